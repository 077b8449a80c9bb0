"""``kiosk run``."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli.diagnostics import say
from kiosk.cli.options import event_option

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk


@click.command()
@click.argument("place", default="", metavar="[entrance|door|LIST]")
@click.argument("list_id", default="", metavar="[SESSION]")
@event_option
def run(place: str, list_id: str, folder: Path) -> None:
    """Open the check-in screen.

    \b
    kiosk run                       the list of kiosk.toml, else the entrance
    kiosk run entrance              the first list of event.toml
    kiosk run door panel-culture    the door of a session
    kiosk run meal                  any other list of event.toml

    Keys: type a name to search; F1 shows the others; F10 leaves.
    """  # noqa: D301 -- click's mark for "keep these lines"
    if place == "door" and not list_id:
        raise click.UsageError("which door? Name the session: kiosk run door SESSION")
    if place not in {"", "door"} and list_id:
        raise click.UsageError(f"kiosk run {place} takes nothing more; for a session's door: kiosk run door {list_id}")
    sys.exit(open_entrance(folder, list_id=list_id or place))


def open_entrance(folder: Path, *, list_id: str = "", is_demonstration: bool = False) -> int:
    """Run the check-in screen on an event folder until it is left; return the exit code."""
    from kiosk.tui.app import run_entrance  # noqa: PLC0415 -- only this command needs Textual

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        say("kiosk run needs a terminal; without one use: kiosk scan -")
        return 2

    def opener() -> "Kiosk":
        from kiosk.bootstrap import open_kiosk  # noqa: PLC0415 -- after the first paint

        kiosk = open_kiosk(folder, list_id=list_id, patience=1.0)  # a frozen screen is worse than a scan again
        kiosk.desk.check_in_list()
        return kiosk

    return run_entrance(opener, samples=_samples if is_demonstration else None)


def _samples(kiosk: "Kiosk") -> Iterator[str]:
    return kiosk.sample_codes()
