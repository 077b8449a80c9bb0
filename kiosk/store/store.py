"""One open kiosk.db."""

from contextlib import AbstractContextManager
from pathlib import Path

from kiosk.domain.errors import StoreError
from kiosk.store.attendee import Register
from kiosk.store.database import Transaction, open_database, translated_errors
from kiosk.store.journal import Journal


class Store:
    """The journal and the register of one event, in one file. Used from one thread; a worker opens its own."""

    def __init__(self, path: Path, *, create: bool = False, patience: float = 5.0) -> None:
        self._path = path
        self._connection = open_database(path, create=create, patience=patience)
        self._file = self._file_on_disk()
        self.journal = Journal(self._connection)
        self.register = Register(self._connection)

    def transaction(self) -> Transaction:
        """Return a block as one durable transaction; all of it happens, or none.

        Raises StoreError where the file was moved or deleted since it was opened: what went into it would be lost.
        """
        if self._file_on_disk() != self._file:
            raise StoreError(f"{self._path}: the file was moved or replaced; put it back and start again")
        return Transaction(self._connection)

    def reading(self) -> AbstractContextManager[None]:
        """Return a block that only reads; SQLite's errors come out as StoreError."""
        return translated_errors()

    def _file_on_disk(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
