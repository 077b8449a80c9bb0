"""Options that several commands share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk

event_option: Callable[[Any], Any] = click.option(
    "--event",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="DIR",
    help="The event folder; the one that you are in where left out.",
)

json_option: Callable[[Any], Any] = click.option("--json", "as_json", is_flag=True, help="Print JSON, for machines.")


@contextmanager
def opened(folder: Path) -> Iterator["Kiosk"]:
    """Open an event folder and close it again."""
    from kiosk.bootstrap import open_kiosk  # noqa: PLC0415 -- --help stays fast

    kiosk = open_kiosk(folder)
    try:
        yield kiosk
    finally:
        kiosk.close()
