"""``kiosk export``."""

from pathlib import Path

import click

from kiosk.cli.options import event_option, opened
from kiosk.cli.output import write_line


@click.command()
@click.argument("kind", type=click.Choice(["attendees", "attendance", "scans"]))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE.csv|.xlsx|.json"
)
@event_option
def export(kind: str, output: Path, folder: Path) -> None:
    """Write what happened to a file, for Excel or for machines.

    \b
    attendees    everybody in the register, and when they arrived
    attendance   one row a person and list: first entry, last exit
    scans        every scan, refused and undone ones included

    CSV opens in Belgian Excel with a double click; times stand in local time and in UTC. JSON has one object a line and
    can be checked against the journal.
    """  # noqa: D301 -- click's mark for "keep these lines"
    from kiosk.services.attendance import ExportKind  # noqa: PLC0415 -- --help stays fast

    with opened(folder) as kiosk:
        rows = kiosk.exports.write(ExportKind(kind), output)
    write_line(f"{rows} rows: {output}")
