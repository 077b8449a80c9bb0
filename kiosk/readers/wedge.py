"""A scanner that types like a keyboard: its bursts are told from a person's typing by time alone.

Pure: keys come in with the time at which each was read, and what they mean comes out, in order and with nothing lost. A burst
is a run of keys with at most GAP between them. A whole badge code is a scan. Any other burst is one when its keys came at a
machine's pace and it is long enough, or ended by Enter, Tab or a line feed; otherwise it is typing, and is handed on to
whatever would have had it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median_low
from typing import Final, Generic, TypeVar

from badges.code import ALPHABET, CODE_LENGTH, VERSION

GAP: Final = 0.1
"""Seconds between the keys of one burst; also what a badge code may take for each of its letters."""
MACHINE_GAP: Final = 0.035
"""Seconds; a burst whose keys are usually further apart was typed by a person, unless it is a badge code."""
TERMINATOR_WINDOW: Final = 0.25
"""Seconds after a scan in which its Enter, Tab or line feed may still come, and is swallowed."""
SHORTEST_BURST: Final = 8
"""Characters; a shorter burst that no Enter ends was typed."""
SHORTEST_ENDED_BURST: Final = 2
"""Characters; a shorter burst before Enter was typed."""
LONGEST: Final = 512
"""Keys of one burst that are kept; no ticket has so many."""

END: Final = "\n"
"""The character to give for any key that ends a burst: Enter, Tab, line feed."""

_CODE_LETTERS: Final = frozenset(ALPHABET + ALPHABET.lower())

KeyT = TypeVar("KeyT")


@dataclass(frozen=True, slots=True)
class Typed(Generic[KeyT]):
    """Keys that a person pressed, to be handed on."""

    keys: tuple[KeyT, ...]


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scanner read."""

    text: str


@dataclass(slots=True)
class _Held(Generic[KeyT]):
    """Keys whose meaning is still open."""

    keys: list[KeyT] = field(default_factory=list)
    characters: list[str] = field(default_factory=list)
    """One a key; "" for a key that types nothing."""
    times: list[float] = field(default_factory=list)
    """One a key, in seconds."""

    @property
    def text(self) -> str:
        return "".join(self.characters)

    def is_from_machine(self, *later: float) -> bool:
        """Tell whether the keys, and one at a later time, came faster than anybody types."""
        gaps = [after - before for before, after in pairwise([*self.times, *later])]
        return bool(gaps) and median_low(gaps) <= MACHINE_GAP

    def split(self, at: int) -> tuple["_Held[KeyT]", "_Held[KeyT]"]:
        """Cut before the key that types the character at this place of the text."""
        index = typed = 0
        while typed < at:
            typed += len(self.characters[index])
            index += 1
        return (
            _Held(self.keys[:index], self.characters[:index], self.times[:index]),
            _Held(self.keys[index:], self.characters[index:], self.times[index:]),
        )


class WedgeBuffer(Generic[KeyT]):
    """Holds the keys of the present burst until it is known whether a scanner or a person typed them."""

    def __init__(self) -> None:
        self._held: _Held[KeyT] = _Held()
        self._last_at = float("-inf")
        self._scanned_at = float("-inf")
        self._code_letters = 0
        """How many letters of a badge code stand at the end of the burst."""

    @property
    def deadline(self) -> float | None:
        """When held keys must be settled with expire() because no other key came; None when nothing is held."""
        return self._last_at + GAP if self._held.keys else None

    def press(self, key: KeyT, character: str, at: float) -> list[Typed[KeyT] | Scanned]:
        """Take one key and return what has become clear, oldest first.

        character: what the key types, END for a key that ends a burst, "" for a key that types nothing. at: seconds on
        any steady clock.
        """
        clear = self.expire(at)
        if character == END:
            return clear + self._end(key, at)
        if not character and not self._held.keys:
            return [*clear, Typed((key,))]
        self._hold(key, character, at)
        return clear + self._complete_code()

    def expire(self, at: float) -> list[Typed[KeyT] | Scanned]:
        """Settle the held keys if the burst is over at this time."""
        return self._settle(self._release()) if self._held.keys and at - self._last_at > GAP else []

    def _hold(self, key: KeyT, character: str, at: float) -> None:
        self._last_at = at
        if len(self._held.keys) >= LONGEST:
            return
        self._held.keys.append(key)
        self._held.characters.append(character)
        self._held.times.append(at)
        if character:
            self._code_letters = self._code_letters + 1 if character in _CODE_LETTERS else 0

    def _release(self) -> _Held[KeyT]:
        held, self._held, self._code_letters = self._held, _Held(), 0
        return held

    def _end(self, key: KeyT, at: float) -> list[Typed[KeyT] | Scanned]:
        if not self._held.keys and at - self._scanned_at <= TERMINATOR_WINDOW:
            self._scanned_at = at
            return []
        held = self._release()
        if len(held.text) >= SHORTEST_ENDED_BURST and held.is_from_machine(at):
            return self._scan(held.text, at)
        return [Typed((*held.keys, key))]

    def _complete_code(self) -> list[Typed[KeyT] | Scanned]:
        """Fire as soon as a whole badge code stands at the end of the burst; no Enter need follow it."""
        if self._code_letters < CODE_LENGTH:
            return []
        text = self._held.text
        if text[-CODE_LENGTH].upper() != VERSION:
            return []
        before, code = self._release().split(len(text) - CODE_LENGTH)
        if _is_reader_prefix(before.text):
            return self._scan(before.text + code.text, self._last_at)
        return self._settle(before) + self._scan(code.text, self._last_at)

    def _settle(self, held: _Held[KeyT]) -> list[Typed[KeyT] | Scanned]:
        text = held.text
        if len(text) >= SHORTEST_ENDED_BURST and held.is_from_machine() and not _is_one_held_key(text):
            self._scanned_at = self._last_at  # too short to be sure; if it was a scan, its Enter comes late
            if len(text) >= SHORTEST_BURST:
                return self._scan(text, self._last_at)
        return [Typed(tuple(held.keys))] if held.keys else []

    def _scan(self, text: str, at: float) -> list[Typed[KeyT] | Scanned]:
        self._scanned_at = at
        return [Scanned(text)]


def lines(pasted: str, most: int = 200) -> Sequence[str]:
    """Return the scans in a pasted text: its lines that are not blank, each at most LONGEST characters."""
    head = pasted[: most * LONGEST].splitlines()
    return [line[:LONGEST] for line in head if line.strip()][:most]


def _is_reader_prefix(text: str) -> bool:
    """Tell an AIM identifier such as "]Q1", as any keyboard layout types it, from a letter that a person typed just before."""
    return not text.strip() or (len(text) == 3 and not text[0].isalnum())


def _is_one_held_key(text: str) -> bool:
    return len(set(text)) == 1
