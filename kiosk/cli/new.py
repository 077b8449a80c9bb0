"""``kiosk new``."""

from datetime import datetime
from pathlib import Path

import click

from kiosk.cli.diagnostics import say


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the event; today where left out.")
def new(folder: Path, day: datetime | None) -> None:
    """Make an event folder DIR.

    It holds event.toml (edit it: titles, sessions, lists, groups), kiosk.toml (this machine's name and gate), kiosk.db
    and secret.key. Copy secret.key to nobody: whoever has it can print badges.
    """
    from kiosk.clock import SystemClock  # noqa: PLC0415 -- --help stays fast
    from kiosk.services.event import create_event  # noqa: PLC0415

    create_event(folder, (day or SystemClock().now().astimezone()).date())
    say(f"Made {folder}. Next:\n  edit {folder / 'event.toml'}\n  kiosk import attendees FILE --event {folder}")
