"""Opening the database, and the one way to write to it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlite_utils import Database

from kiosk.domain.errors import StoreError
from kiosk.store.migrations import migrations


def open_database(path: Path, *, create: bool = False, patience: float = 5.0) -> sqlite3.Connection:
    """Open kiosk.db and migrate it where needed; statements outside a transaction commit by themselves.

    WAL with synchronous=FULL: what was committed survives a pulled plug. secure_delete: what was erased is overwritten.
    Raises StoreError where the file is missing and ``create`` is not asked for (an empty database in its place would admit
    everybody anew), is no database, cannot be written, or stays locked for
    ``patience`` seconds.
    """
    if not create and not path.exists():
        raise StoreError(f"{path}: the database is missing; put it back, or a backup of it, before anything is scanned")
    with translated_errors(path):
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
                connection.execute(f"PRAGMA {pragma}").fetchall()
            migrations.apply(Database(connection, strict=True))
        except BaseException:
            connection.close()
            raise
    return connection


class Transaction:
    """A block as one transaction that holds the write lock from its first statement.

    sqlite-utils' atomic() begins deferred: a read followed by a write would then fail at once beside another writer.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        """Begin; waits for another writer, as long as the connection's patience lasts."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as failure:
            raise translated(failure) from failure

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commit; after an error, leave everything as it was."""
        try:
            if error is None:
                self._connection.execute("COMMIT")
        except sqlite3.Error as failure:
            raise translated(failure) from failure
        finally:
            if self._connection.in_transaction:  # the block failed, or the commit did, as on a full disk
                self._connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            raise translated(error) from error


@contextmanager
def translated_errors(path: Path | None = None) -> Iterator[None]:
    """Turn SQLite's errors in a block into StoreError, with the remedy."""
    try:
        yield
    except sqlite3.Error as failure:
        raise translated(failure, path) from failure


def translated(failure: sqlite3.Error, path: Path | None = None) -> StoreError:
    """Return the StoreError that says what SQLite's error means, and the remedy."""
    return StoreError(f"{path or 'kiosk.db'}: {_remedy(failure)} ({failure})")


def _remedy(error: sqlite3.Error) -> str:
    text = str(error)
    if "locked" in text or "busy" in text:
        return "another program holds the database; close it and try again"
    if "not a database" in text or "malformed" in text:
        return "the file is damaged; put a backup in its place"
    if "full" in text:
        return "the disk is full; free some space and scan again"
    if "readonly" in text or "unable to open" in text:
        return "the folder cannot be written; check its permissions and that the disk is not read-only"
    return "the database could not be used; nothing was changed"
