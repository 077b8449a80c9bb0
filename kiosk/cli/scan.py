"""``kiosk scan``."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.cli.diagnostics import ExitCode
from kiosk.cli.options import event_option, json_option, opened
from kiosk.cli.output import write_json, write_line
from kiosk.domain.check_in import VERDICT_NAMES, Admitted, Left, Refused
from kiosk.domain.scan import ReaderKind
from kiosk.domain.value import Direction

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.services.check_in import Outcome


@click.command()
@click.argument("codes", nargs=-1, required=True, metavar="CODE... | -")
@click.option("--list", "list_id", metavar="NAME", help="The check-in list; the kiosk's own where left out.")
@click.option("--exit", "is_exit", is_flag=True, help="Record exits instead of entries.")
@event_option
@json_option
def scan(codes: tuple[str, ...], list_id: str | None, is_exit: bool, folder: Path, as_json: bool) -> None:  # noqa: FBT001 -- click's flags
    """Scan badge codes without the screen: one verdict a line.

    CODE is what a scanner delivers, or the ten letters under the symbol; "-" reads one code a line from standard input
    and answers each at once. A name instead of a code is not accepted. Exit code 1: at least one was refused or already
    in.
    """
    direction = Direction.EXIT if is_exit else Direction.ENTRY
    is_all_well = True
    with opened(folder) as kiosk:
        kiosk.desk.check_in_list(list_id)
        for code in _codes(codes):
            outcome = kiosk.desk.scan(code, reader=ReaderKind.COMMAND, list_id=list_id, direction=direction)
            is_all_well &= VERDICT_NAMES[type(outcome.verdict)] not in {"refused", "already_in"}
            if as_json:
                write_json(_as_json(outcome))
            else:
                write_line(_as_text(outcome, kiosk.event.local))
    if not is_all_well:
        sys.exit(ExitCode.REFUSED)


def _codes(arguments: tuple[str, ...]) -> Iterator[str]:
    for argument in arguments:
        if argument != "-":
            yield argument
            continue
        for line in sys.stdin.buffer:
            if text := line.decode("utf-8", "replace").strip():
                yield text


def _as_json(outcome: "Outcome") -> dict[str, Any]:
    attendee, verdict = outcome.attendee, outcome.verdict
    return {
        "verdict": VERDICT_NAMES[type(verdict)],
        "reason": verdict.reason.value if isinstance(verdict, Refused) else None,
        "number": outcome.number,
        "attendee": attendee
        and {
            "id": attendee.id,
            "name": attendee.name,
            "organisation": attendee.organisation,
            "group": attendee.group,
            "language": attendee.language or None,
        },
        "list": outcome.list_id,
        "direction": outcome.direction.value,
        "gate": outcome.gate,
        "at": _utc(outcome.at),
        "first_at": _utc(outcome.first_at),
        "first_gate": outcome.first_gate,
        "forced": outcome.forced,
        "id": outcome.id,
    }


def _utc(moment: "datetime | None") -> str | None:
    from kiosk.clock import to_wall  # noqa: PLC0415 -- --help stays fast

    return to_wall(moment) if moment else None


def _as_text(outcome: "Outcome", local: Any) -> str:
    verdict, attendee = outcome.verdict, outcome.attendee
    word = VERDICT_NAMES[type(verdict)].replace("_", " ").upper()
    notes = [attendee.name, attendee.organisation] if attendee else []
    if isinstance(verdict, Refused):
        notes.insert(0, verdict.reason.value.replace("_", " "))
    if isinstance(verdict, Admitted) and verdict.is_unknown:
        notes.append("genuine badge, name not here yet")
    if isinstance(verdict, Left) and verdict.without_entry:
        notes.append("no entry was recorded")
    if outcome.first_at:
        notes.append(f"since {local(outcome.first_at):%H:%M:%S} at {outcome.first_gate}")
    return "  ".join([f"{word:<10}", outcome.number or "-" * 10, ", ".join(filter(None, notes))]).rstrip()
