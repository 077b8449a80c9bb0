"""The ``kiosk`` command and its list of commands."""

import importlib
import os
from typing import Any

import click

from kiosk.cli.diagnostics import KioskGroup

_COMMANDS = {
    "demo": "kiosk.cli.demo:demo",
    "new": "kiosk.cli.new:new",
    "import": "kiosk.cli.import_:import_",
    "badges": "kiosk.cli.badges:badges",
    "run": "kiosk.cli.run:run",
    "scan": "kiosk.cli.scan:scan",
    "export": "kiosk.cli.export:export",
    "status": "kiosk.cli.status:status",
}


class LazyCommands(KioskGroup):
    """Imports a command's module when it is asked for, so that each starts with no more than it needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Return the commands in the order in which an organiser meets them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's signature
        """Import and return a command."""
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name].split(":")
        command: Any = getattr(importlib.import_module(module), name)
        return command if isinstance(command, click.Command) else None


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="event-kiosk", prog_name="kiosk")
def main() -> None:
    """Check people in at the door, from badges with a QR code, without a network.

    \b
    Try it now:            kiosk demo
    Prepare an event:      kiosk new my-event
                           cd my-event            (edit event.toml)
                           kiosk import attendees list.xlsx
                           kiosk badges -o badges.pdf
    At the door:           kiosk run
    Afterwards:            kiosk export attendance -o attendance.xlsx

    Every command works on the event folder that you are in; --event DIR names another.
    Exit codes: 0 done, 1 refused or rows left out, 2 wrong usage or configuration, 3 database, 130 interrupted.
    """  # noqa: D301 -- click's mark for "keep these lines"
    os.umask(0o077)  # what is written may name people: for this account only
