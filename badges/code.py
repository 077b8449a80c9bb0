"""Badge codes: issued with an event's secret, read back from whatever a scanner types.

    version 1 letter | event tag 2 | badge number 10 (40 bits) | authentication tag 16 (64 bits)

The sixteen letters stay themselves, case aside, on every mainstream Latin keyboard layout; four bits each.
Twenty-nine of them fill a QR symbol of version 2 at level Q. Authentication: BLAKE2b, keyed (RFC 7693).
"""

import re
from dataclasses import dataclass, field
from hashlib import blake2b
from hmac import compare_digest

ALPHABET = "BCDFGHJKLNPRSTVX"
CODE_LENGTH = 29
NUMBER_LENGTH = 10
VERSION = "B"

_NUMBER_AT = 3
_AUTHENTICATION_AT = _NUMBER_AT + NUMBER_LENGTH
_SECRET_LENGTHS = range(16, blake2b.MAX_KEY_SIZE + 1)
_FROM_HEX = str.maketrans("0123456789abcdef", ALPHABET)
_TO_HEX = str.maketrans(ALPHABET, "0123456789abcdef")

_CONTROLS = [chr(point) for point in (*range(0x20), *range(0x7F, 0xA0))]
_INVISIBLE = [
    chr(point) for point in (0xAD, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
]
_SPACES = [chr(point) for point in (0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)]
_DASHES = [chr(point) for point in (0x2D, *range(0x2010, 0x2016), 0x2043, 0x2212, 0xFE58, 0xFE63, 0xFF0D)]
_VISIBLE_ONLY = str.maketrans(dict.fromkeys([*_CONTROLS, *_INVISIBLE]))
_LETTERS_ONLY = str.maketrans(dict.fromkeys([*_SPACES, *_DASHES])) | str.maketrans(ALPHABET.lower(), ALPHABET)

_CODE = re.compile(f"{VERSION}[{ALPHABET}]{{{CODE_LENGTH - 1}}}")
_NUMBER = re.compile(f"[{ALPHABET}]{{{NUMBER_LENGTH}}}")
# "]Q1" says that a QR code follows (AIM identifiers, ISO/IEC 15424). AZERTY hosts type "$A&", "$aÀ" or, under a shift
# lock, "£a1" for it, German ones "+Q1", Dutch ones "*Q1"; only a QR code's identifier is undone there, for tickets may
# begin so too.
_AIM_IDENTIFIER = re.compile(r"""\][A-Za-z][0-9A-Za-z]|[$£][Aa][0-9&é"'(§è!çà_ÉÈÇÀ-]|[+*][Qq][0-9]""")


@dataclass(frozen=True, slots=True)
class Genuine:
    """A code that was issued with this event's secret."""

    number: str


@dataclass(frozen=True, slots=True)
class Forged:
    """A code that names this event and was not issued with its secret: forged, or misread."""

    number: str


@dataclass(frozen=True, slots=True)
class OtherEvent:
    """A code in our form that names another event."""

    number: str


@dataclass(frozen=True, slots=True)
class BareNumber:
    """The ten letters printed under the symbol: authenticates nothing, so only for staff to type."""

    number: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """Any other text, without control characters, outer spaces and AIM identifier; "" when nothing is left."""

    text: str


Reading = Genuine | Forged | OtherEvent | BareNumber | Foreign


@dataclass(frozen=True, slots=True)
class EventKey:
    """An event's secret, which issues its codes and knows them again.

    secret: 16 to 64 random bytes (32 is usual); never shown. Raises ValueError on any other length.
    """

    secret: bytes = field(repr=False)
    event_tag: str = field(init=False, repr=False)
    """Two letters (8 bits) that tell this event's badges from those of most others."""

    def __post_init__(self) -> None:
        if len(self.secret) not in _SECRET_LENGTHS:
            raise ValueError(
                f"An event's secret has 16 to 64 bytes, not {len(self.secret)}: restore secret.key from a backup."
            )
        object.__setattr__(self, "event_tag", self._tag(b"badge event", b"", size=1))  # frozen, so not by assignment

    def issue(self, number: str) -> str:
        """The 29-letter code of a badge number.

        number: ten letters of the alphabet, upper case. Raises ValueError on anything else.
        """
        unsigned = VERSION + self.event_tag + _checked(number)
        return unsigned + self._authentication(unsigned)

    def read(self, text: str) -> Reading:
        """What a scanned or typed text is, whatever case, spaces, dashes, prefix and suffix it came with. Never raises."""
        if _CODE.fullmatch(text):
            return self._judge(text)
        visible = _without_wrapping(text)
        letters = visible.translate(_LETTERS_ONLY)
        if _CODE.fullmatch(letters):
            return self._judge(letters)
        if _NUMBER.fullmatch(letters):
            return BareNumber(letters)
        return Foreign(visible)

    def _judge(self, code: str) -> Genuine | Forged | OtherEvent:
        unsigned, authentication = code[:_AUTHENTICATION_AT], code[_AUTHENTICATION_AT:]
        number = unsigned[_NUMBER_AT:]
        if unsigned[len(VERSION) : _NUMBER_AT] != self.event_tag:
            return OtherEvent(number)
        if compare_digest(self._authentication(unsigned), authentication):
            return Genuine(number)
        return Forged(number)

    def _authentication(self, unsigned: str) -> str:
        return self._tag(b"badge code", unsigned.encode("ascii"), size=8)

    def _tag(self, use: bytes, message: bytes, *, size: int) -> str:
        digest = blake2b(message, digest_size=size, key=self.secret, person=use)
        return digest.hexdigest().translate(_FROM_HEX)


def number_from_bits(bits: int) -> str:
    """The badge number, ten letters, of 40 bits. Raises ValueError outside 0 <= bits < 2**40."""
    if not 0 <= bits < 1 << 40:
        raise ValueError(f"A badge number has 40 bits; {bits} does not fit.")
    return f"{bits:010x}".translate(_FROM_HEX)


def bits_of(number: str) -> int:
    """The 40 bits of a badge number; the inverse of number_from_bits. Raises ValueError on a malformed number."""
    return int(_checked(number).translate(_TO_HEX), 16)


def grouped(number: str) -> str:
    """A badge number in groups of four, three and three letters, for reading aloud and typing: "BCDF GHJ KLN"."""
    return f"{number[:4]} {number[4:7]} {number[7:]}"


def _checked(number: str) -> str:
    if not _NUMBER.fullmatch(number):
        raise ValueError(f"A badge number is {NUMBER_LENGTH} letters of {ALPHABET}, not {number!r}.")
    return number


def _without_wrapping(text: str) -> str:
    visible = text.translate(_VISIBLE_ONLY).strip()
    identifier = _AIM_IDENTIFIER.match(visible)
    return visible[identifier.end() :].strip() if identifier else visible
