"""``kiosk import``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli.diagnostics import ExitCode, end_with, say
from kiosk.cli.options import event_option, json_option, opened
from kiosk.cli.output import write_json, write_line

if TYPE_CHECKING:
    from kiosk.interchange.entries import RowProblem
    from kiosk.services.attendee_import import Amendment, ImportResult

_SHOWN = 20


@click.group("import")
def import_() -> None:
    """Bring in what organisers already have."""


@import_.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would happen and change nothing.")
@event_option
@json_option
def attendees(file: Path, folder: Path, dry_run: bool, as_json: bool) -> None:  # noqa: FBT001 -- click's flags
    """Add or amend attendees from FILE (.csv or .xlsx).

    The header may be in English, French or Dutch; commas, semicolons and tabs, UTF-8, UTF-16 and Excel's own encoding
    are recognised. Columns that are not needed are dropped, and named. A row that cannot be used is reported with its
    number, and the others go in. The same file again changes nothing; an amended row amends. Exit code 1: rows were
    left out.
    """
    with opened(folder) as kiosk:
        result = kiosk.attendee_import.run(file, dry_run=dry_run)
    if as_json:
        write_json(_as_json(result, dry_run=dry_run))
    else:
        _print(result, file, dry_run=dry_run)
    if result.file.problems:
        end_with(ExitCode.REFUSED)


def _print(result: "ImportResult", file: Path, *, dry_run: bool) -> None:
    for field, header in result.file.mapped.items():
        say(f"  {header!r} is the {field.replace('_', ' ')}")
    if result.file.dropped:
        say(f"  not used and not stored: {', '.join(map(repr, result.file.dropped))}")
    if dry_run:
        for added in result.additions[:_SHOWN]:
            say(f"  row {added.row}: new: {added.attendee.name}, {added.attendee.organisation or '-'}")
        _say_rest(len(result.additions))
    for amended in result.amendments[:_SHOWN]:
        say(f"  row {amended.row}: amended: {_changes(amended)}")
    _say_rest(len(result.amendments))
    for namesake in result.namesakes:
        who = f"{namesake.other.name}, {namesake.other.organisation or '-'}"
        say(
            click.style("  warning: ", fg="yellow") + f"{file.name}, row {namesake.row}: {who} is registered already; "
            "taken for another person of that name."
        )
    for warning in result.file.warnings:
        say(click.style("  warning: ", fg="yellow") + _told(file, warning))
    for problem in result.file.problems:
        say(click.style("  left out: ", fg="red", bold=True) + _told(file, problem))
    verb = "would be" if dry_run else "were"
    write_line(
        f"{len(result.additions)} {verb} added, {len(result.amendments)} amended, {result.unchanged} unchanged, "
        f"{len(result.file.problems)} left out."
    )


def _told(file: Path, problem: "RowProblem") -> str:
    return f"{file.name}, row {problem.row}: {problem.message}" if problem.row else f"{file.name}: {problem.message}"


def _say_rest(count: int) -> None:
    if count > _SHOWN:
        say(f"  ... and {count - _SHOWN} more")


def _changes(amended: "Amendment") -> str:
    fields = ("given_name", "family_name", "organisation", "group", "language", "status")
    pairs = [(field, getattr(amended.before, field), getattr(amended.after, field)) for field in fields]
    changed = [f"{field.replace('_', ' ')} {old or '-'!s} -> {new!s}" for field, old, new in pairs if old != new]
    changed += ["a new ticket"] if amended.has_new_code else []
    return f"{amended.after.name}: {'; '.join(changed) or 'a new e-mail address'}"


def _as_json(result: "ImportResult", *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "added": len(result.additions),
        "amended": len(result.amendments),
        "unchanged": result.unchanged,
        "mapped": result.file.mapped,
        "dropped": result.file.dropped,
        "left_out": [{"row": problem.row, "message": problem.message} for problem in result.file.problems],
        "warnings": [{"row": warning.row, "message": warning.message} for warning in result.file.warnings],
    }
