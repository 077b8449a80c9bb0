import sqlite3
from pathlib import Path

import pytest

from kiosk.domain.errors import StoreError
from kiosk.store.store import Store
from tests.factories import NOON


def test_facts_are_numbered_without_gaps_and_read_back_as_written(store: Store) -> None:
    with store.transaction():
        written = [
            store.journal.append("scanned", f"subject {turn % 2}", {"turn": turn, "é": "ሰላም"}, NOON)
            for turn in range(5)
        ]

    assert [fact for _, fact in store.journal.since(0)] == written
    assert [fact.origin_seq for fact in written] == [1, 2, 3, 4, 5]
    assert len({fact.hlc for fact in written}) == 5
    assert store.journal.about("subject 1") == [written[3], written[1]]
    assert store.journal.about("subject 1", newest=1) == [written[3]]
    assert [fact.id for _, fact in store.journal.since(3)] == [written[3].id, written[4].id]
    assert store.journal.get(written[2].id) == written[2]


def test_a_block_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.transaction():
        store.journal.append("scanned", "x", {}, NOON)
        raise RuntimeError

    assert list(store.journal.since(0)) == []
    with store.transaction():
        assert store.journal.append("scanned", "x", {}, NOON).origin_seq == 1


def test_two_processes_share_one_origin_and_never_a_number(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "kiosk.db")
    for turn in range(6):
        writer = (store, other)[turn % 2]
        with writer.transaction():
            writer.journal.append("scanned", "x", {}, NOON)
    other.close()

    assert [fact.origin_seq for _, fact in store.journal.since(0)] == [1, 2, 3, 4, 5, 6]
    assert {fact.origin for _, fact in store.journal.since(0)} == {store.journal.origin}


def test_the_database_keeps_what_was_promised_and_refuses_wrong_types(store: Store, tmp_path: Path) -> None:
    connection = store._connection
    pragmas = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}

    tables = connection.execute(
        "select name, sql from sqlite_schema where type = 'table' and name not glob '_*'"
    ).fetchall()
    assert {name for name, _ in tables} >= {"fact", "journal", "attendee", "badge", "foreign_code"}
    assert all("strict" in sql for name, sql in tables if not name.startswith("sqlite"))
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in INTEGER column"):
        connection.execute("insert into fact values (1, 'a', 'b', 'one', 1, 'w', 'k', 's', 1, '{}', '')")


def test_a_file_that_is_no_database_is_told_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "kiosk.db").write_bytes(b"this is a letter to my aunt" * 100)

    with pytest.raises(StoreError, match=r"kiosk\.db: the file is damaged; put a backup in its place"):
        Store(tmp_path / "kiosk.db")


def test_nothing_is_written_to_a_file_that_was_moved_away(store: Store, tmp_path: Path) -> None:
    (tmp_path / "kiosk.db").rename(tmp_path / "elsewhere.db")

    with pytest.raises(StoreError, match="the file was moved or replaced"):
        store.transaction()
    (tmp_path / "kiosk.db").write_bytes(b"")
    with pytest.raises(StoreError, match="the file was moved or replaced"):
        store.transaction()


def test_a_locked_database_is_told_with_the_remedy(store: Store, tmp_path: Path) -> None:
    store._connection.execute("PRAGMA busy_timeout = 50").fetchall()
    other = sqlite3.connect(tmp_path / "kiosk.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreError, match="another program holds the database"), store.transaction():
        pass
    other.close()
