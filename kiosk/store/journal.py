"""The journal of facts: append, and read in several orders."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from pydantic_core import from_json, to_json

from kiosk.clock import milliseconds, new_id, new_origin, to_wall
from kiosk.domain.fact import SCANNED, UNDONE, Fact, tick
from kiosk.store.database import Transaction

_COLUMNS: Final = "id, origin, origin_seq, hlc, wall_at, kind, subject, body, schema, signature"


class Journal:
    """Facts in the order in which this file learned of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.origin = self._read_or_draw_origin()

    def _read_or_draw_origin(self) -> str:
        if row := self._connection.execute("select origin from journal").fetchone():
            return str(row[0])
        with Transaction(self._connection):
            if row := self._connection.execute("select origin from journal").fetchone():
                return str(row[0])  # another process was a moment faster
            origin = new_origin()
            self._connection.execute("insert into journal (origin) values (?)", (origin,))
        return origin

    def append(self, kind: str, subject: str, body: dict[str, Any], at: datetime) -> Fact:
        """Add a fact of this kiosk, made at an aware time, and return it. Call it inside a transaction."""
        last = self._connection.execute(
            "select origin_seq, hlc from fact where origin = ? order by origin_seq desc limit 1", (self.origin,)
        ).fetchone()
        last_seq, last_hlc = last or (0, 0)
        fact = Fact(
            id=new_id(at),
            origin=self.origin,
            origin_seq=last_seq + 1,
            hlc=tick(last_hlc, milliseconds(at)),
            wall_at=to_wall(at),
            kind=kind,
            subject=subject,
            body=body,
        )
        self._connection.execute(f"insert into fact ({_COLUMNS}) values (?,?,?,?,?,?,?,?,?,?)", _row(fact))
        return fact

    def about(self, subject: str, newest: int = -1) -> list[Fact]:
        """Return the facts about one badge number or unknown code, or the newest so many of them, newest first."""
        return self._facts("where subject = ? order by seq desc limit ?", (subject, newest))

    def about_attendee(self, attendee_id: str) -> list[Fact]:
        """Return the facts about an attendee, under whichever badge."""
        return self._facts("where subject in (select number from badge where attendee_id = ?)", (attendee_id,))

    def get(self, fact_id: str) -> Fact | None:
        """Return one fact, or None where this file does not have it."""
        return next(iter(self._facts("where id = ?", (fact_id,))), None)

    def latest_scans(self, list_id: str, limit: int) -> list[Fact]:
        """Return the newest scans that were made here on a list, newest first."""
        return self._facts(
            "where origin = ? and kind = ? and json_extract(body, '$.list') = ? order by origin_seq desc limit ?",
            (self.origin, SCANNED, list_id, limit),
        )

    def scans(self) -> Iterator[Fact]:
        """Yield every scan in the order in which they happened, as far as the clocks tell."""
        cursor = self._connection.execute(f"select {_COLUMNS} from fact where kind = ? order by hlc, id", (SCANNED,))
        for row in cursor:
            yield _fact(row)

    def undone(self) -> set[str]:
        """Return the ids of all scans that were taken back."""
        cursor = self._connection.execute("select json_extract(body, '$.fact') from fact where kind = ?", (UNDONE,))
        return {row[0] for row in cursor}

    def since(self, seq: int) -> Iterator[tuple[int, Fact]]:
        """Yield (seq, fact) of all that this file learned after a position, in that order; 0 is the beginning."""
        cursor = self._connection.execute(f"select {_COLUMNS}, seq from fact where seq > ? order by seq", (seq,))
        for row in cursor:
            yield row[10], _fact(row)

    def _facts(self, condition: str, parameters: tuple[Any, ...]) -> list[Fact]:
        return [_fact(row) for row in self._connection.execute(f"select {_COLUMNS} from fact {condition}", parameters)]


def _row(fact: Fact) -> tuple[Any, ...]:
    body = to_json(fact.body).decode()
    envelope = (fact.id, fact.origin, fact.origin_seq, fact.hlc, fact.wall_at, fact.kind, fact.subject)
    return (*envelope, body, fact.schema, fact.signature)


def _fact(row: tuple[Any, ...]) -> Fact:
    fact_id, origin, origin_seq, hlc, wall_at, kind, subject, body, schema, signature, *_ = row
    return Fact(fact_id, origin, origin_seq, hlc, wall_at, kind, subject, from_json(body), schema, signature)
