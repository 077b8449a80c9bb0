"""What can stop badges from being printed, and what to do about it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from badges.code import grouped

_MOST_LISTED = 20


class BadgeError(Exception):
    """Badges cannot be printed; the message says what to do."""


class StockError(BadgeError):
    """The description of a paper stock is unknown or impossible."""


@dataclass(frozen=True, slots=True)
class Undrawable:
    """A text that cannot be drawn whole.

    number: the badge's ten letters, "" for a text of the whole event; characters: those no font has, may be empty.
    """

    number: str
    text: str
    characters: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f"badge {grouped(self.number)}" if self.number else "every badge"
        names = ", ".join(f"{character} {_code_point(character)}" for character in self.characters)
        return f"  {where}, {self.text!r}" + (f": {names}" if names else "")


class MissingGlyphs(BadgeError):  # noqa: N818  # says what is missing
    """Texts hold characters that none of the fonts has; `texts` lists all of them. Raised before a byte is written."""

    def __init__(self, texts: Sequence[Undrawable]) -> None:
        self.texts = tuple(texts)
        super().__init__(
            _listing(
                "Write these in letters that the badge fonts have (Latin, Greek, Cyrillic, Arabic, Ethiopic):", texts
            )
        )


class NameTooLong(BadgeError):  # noqa: N818  # says what is wrong
    """Names do not fit on a badge at a legible size; `texts` lists all of them. Raised before a byte is written."""

    def __init__(self, texts: Sequence[Undrawable]) -> None:
        self.texts = tuple(texts)
        super().__init__(_listing("Shorten these names, they do not fit on a badge at a legible size:", texts))


def _listing(advice: str, texts: Sequence[Undrawable]) -> str:
    more = len(texts) - _MOST_LISTED
    return "\n".join([advice, *map(str, texts[:_MOST_LISTED]), *([f"  and {more} more"] if more > 0 else [])])


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"
