"""One row of an organiser's file becomes one entry, or a sentence about why it cannot."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kiosk.domain.attendee import AttendeeEntry, AttendeeStatus, fold
from kiosk.interchange.headers import Columns
from kiosk.interchange.vocabulary import counts_people, language_of, status_of

MAX_TEXT: Final = 200
"""Characters of a name or an organisation."""
MAX_REFERENCE: Final = 300
_MAX_EMAIL: Final = 254  # RFC 5321, section 4.5.3.1.3
_SHOWN: Final = 60
_EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+")
_ROUNDED: Final = re.compile(r"\d+(?:[.,]\d+)?E\+?\d{2,}", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a row, and what would be right."""

    row: int
    """As the spreadsheet counts it; 0 where the whole file is meant."""
    message: str


class RowRefusedError(Exception):
    """A row that is no good entry; the message is for its RowProblem."""


class RowSkippedError(Exception):
    """A row that is nobody; the message is for a warning."""


@dataclass(slots=True)
class EntryReader:
    """Turns rows into entries, and gathers what has to be said about them."""

    columns: Columns
    groups: Mapping[str, str]
    """Group ids by their folded names."""
    warnings: list[RowProblem] = field(default_factory=list)
    _unknown: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _group_of: dict[str, str | None] = field(default_factory=dict)

    def entry(self, row: int, cells: list[str]) -> AttendeeEntry:
        """Return the entry of a row whose cells are as many as the header's.

        Raises RowRefusedError where it cannot be taken, RowSkippedError where it is a total or a note.
        """
        given_name, family_name = self._name(cells)
        _refuse_nobody(cells, given_name, family_name)
        organisation = self._other("organisation", cells)
        _refuse_long("name", given_name, MAX_TEXT)
        _refuse_long("name", family_name, MAX_TEXT)
        _refuse_long("organisation", organisation, MAX_TEXT)
        return AttendeeEntry(
            row=row,
            given_name=given_name,
            family_name=family_name,
            organisation=organisation,
            group=self._group(row, self._other("group", cells)),
            language=self._language(row, self._other("language", cells)),
            email=self._email(row, self._other("email", cells)),
            reference=self._reference(row, self._other("reference", cells)),
            status=self._status(row, self._other("status", cells)),
        )

    def all_warnings(self) -> list[RowProblem]:
        """Return the warnings by row; a value that was not understood comes once, with its first row and how often."""
        unknown = [RowProblem(rows[0], _unknown(what, text, len(rows))) for (what, text), rows in self._unknown.items()]
        return sorted([*self.warnings, *unknown], key=lambda warning: warning.row)

    def _name(self, cells: list[str]) -> tuple[str, str]:
        columns = self.columns
        if columns.given_name is not None and columns.family_name is not None:
            parts = cells[columns.given_name], cells[columns.family_name]
            if columns.name is None or any(parts):
                return parts if parts[1] else ("", parts[0])
        whole = cells[columns.name] if columns.name is not None else ""
        family_name, comma, given_name = whole.partition(",")
        if columns.is_family_name_first and comma and given_name.strip():
            return given_name.strip(), family_name.strip()
        return "", whole

    def _other(self, name: str, cells: list[str]) -> str:
        for index in self.columns.others.get(name, ()):
            if cells[index]:
                return cells[index]
        return ""

    def _group(self, row: int, text: str) -> str:
        if not text:
            return ""
        if text not in self._group_of:
            self._group_of[text] = self.groups.get(fold(text))
        return self._group_of[text] or self._not_understood("group", text, row)

    def _language(self, row: int, text: str) -> str:
        return (language_of(text) or self._not_understood("language", text, row)) if text else ""

    def _status(self, row: int, text: str) -> AttendeeStatus | None:
        status = status_of(text) if text else None
        if text and status is None:
            self._not_understood("status", text, row)
        return status

    def _email(self, row: int, text: str) -> str:
        email = text.removeprefix("mailto:")
        if email and not (len(email) <= _MAX_EMAIL and _EMAIL.fullmatch(email)):
            self._warn(
                row, f'"{_short(email)}" is no e-mail address; it was left out. Right would be name@example.org.'
            )
            return ""
        return email

    def _reference(self, row: int, text: str) -> str:
        if _ROUNDED.fullmatch(text):
            self._warn(
                row,
                f"the ticket {text} was rounded by a spreadsheet and would not be recognised at the door; the person was"
                " taken without it. Format the column as text before the list is opened, or take the original file.",
            )
            return ""
        _refuse_long("ticket", text, MAX_REFERENCE)
        return text

    def _warn(self, row: int, message: str) -> None:
        self.warnings.append(RowProblem(row, message))

    def _not_understood(self, what: str, text: str, row: int) -> str:
        self._unknown.setdefault((what, text), []).append(row)
        return ""


def _refuse_nobody(cells: list[str], given_name: str, family_name: str) -> None:
    """Tell people from rows without a name, totals, and notes such as "printed on 12/10/2026"."""
    if not family_name:
        if not any(_LETTER.search(cell) for cell in cells):
            raise RowSkippedError("holds only numbers and no name; it was taken for a total and left out.")
        raise RowRefusedError("has no name. Fill it in, or remove the row.")
    if not _LETTER.search(family_name):
        raise RowSkippedError(f'"{_short(family_name)}" is no name; the row was left out. A name has letters.')
    if _DIGIT.search(family_name) and len(cells) > 1 and sum(map(bool, cells)) == 1:
        raise RowSkippedError(f'"{_short(family_name)}" was taken for a note below the list and left out.')
    if (
        counts_people(family_name)
        and (not given_name or _DIGIT.search(given_name))
        and not any(_LETTER.search(cell) for cell in cells if cell not in {family_name, given_name})
    ):
        raise RowSkippedError(f'"{_short(family_name)}" was taken for a row of totals and left out.')


def _refuse_long(what: str, text: str, most: int) -> None:
    if len(text) > most:
        raise RowRefusedError(f'the {what} "{_short(text)}" has {len(text)} characters; at most {most} are taken.')


def _unknown(what: str, text: str, count: int) -> str:
    taken = {
        "group": "is no group of this event; newcomers get the default group. Add the name to a group in event.toml.",
        "language": "is not French, Dutch or English; the language was left open.",
        "status": "is no status that is known; newcomers were taken as registered.",
    }[what]
    return f'{what} "{_short(text)}" ({count} {"row" if count == 1 else "rows"}) {taken}'


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
