"""The register: people, their badges, and the tickets of other systems."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from kiosk.domain.attendee import Attendee, AttendeeStatus, fold
from kiosk.domain.check_in import Bearer

_COLUMNS: Final = (
    "attendee.id, attendee.number, given_name, family_name, organisation, group_id, language, status, is_walk_in"
)
_STATUSES: Final = {status.value: status for status in AttendeeStatus}
_STANDING: Final = "erased_at is null"


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """An attendee with what only the register needs: who wrote the row, when, and how to recognise it in an import."""

    attendee: Attendee
    hlc: int
    origin: str
    email_hash: str = ""
    code_hash: str = ""


class Register:
    """Reads and writes people. Writing happens inside a transaction of the caller."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._counted_version = -1
        self._group_counts: dict[str, int] = {}

    def get(self, attendee_id: str) -> Attendee | None:
        """Return a person who is not erased."""
        return self._one(f"where attendee.id = ? and {_STANDING}", attendee_id)

    def bearer_of_number(self, number: str) -> Bearer:
        """Return what is known of a badge number; an unknown one has neither attendee nor revocation."""
        row = self._connection.execute(
            f"select {_COLUMNS}, badge.revoked_at is not null or erased_at is not null "
            "from badge join attendee on attendee.id = badge.attendee_id where badge.number = ?",
            (number,),
        ).fetchone()
        if row is None:
            return Bearer()
        return Bearer(is_revoked=True) if row[9] else Bearer(_attendee(row))

    def bearer_of_code(self, code_hash: str) -> Bearer:
        """Return what is known of a ticket that another system issued."""
        row = self._connection.execute(
            f"select {_COLUMNS}, erased_at is not null from foreign_code "
            "join attendee on attendee.id = foreign_code.attendee_id where code_hash = ?",
            (code_hash,),
        ).fetchone()
        if row is None:
            return Bearer()
        return Bearer(is_revoked=True) if row[9] else Bearer(_attendee(row))

    def everyone(self) -> list[Attendee]:
        """Return all who are not erased, by family name, then given name, accents aside."""
        rows = self._connection.execute(f"select {_COLUMNS} from attendee where {_STANDING}")
        return sorted(
            map(_attendee, rows), key=lambda person: (fold(person.family_name), fold(person.given_name), person.id)
        )

    def page(self, after: str, size: int) -> list[Attendee]:
        """Return the next people by id who are not erased, after an id; "" is the beginning."""
        rows = self._connection.execute(
            f"select {_COLUMNS} from attendee where attendee.id > ? and {_STANDING} order by attendee.id limit ?",
            (after, size),
        )
        return [_attendee(row) for row in rows]

    def everyone_with_hashes(self) -> Iterator[tuple[Attendee, str]]:
        """Yield all who are not erased with the keyed hash of their e-mail address, for an import to recognise them."""
        for row in self._connection.execute(f"select {_COLUMNS}, email_hash from attendee where {_STANDING}"):
            yield _attendee(row), row[9]

    def codes(self) -> dict[str, str]:
        """Return the attendee id by keyed hash of each foreign code."""
        return dict(self._connection.execute("select code_hash, attendee_id from foreign_code").fetchall())

    def count(self, groups: Iterable[str] = ()) -> int:
        """Return how many people are expected: not erased, not cancelled, of these groups (all where none is named)."""
        version = self.version()
        if self._counted_version != version:
            self._group_counts = dict(
                self._connection.execute(
                    f"select group_id, count(*) from attendee where {_STANDING} and status = ? group by group_id",
                    (AttendeeStatus.REGISTERED.value,),
                ).fetchall()
            )
            self._counted_version = version
        wanted = set(groups) or set(self._group_counts)
        return sum(count for group, count in self._group_counts.items() if group in wanted)

    def replaced_numbers(self) -> dict[str, str]:
        """Return the valid number by each revoked number of people who have a newer badge."""
        return dict(
            self._connection.execute(
                "select badge.number, attendee.number from badge join attendee on attendee.id = badge.attendee_id "
                "where badge.number <> attendee.number"
            ).fetchall()
        )

    def is_number_taken(self, number: str) -> bool:
        """Tell whether a badge number was ever given out here."""
        return self._connection.execute("select 1 from badge where number = ?", (number,)).fetchone() is not None

    def numbers(self) -> set[str]:
        """Return every badge number that was ever given out here."""
        return {row[0] for row in self._connection.execute("select number from badge")}

    def insert(self, rows: list[RegisterRow]) -> None:
        """Add new people, each with a first badge; many at once are as fast as SQLite allows."""
        self._mark_changed()
        marks = ",".join("?" * 13)
        self._many(f"insert into attendee values ({marks})", [_row(row) for row in rows])
        self._many("insert into badge values (?, ?, null)", [(row.attendee.number, row.attendee.id) for row in rows])
        self._insert_codes(rows)

    def update(self, rows: list[RegisterRow]) -> None:
        """Amend people who are here already; a tombstone stays one."""
        self._mark_changed()
        self._many(
            "update attendee set given_name = ?, family_name = ?, organisation = ?, group_id = ?, language = ?, "
            f"status = ?, email_hash = coalesce(nullif(?, ''), email_hash), hlc = ?, origin = ? where id = ? and {_STANDING}",
            [_amendment(row) for row in rows],
        )
        self._insert_codes(rows)

    def replace_badge(self, attendee_id: str, number: str, revoked_at: str) -> None:
        """Give a person a new badge number and revoke all earlier ones."""
        self._mark_changed()
        self._connection.execute(
            "update badge set revoked_at = ? where attendee_id = ? and revoked_at is null", (revoked_at, attendee_id)
        )
        self._connection.execute("insert into badge values (?, ?, null)", (number, attendee_id))
        self._connection.execute("update attendee set number = ? where id = ?", (number, attendee_id))

    def version(self) -> int:
        """Return a number that grows with each change of the register, whichever process made it."""
        return int(self._connection.execute("select version from register_version").fetchone()[0])

    def _mark_changed(self) -> None:
        self._connection.execute("update register_version set version = version + 1")

    def _insert_codes(self, rows: list[RegisterRow]) -> None:
        codes = [(row.code_hash, row.attendee.id) for row in rows if row.code_hash]
        self._many("insert or ignore into foreign_code values (?, ?)", codes)

    def _many(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        self._connection.executemany(statement, rows)

    def _one(self, condition: str, value: str) -> Attendee | None:
        row = self._connection.execute(f"select {_COLUMNS} from attendee {condition}", (value,)).fetchone()
        return _attendee(row) if row else None


def _attendee(row: tuple[Any, ...]) -> Attendee:
    attendee_id, number, given_name, family_name, organisation, group, language, status, is_walk_in, *_ = row
    standing = _STATUSES[status]
    return Attendee(
        attendee_id, number, given_name, family_name, organisation, group, language, standing, bool(is_walk_in)
    )


def _row(row: RegisterRow) -> tuple[Any, ...]:
    person = row.attendee
    identity = (person.id, person.number, person.given_name, person.family_name)
    place = (person.organisation, person.group, person.language, person.status.value, int(person.is_walk_in))
    return (*identity, *place, row.email_hash, row.hlc, row.origin, None)


def _amendment(row: RegisterRow) -> tuple[Any, ...]:
    person = row.attendee
    names = (person.given_name, person.family_name, person.organisation, person.group, person.language)
    return (*names, person.status.value, row.email_hash, row.hlc, row.origin, person.id)
