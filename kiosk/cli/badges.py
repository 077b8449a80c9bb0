"""``kiosk badges``."""

import sys
from pathlib import Path

import click

from kiosk.cli.diagnostics import ExitCode, end_with, say
from kiosk.cli.options import event_option, opened
from kiosk.cli.output import write_line


@click.command(short_help="Print the badges to a PDF.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE.pdf")
@click.option("--stock", default="", metavar="NAME", help="The paper; event.toml's where left out.")
@event_option
def badges(output: Path, stock: str, folder: Path) -> None:
    """Print the badges of everybody whose registration stands, by family name, to a PDF.

    Print it at 100 % ("actual size"), not fitted to the page. A badge whose name holds a character that no font has is
    left out and reported. Exit code 1: badges were left out.
    """
    with opened(folder) as kiosk:
        bar = click.progressbar(range(kiosk.badges.count()), label="Drawing badges", file=sys.stderr)
        with bar:
            printed = kiosk.badges.print_all(output, stock=stock, progress=lambda done: bar.update(done - bar.pos))
    pages = "1 page" if printed.pages == 1 else f"{printed.pages} pages"
    write_line(f"{printed.badges} badges on {pages}: {output}")
    for trouble in printed.left_out:
        say(click.style("left out: ", fg="red", bold=True) + trouble)
        end_with(ExitCode.REFUSED)
    say("Print at 100 % (actual size).")
