"""People: a row of the register, and a row of an organiser's file."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class AttendeeStatus(StrEnum):
    """Whether a registration still stands."""

    REGISTERED = "registered"
    CANCELLED = "cancelled"


class Attendee(NamedTuple):
    """One person of the register, as this kiosk knows them now."""

    id: str
    number: str
    """The ten letters of the badge that is valid now."""
    given_name: str
    """May be empty; then family_name holds the whole name."""
    family_name: str
    organisation: str
    group: str
    """The id of one of the event's groups."""
    language: str
    """fr, nl or en; empty where it is not known."""
    status: AttendeeStatus = AttendeeStatus.REGISTERED
    is_walk_in: bool = False

    @property
    def name(self) -> str:
        """The name as people say it, given name first."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class AttendeeEntry:
    """One good row of an organiser's file: what it says of a person, before the register knows them."""

    row: int
    """The row in the file, as a spreadsheet counts it: the header is row 1."""
    given_name: str
    family_name: str
    organisation: str = ""
    group: str = ""
    language: str = ""
    email: str = ""
    """Used to recognise the person in the next import; only a keyed hash of it is stored."""
    reference: str = ""
    """The ticket or registration code of the system that the file comes from; accepted at the door."""
    status: AttendeeStatus | None = None
    """None where the file does not say."""

    @property
    def name(self) -> str:
        """The name as people say it, given name first."""
        return f"{self.given_name} {self.family_name}".strip()


# Letters that Unicode does not decompose, with what people type for them.
_PLAIN_LETTERS = str.maketrans(
    {
        "ø": "o", "œ": "oe", "æ": "ae", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŧ": "t",
        "ɔ": "o", "ɛ": "e", "ŋ": "n", "ɖ": "d", "ɗ": "d", "ɓ": "b", "ƙ": "k", "ƴ": "y", "ǝ": "e", "ə": "e", "ɣ": "g", "ʋ": "v", "ƒ": "f", "ɲ": "n",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي", "ـ": "",
        "'": "", "’": "", "‘": "", "ʼ": "", "ʿ": "", "ʾ": "", "`": "", "´": "",
        "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", ".": " ", ",": " ", "/": " ",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """Return text as a hurried person would type it: no case, no accents, no apostrophes, single spaces.

    Letters that do not decompose (ø, ł, ɛ, ŋ and the Arabic alef forms) become the plain letter; Arabic vowel marks go.
    """
    caseless = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(letter for letter in caseless if not unicodedata.combining(letter)).translate(_PLAIN_LETTERS)
    return " ".join(plain.split())
