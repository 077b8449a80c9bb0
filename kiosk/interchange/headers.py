"""Which column of an organiser's file holds what."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from kiosk.interchange.sheet import Row
from kiosk.interchange.vocabulary import field_of, key, status_of

NAME_FIELDS: Final = ("given_name", "family_name", "name_or_family_name", "name", "family_name_first")
_SEVERAL: Final = frozenset({"email", "organisation"})
"""Fields that go on to the next column where a cell is empty: an attendee's own, then the buyer's."""


@dataclass(slots=True)
class Columns:
    """Where each field stands: column indices from 0, the one to read first leading."""

    header: list[str]
    given_name: int | None = None
    family_name: int | None = None
    """Set together with given_name, or not at all."""
    name: int | None = None
    """The whole name; where the two parts are set too, it is read when both are empty."""
    is_family_name_first: bool = False
    """Whether a comma in the whole name parts family name from given name."""
    others: dict[str, list[int]] = field(default_factory=dict)
    """organisation, group, language, email, reference and status, as far as the file has them."""

    @property
    def name_columns(self) -> list[int]:
        """The columns that hold names."""
        return [index for index in (self.given_name, self.family_name, self.name) if index is not None]

    @property
    def mapped(self) -> dict[str, str]:
        """The header of each field that is read; "A, else B" where there are two."""
        names = {"given_name": self.given_name, "family_name": self.family_name, "name": self.name}
        indices = {field: [index] for field, index in names.items() if index is not None} | self.others
        return {field: ", else ".join(self.header[index] for index in found) for field, found in indices.items()}

    @property
    def dropped(self) -> list[str]:
        """The headers of the columns that nothing is read from."""
        used = {*self.name_columns, *(index for found in self.others.values() for index in found)}
        return [text for index, text in enumerate(self.header) if text and index not in used]


def has_name(header: Sequence[str]) -> bool:
    """Return whether a row is a header with a column of names."""
    return any(found is not None and found[0] in NAME_FIELDS for found in map(field_of, header))


def has_reference(header: Sequence[str]) -> bool:
    """Return whether a row is a header with a column of tickets."""
    return any(found is not None and found[0] == "reference" for found in map(field_of, header))


def recognise(header: list[str], rows: list[Row]) -> Columns:
    """Return where each field stands under a header that has a column of names; the rows tell which columns are empty.

    Of two columns with the same name the first that holds anything counts. Of two different names for a field the one
    that headers.toml puts first counts; e-mail and organisation go on to the next where a cell is empty.
    """
    found = _candidates(header, rows)
    columns = Columns(header)
    _settle_names(columns, found)
    _settle_status(found, rows)
    for name, candidates in found.items():
        if name not in NAME_FIELDS and candidates:
            columns.others[name] = candidates if name in _SEVERAL else candidates[:1]
    return columns


def _candidates(header: list[str], rows: list[Row]) -> dict[str, list[int]]:
    """Return the columns of each field, the best first, without repeated names and without empty columns if others hold."""
    ranked: dict[str, list[tuple[int, int]]] = {}
    for index, text in enumerate(header):
        recognised = field_of(text)
        if recognised is not None:
            ranked.setdefault(recognised[0], []).append((recognised[1], index))
    return {name: _best(header, [index for _, index in sorted(ranks)], rows) for name, ranks in ranked.items()}


def _best(header: list[str], indices: list[int], rows: list[Row]) -> list[int]:
    if len(indices) == 1:
        return indices
    by_name: dict[str, int] = {}
    for index in [index for index in indices if _is_filled(index, rows)] or indices:
        by_name.setdefault(key(header[index]), index)
    return list(by_name.values())


def _is_filled(index: int, rows: list[Row]) -> bool:
    return any(index < len(cells) and cells[index] for _, cells in rows)


def _settle_names(columns: Columns, found: dict[str, list[int]]) -> None:
    given, family, either, whole, family_first = (found.get(name, []) for name in NAME_FIELDS)
    if given and not family and either:
        family, either = either[:1], []
    if given and family:
        columns.given_name, columns.family_name = given[0], family[0]
        candidates = [*whole, *either, *family_first]
    else:
        candidates = [*whole, *family_first, *either, *family, *given]
    columns.name = candidates[0] if candidates else None
    columns.is_family_name_first = columns.name in family_first


def _settle_status(found: dict[str, list[int]], rows: list[Row]) -> None:
    """Read a column "State" as the status only where it says so and no column is surer."""
    doubtful = found.pop("status_or_address", [])[:1]
    if doubtful and "status" not in found and _holds_status(doubtful[0], rows):
        found["status"] = doubtful


def _holds_status(index: int, rows: list[Row]) -> bool:
    return any(index < len(cells) and cells[index] and status_of(cells[index]) for _, cells in rows)
