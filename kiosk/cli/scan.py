"""``kiosk scan``."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.cli.diagnostics import ExitCode, end_with
from kiosk.cli.options import event_option, json_option, opened
from kiosk.cli.output import write_json, write_line
from kiosk.domain.check_in import VERDICT_NAMES, Admitted, Left, Refused, Reread
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
    in. A code that is read again within three seconds is a "reread" and counts as what it was the first time.
    """
    direction = Direction.EXIT if is_exit else Direction.ENTRY
    with opened(folder) as kiosk:
        kiosk.desk.check_in_list(list_id)
        for code, reader in _codes(codes):
            outcome = kiosk.desk.scan(code, reader=reader, list_id=list_id, direction=direction)
            if _verdict(outcome)[1] in {"refused", "already_in"}:
                end_with(ExitCode.REFUSED)
            if as_json:
                write_json(_as_json(outcome))
            else:
                write_line(_as_text(outcome, kiosk.event.local))


def _codes(arguments: tuple[str, ...]) -> Iterator[tuple[str, ReaderKind]]:
    """Yield each code with how it came: an argument was typed by staff, a line of standard input comes from a scanner."""
    for argument in arguments:
        if argument != "-":
            yield argument, ReaderKind.COMMAND
            continue
        for line in _lines():
            yield line, ReaderKind.WEDGE


def _lines() -> Iterator[str]:
    """Yield the lines of standard input as soon as each is complete, whether CR, LF or both end it; empty ones are nothing."""
    rest = b""
    while piece := os.read(sys.stdin.fileno(), 1 << 16):
        *complete, rest = re.split(rb"[\r\n]", rest + piece)
        yield from _texts(complete)
    yield from _texts([rest])


def _texts(lines: list[bytes]) -> Iterator[str]:
    for line in lines:
        if text := line.decode("utf-8", "replace").strip():
            yield text


def _verdict(outcome: "Outcome") -> tuple[str, str, str | None]:
    """Return the verdict, the one that counts, and the reason: for a re-read, those of what was read before."""
    verdict = outcome.verdict
    name = VERDICT_NAMES[type(verdict)]
    if isinstance(verdict, Reread):
        return name, verdict.earlier.verdict, verdict.earlier.reason
    return name, name, verdict.reason.value if isinstance(verdict, Refused) else None


def _as_json(outcome: "Outcome") -> dict[str, Any]:
    attendee = outcome.attendee
    name, _, reason = _verdict(outcome)
    return {
        "verdict": name,
        "reason": reason,
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
    name, _, reason = _verdict(outcome)
    word = name.replace("_", " ").upper()
    notes = [reason.replace("_", " ")] if reason else []
    notes += [attendee.name, attendee.organisation] if attendee else []
    if isinstance(verdict, Admitted) and verdict.is_unknown:
        notes.append("genuine badge, name not here yet")
    if isinstance(verdict, Left) and verdict.without_entry:
        notes.append("no entry was recorded")
    if outcome.first_at:
        notes.append(f"since {local(outcome.first_at):%H:%M:%S} at {outcome.first_gate}")
    return "  ".join([f"{word:<10}", outcome.number or "-" * 10, ", ".join(filter(None, notes))]).rstrip()
