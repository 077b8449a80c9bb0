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
    UNREAD = 141
    """The reader of our output went away, as shells say it: 128 + SIGPIPE."""


_EXIT_CODE = "kiosk.exit_code"


def exit_code_for(error: KioskError) -> ExitCode:
    """Return the exit code of an error."""
    return ExitCode.STORE if isinstance(error, StoreError) else ExitCode.USAGE


def say(message: str) -> None:
    """Tell the person at the keyboard something; it is no data."""
    click.echo(message, err=True)


def end_with(code: ExitCode) -> None:
    """Go on, and end the process with this code unless something worse happens."""
    click.get_current_context().find_root().meta[_EXIT_CODE] = code


class KioskGroup(click.Group):
    """The root of the commands: turns errors into one message, and everything into an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the chosen command and end the process."""
        try:
            super().invoke(ctx)
            code = ctx.meta.get(_EXIT_CODE, ExitCode.DONE)
        except KioskError as error:
            code = _fail(str(error), exit_code_for(error))
        except (KeyboardInterrupt, click.Abort):
            code = ExitCode.INTERRUPTED
        except BrokenPipeError:
            sys.stdout = None  # the reader of our output went away; nothing more can be told, or flushed
            code = ctx.meta.get(_EXIT_CODE, ExitCode.UNREAD)
        except OSError as error:
            code = _fail(f"{error.filename or 'standard output'}: {error.strerror}", ExitCode.USAGE)
        sys.exit(code)


def _fail(message: str, code: ExitCode) -> ExitCode:
    say(click.style("error: ", fg="red", bold=True) + message)
    return code
