"""Opening the database, and the one way to write to it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from kiosk.domain.errors import StoreError
from kiosk.store.migrations import migrations

_BUSY_SECONDS = 5.0


def open_database(path: Path) -> Database:
    """Open kiosk.db, making or migrating it where needed.

    WAL with synchronous=FULL: what was committed survives a pulled plug. secure_delete: what was erased is overwritten.
    Raises StoreError where the file is no database, cannot be written, or stays locked for five seconds.
    """
    with translated_errors(path):
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            database = Database(connection, strict=True)
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
                connection.execute(f"PRAGMA {pragma}").fetchall()
            migrations.apply(database)
        except BaseException:
            connection.close()
            raise
    return database


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """Run a block as one transaction that holds the write lock from its first statement.

    sqlite-utils' atomic() begins deferred: a read followed by a write would then fail at once beside another writer.
    """
    with translated_errors():
        database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")


@contextmanager
def translated_errors(path: Path | None = None) -> Iterator[None]:
    """Turn SQLite's errors into StoreError, with the remedy."""
    try:
        yield
    except sqlite3.Error as error:
        name = path or "kiosk.db"
        raise StoreError(f"{name}: {_remedy(error)} ({error})") from error


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
