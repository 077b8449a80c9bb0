"""Scans told from typing, with the event loop's time: the wedge buffer, and a look at it when no key comes."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Final

from textual.events import Event, Key

from kiosk.readers.wedge import END, Scanned, Typed, WedgeBuffer
from kiosk.tui.messages import KeysRead, TextRead

Meaning = Typed[Key | str] | Scanned
"""A key that stands for itself, or the character that it types."""
Deliver = Callable[[list[Meaning]], Awaitable[None]]

_ENDING_KEYS: Final = frozenset({"enter", "tab", "ctrl+j", "ctrl+m"})
_ENDING_CHARACTERS: Final = "\r\n\t"
_COMMAND: Final = re.compile(r"(.+\+)?f\d+|ctrl\+.+")


class ScanCapture:
    """Takes every key there is and delivers what they mean, in order."""

    def __init__(self, deliver: Deliver, call_later: Callable[[Callable[[], Awaitable[None]]], object]) -> None:
        self._deliver = deliver
        self._call_later = call_later
        """Calls something behind the keys that wait in the application's queue already."""
        self._wedge: WedgeBuffer[Key | str] = WedgeBuffer()
        self._is_watching = False
        self._last_key_at = 0.0

    @property
    def quiet_for(self) -> float:
        """Seconds since the last key."""
        return _now() - self._last_key_at

    async def take(self, event: TextRead | KeysRead | Key) -> None:
        """Take what was read; a character becomes a key only where a person typed it."""
        match event:
            case TextRead(text):
                for character in text:
                    await self._press(character, END if character in _ENDING_CHARACTERS else character, event.time)
            case KeysRead(keys):
                for key in _without_commands(keys):
                    await self._press(key, _character(key), key.time)
            case Key():
                await self._press(event, _character(event), event.time)
        self._watch()

    async def _press(self, key: Key | str, character: str, at: float) -> None:
        self._last_key_at = at
        if meanings := self._wedge.press(key, character, at):
            await self._deliver(meanings)

    def _watch(self) -> None:
        """See to it that held keys are settled when no other key comes."""
        if self._wedge.deadline is not None and not self._is_watching:
            self._is_watching = True
            wait = max(0.0, self._wedge.deadline - _now())
            asyncio.get_running_loop().call_later(wait + 0.001, self._look)

    def _look(self) -> None:
        self._is_watching = False
        self._call_later(self._settle)

    async def _settle(self) -> None:
        if meanings := self._wedge.expire(_now()):
            await self._deliver(meanings)
        self._watch()


def _without_commands(keys: tuple[Key, ...]) -> list[Key]:
    """Leave out the commands that came together with other keys: a code or a cable sent them, nobody is so fast."""
    return [key for key in keys if len(keys) == 1 or not is_command(key)]


def is_command(key: Key) -> bool:
    """Tell whether a key does something at once, wherever the cursor stands, such as F4."""
    return key.key not in _ENDING_KEYS and _COMMAND.fullmatch(key.key) is not None


def _character(key: Key) -> str:
    """Return what a key types, as the wedge buffer wants it."""
    if key.key in _ENDING_KEYS:
        return END
    return key.character if key.is_printable and key.character else ""


def _now() -> float:
    """Return the present time on the clock that stamps key events, which is Textual's own."""
    return Event().time
