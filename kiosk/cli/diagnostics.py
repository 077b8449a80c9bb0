"""Narration: the only writer of stderr, and the only place that knows exit codes."""

import sys
from enum import IntEnum
from typing import Any

import click

from kiosk.domain.errors import KioskError, StoreError


class ExitCode(IntEnum):
    """What the process ends with."""

    DONE = 0
    REFUSED = 1
    """A scan was refused or already in, or rows of a file were left out."""
    USAGE = 2
    """Wrong usage, configuration or input file."""
    STORE = 3
    """The database could not be used."""
    INTERRUPTED = 130
    """Ctrl+C."""


def exit_code_for(error: KioskError) -> ExitCode:
    """Return the exit code of an error."""
    return ExitCode.STORE if isinstance(error, StoreError) else ExitCode.USAGE


def say(message: str) -> None:
    """Tell the person at the keyboard something; it is no data."""
    click.echo(message, err=True)


class KioskGroup(click.Group):
    """A command group that loads its commands late and turns errors into one message and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except KioskError as error:
            say(click.style("error: ", fg="red", bold=True) + str(error))
            sys.exit(exit_code_for(error))
        except BrokenPipeError:
            sys.stderr.close()  # the reader of our output went away; nobody is left to tell
            sys.exit(ExitCode.DONE)
