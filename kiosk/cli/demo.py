"""``kiosk demo``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kiosk.cli.diagnostics import say
from kiosk.cli.output import write_line

if TYPE_CHECKING:
    from collections import Counter
    from datetime import date

    from kiosk.bootstrap import Kiosk

_DEFAULT: Final = Path("kiosk-demo")
_EXPORTS: Final = ("attendees.xlsx", "attendance.xlsx", "attendance.csv", "scans.csv", "scans.json")
_WORDS: Final = {
    "admitted": "admitted",
    "left": "left",
    "reread": "read twice by the scanner: nothing new",
    "already_in": "already in",
    "forged": "refused: forged badge",
    "other_event": "refused: badge of another event",
    "cancelled": "refused: registration cancelled",
    "unknown": "refused: unknown code",
    "room_full": "refused: room full",
    "undone": "taken back with undo",
}


@click.command(short_help="Try it: a complete demonstration event.")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False))
def demo(folder: Path | None) -> None:
    """Make the demonstration event in DIR (./kiosk-demo) and open its entrance.

    The event takes place today, with 240 invented attendees; badges.pdf in DIR holds their badges. Without a scanner,
    F5 plays a badge. A DIR that holds an event already is opened as it was left.

    With no terminal it plays a whole day instead, prints what happened, and leaves badges.pdf and the exports in DIR;
    where ./kiosk-demo exists it takes the next free name.
    """
    from kiosk.cli.run import open_entrance  # noqa: PLC0415 -- --help stays fast

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        _play_a_day(folder or _free(_DEFAULT))
        return
    folder = folder or _DEFAULT
    if not (folder / "event.toml").exists():
        _prepare(folder, _today())
    sys.exit(open_entrance(folder, is_demonstration=True))


def _free(path: Path) -> Path:
    number = 1
    candidate = path
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.name}-{number}")
    return candidate


def _today() -> "date":
    from kiosk.clock import SystemClock  # noqa: PLC0415 -- --help stays fast

    return SystemClock().now().astimezone().date()


def _prepare(folder: Path, day: "date") -> None:
    """Make the event, import its attendees and print their badges."""
    from kiosk.bootstrap import open_kiosk  # noqa: PLC0415 -- --help stays fast
    from kiosk.services.event import (  # noqa: PLC0415
        create_demonstration,
        demonstration_attendees,
        demonstration_cancellations,
    )

    say(f"Making the demonstration event in {folder} ...")
    create_demonstration(folder, day)
    kiosk = open_kiosk(folder)
    try:
        result = kiosk.attendee_import.run(demonstration_attendees())
        say(f"  {len(result.additions)} invented attendees imported")
        printed = kiosk.badges.print_all(folder / "badges.pdf")
        say(f"  {printed.badges} badges on {printed.pages} pages in {folder / 'badges.pdf'}")
        cancelled = kiosk.attendee_import.run(demonstration_cancellations())
        say(f"  {len(cancelled.amendments)} of them cancelled since")
    finally:
        kiosk.close()


def _play_a_day(folder: Path) -> None:
    from kiosk.bootstrap import open_kiosk  # noqa: PLC0415 -- --help stays fast
    from kiosk.clock import SetClock, SystemClock  # noqa: PLC0415
    from kiosk.services.demo import DemonstrationDay  # noqa: PLC0415

    _prepare(folder, _today())
    clock = SetClock(SystemClock().now())
    kiosk = open_kiosk(folder, clock)
    try:
        say("Playing the day ...")
        day = DemonstrationDay(kiosk.event, kiosk.key, kiosk.desk, kiosk.attendees, clock)
        day.play()
        _summarise(kiosk, day.verdicts)
        _export(kiosk, folder)
    finally:
        kiosk.close()
    say(f"\nOpen the entrance of this event:  kiosk run --event {folder}")


def _summarise(kiosk: "Kiosk", verdicts: "Counter[str]") -> None:
    language = kiosk.settings.language
    write_line(f"\n{kiosk.event.title.get(language)}\n")
    write_line("At the doors")
    for verdict, count in verdicts.most_common():
        write_line(f"  {count:5}  {_WORDS.get(verdict, verdict)}")
    write_line("\nOn each list            expected  arrived  still inside")
    for entry in kiosk.event.check_in_lists.values():
        counts = kiosk.desk.counts(entry.id)
        write_line(
            f"  {entry.id:<21} {counts.expected:8} {counts.arrived:8} {counts.inside:13}  {entry.title[language]}"
        )


def _export(kiosk: "Kiosk", folder: Path) -> None:
    from kiosk.services.attendance import ExportKind  # noqa: PLC0415 -- --help stays fast

    write_line(f"\nIn {folder}")
    write_line("  badges.pdf")
    for name in _EXPORTS:
        rows = kiosk.exports.write(ExportKind(Path(name).stem), folder / name)
        write_line(f"  {name:<18} {rows} rows")
