"""``kiosk demo``."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli.diagnostics import say
from kiosk.cli.output import write_line
from kiosk.domain.errors import ConfigurationError

if TYPE_CHECKING:
    from kiosk.services.demo import DaySummary


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path, file_okay=False), default=Path("kiosk-demo"))
def demo(folder: Path) -> None:
    """Make the demonstration event in DIR (./kiosk-demo) and open its entrance.

    The event takes place today, with 240 invented attendees; badges.pdf in DIR holds their badges. Without a scanner,
    F5 plays a badge. A DIR that holds the demonstration already is opened again as it was left.

    With no terminal it plays a whole day instead, prints what happened, and leaves badges.pdf and the exports in DIR.
    """
    from kiosk.cli.run import open_entrance  # noqa: PLC0415 -- --help stays fast

    is_interactive = sys.stdin.isatty() and sys.stdout.isatty()
    if is_interactive and (folder / "event.toml").exists():
        _require_demonstration(folder)
    else:
        _prepare(folder, today(), is_played=not is_interactive)
    if is_interactive:
        sys.exit(open_entrance(folder, is_demonstration=True))
