"""``kiosk status``."""

from pathlib import Path

import click

from kiosk.cli.options import event_option, json_option, opened
from kiosk.cli.output import write_json, write_line


@click.command()
@event_option
@json_option
def status(folder: Path, as_json: bool) -> None:  # noqa: FBT001 -- click's flag
    """Count who is expected, arrived and inside, on every list."""
    with opened(folder) as kiosk:
        lists = kiosk.event.check_in_lists.values()
        language = kiosk.settings.language
        rows = [(entry.id, entry.title[language], kiosk.desk.counts(entry.id)) for entry in lists]
    if as_json:
        write_json(
            [
                {"list": name, "title": title, "expected": n.expected, "arrived": n.arrived, "inside": n.inside}
                for name, title, n in rows
            ]
        )
        return
    width = max(len(name) for name, _, _ in rows)
    write_line(f"{'list':<{width}}  expected  arrived  inside  title")
    for name, title, counts in rows:
        write_line(f"{name:<{width}}  {counts.expected:8}  {counts.arrived:7}  {counts.inside:6}  {title}")
