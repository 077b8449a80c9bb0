"""Small values that every layer shares."""

from enum import StrEnum
from typing import Final

LANGUAGES: Final = ("fr", "nl", "en")
"""The languages of the product, in the order in which the screen cycles through them."""


class Direction(StrEnum):
    """Which way a person goes through a gate."""

    ENTRY = "entry"
    EXIT = "exit"
