"""The words of organisers' files: what columns are called and what stands in them, from headers.toml."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from kiosk.domain.attendee import AttendeeStatus, fold

_IN_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]|\{[^}]*\}")
_BETWEEN_WORDS: Final = re.compile(r"(?:[^\w#°]|_)+")
_BILINGUAL: Final = re.compile("[/|]| [-\u2013\u2014] ")
_WORD: Final = re.compile(r"[\s/|,;_-]+")


@lru_cache(maxsize=1 << 16)
def key(text: str) -> str:
    """Return what two spellings of one word share: no case, accents, spaces, punctuation or brackets."""
    return _BETWEEN_WORDS.sub("", _IN_BRACKETS.sub(" ", fold(text)))


def field_of(header: str) -> tuple[str, int] | None:
    """Return the field that a header names and the rank of the name, 0 being the surest; None where it names none.

    A bilingual header such as "Courriel / E-mail" counts where all its parts that are known name one field.
    """
    names = _fields()
    whole = names.get(key(header))
    if whole is not None:
        return whole
    parts = [names[key(part)] for part in _BILINGUAL.split(header) if key(part) in names]
    return min(parts, key=lambda part: part[1]) if len({field for field, _ in parts}) == 1 else None


@lru_cache(maxsize=1 << 12)
def language_of(text: str) -> str | None:
    """Return fr, nl or en for a word that means it; of several the first; None for a word that means none of them."""
    languages = _languages()
    first = next(iter(_WORD.split(text.strip())), "")
    return languages.get(key(text)) or languages.get(key(first))


@lru_cache(maxsize=1 << 12)
def status_of(text: str) -> AttendeeStatus | None:
    """Return the status that a word means, None for an unknown word."""
    return _statuses().get(key(text))


def counts_people(text: str) -> bool:
    """Return whether text begins like a row of totals."""
    first = next(iter(text.split()), "")
    return key(first) in _totals()


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files("kiosk.interchange").joinpath("headers.toml").read_text(encoding="utf-8"))


@cache
def _fields() -> dict[str, tuple[str, int]]:
    columns = _words()["columns"]
    return {key(name): (field, rank) for field, names in columns.items() for rank, name in _backwards(names)}


def _backwards(names: list[str]) -> list[tuple[int, str]]:
    """Return ranks and names so that, of two spellings with one key, the first one's rank stays."""
    return list(enumerate(names))[::-1]


@cache
def _languages() -> dict[str, str]:
    return {key(word): language for language, words in _words()["language"].items() for word in words}


@cache
def _statuses() -> dict[str, AttendeeStatus]:
    return {key(word): AttendeeStatus(status) for status, words in _words()["status"].items() for word in words}


@cache
def _totals() -> frozenset[str]:
    return frozenset(key(word) for word in _words()["footer"]["total"])
