"""The entry point of the ``kiosk`` command."""

import sys


def main() -> None:
    """Run the command line; Ctrl+C ends it at any moment without a traceback."""
    try:
        from kiosk.cli.root import main as run  # noqa: PLC0415 -- an interrupt while it loads is caught as well

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
