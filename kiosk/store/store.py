"""One open kiosk.db."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.store.attendee import Register
from kiosk.store.database import open_database, transaction, translated_errors
from kiosk.store.journal import Journal


class Store:
    """The journal and the register of one event, in one file. Used from one thread; a worker opens its own."""

    def __init__(self, path: Path) -> None:
        self._database = open_database(path)
        self.journal = Journal(self._database)
        self.register = Register(self._database)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block as one durable transaction; all of it happens, or none."""
        with transaction(self._database):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Run a block that only reads; SQLite's errors come out as StoreError."""
        with translated_errors():
            yield

    def close(self) -> None:
        """Close the file."""
        self._database.close()
