"""One open kiosk.db."""

from contextlib import AbstractContextManager
from pathlib import Path

from kiosk.store.attendee import Register
from kiosk.store.database import Transaction, open_database, translated_errors
from kiosk.store.journal import Journal


class Store:
    """The journal and the register of one event, in one file. Used from one thread; a worker opens its own."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self._connection = open_database(path, create=create)
        self.journal = Journal(self._connection)
        self.register = Register(self._connection)

    def transaction(self) -> Transaction:
        """Return a block as one durable transaction; all of it happens, or none."""
        return Transaction(self._connection)

    def reading(self) -> AbstractContextManager[None]:
        """Return a block that only reads; SQLite's errors come out as StoreError."""
        return translated_errors()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
