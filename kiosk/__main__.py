"""The entry point of the ``kiosk`` command."""

from kiosk.cli.root import main

if __name__ == "__main__":
    main()
