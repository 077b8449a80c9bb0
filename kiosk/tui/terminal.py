"""Reading the terminal: a burst of keys becomes one message, and no byte that a scanner may send can end the program.

Textual's own reader sends one message a key, which is half of the time from a scan to its verdict, and ends the application
with a traceback at a byte that is not UTF-8.
"""

import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterable
from typing import Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.messages import InBandWindowResize

from kiosk.tui.messages import KeysRead, TextRead

_AT_ONCE: Final = 1 << 16
"""Bytes of one read."""
_LOOK_UP: Final = 0.1
"""Seconds after which an unfinished escape sequence is given up, and after which the thread looks whether to end."""
_WITHOUT_ENDS: Final = str.maketrans("", "", "\r\n\t")
_AT_REST: Final = 2
"""Pauses after which no escape sequence can be under way."""
_PASTE_BEGINS: Final = "\x1b[200~"
_PASTE_ENDS: Final = "\x1b[201~"
_PASTE_GIVEN_UP: Final = 5
"""Pauses after which a paste that has no end is taken as it is: until then the kiosk is deaf."""
_LONGEST_PASTE: Final = 1 << 18
"""Characters of one paste that are kept."""


class BurstDriver(LinuxDriver):
    """The terminal, read in bursts."""

    def run_input_thread(self) -> None:
        """Read until the application ends or the terminal is gone."""
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        reader = _Reader(debug=self._debug)
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if not selector.select(_LOOK_UP):
                    self._send(reader.waited())
                    continue
                read = self._read()
                if not read:
                    return
                self._send(reader.feed(decode(read)))

    def _query_in_band_window_resize(self) -> None:
        """Do not ask for sizes among the keys."""

    def send_message(self, message: Message) -> None:
        """Put a message straight into the application's queue."""
        self._app.post_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _AT_ONCE)
        except OSError:
            return b""

    def _send(self, messages: Iterable[Message]) -> None:
        keys: list[events.Key] = []
        for message in messages:
            if isinstance(message, events.Resize | InBandWindowResize):
                continue  # SIGWINCH tells the size; whoever can type must not
            if isinstance(message, events.Key):
                message.set_sender(self._app)
                keys.append(message)
                continue
            self._send_keys(keys)
            keys = []
            self.process_message(message)
        self._send_keys(keys)

    def _send_keys(self, keys: list[events.Key]) -> None:
        if keys:
            self.process_message(KeysRead(tuple(keys)))


class _Reader:
    """Textual's parser, begun anew where a sequence is beyond it, and spared where there is nothing to parse."""

    def __init__(self, *, debug: bool) -> None:
        self._debug = debug
        self._parser = XTermParser(debug)
        self._pauses = 0
        """Since the last text that was parsed."""
        self._is_pasting = False
        self._pasted = 0
        """Characters of the paste that is under way."""
        self._tail = ""

    def feed(self, text: str) -> list[Message]:
        """Return the messages in what was read."""
        if self._pauses >= _AT_REST and not self._is_pasting and _is_plain(text):
            return [TextRead(text)]
        self._pauses = 0
        return self._parsed(self._without_surplus(text))

    def waited(self) -> list[Message]:
        """Return the messages that a pause completes, such as a lone Escape, or a paste whose end never came."""
        self._pauses += 1
        if self._is_pasting and self._pauses >= _PASTE_GIVEN_UP:
            self._is_pasting, self._pasted, self._tail = False, 0, ""
            return self._parsed(_PASTE_ENDS)
        return self._parsed("")

    def _parsed(self, text: str) -> list[Message]:
        found: list[Message] = []
        try:
            if text:
                found.extend(self._parser.feed(text))
            found.extend(self._parser.tick())
        except Exception:  # noqa: BLE001 -- whatever a broken sequence does to the parser, the next scan must be read
            self._parser = XTermParser(self._debug)
        self._parser.mouse_pixels = False  # a size among the keys would set it
        return found

    def _without_surplus(self, text: str) -> str:
        """Notice the marks around a paste, also where a read has cut through one, and leave out what is beyond its length."""
        seen = self._tail + text
        begun, ended = seen.rfind(_PASTE_BEGINS), seen.rfind(_PASTE_ENDS)
        self._tail = seen[-5:]
        is_full = self._is_pasting and self._pasted > _LONGEST_PASTE
        if begun != ended:
            self._is_pasting = begun > ended
        self._pasted = self._pasted + len(text) if self._is_pasting else 0
        if not is_full:
            return text
        return "" if ended < 0 else seen[ended:]


def keys_of(text: str) -> list[events.Key]:
    """Return the keys that type a plain text."""
    return [message for message in XTermParser().feed(text) if isinstance(message, events.Key)]


def _is_plain(text: str) -> bool:
    return text.translate(_WITHOUT_ENDS).isprintable()
