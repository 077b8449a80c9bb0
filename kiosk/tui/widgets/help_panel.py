"""Help on one screen: what the colours mean and what the keys do."""

from itertools import zip_longest
from typing import Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from kiosk.locale import Catalogue
from kiosk.tui import palette
from kiosk.tui.bidi import cut
from kiosk.tui.verdict_view import Symbol, Tone

_KEY_WIDTH: Final = 6


class HelpPanel(Widget):
    """Two columns: the colours on the left, the keys on the right."""

    text: reactive[Catalogue | None] = reactive(None)

    def render(self) -> Content:
        """Return the rows."""
        if self.text is None:
            return Content("")
        half = self.size.width * 11 // 20
        rows = zip_longest(
            self._colours(self.text, half), self._keys(self.text, self.size.width - half), fillvalue=Content("")
        )
        return Content("\n").join([left.pad_right(max(0, half - left.cell_length)) + right for left, right in rows])

    def _colours(self, text: Catalogue, width: int) -> list[Content]:
        meanings = (
            (Tone.WELCOME, Symbol.TICK, text.text("Come in")),
            (Tone.UNCERTAIN, Symbol.QUESTION, text.text("Come in, name not here yet")),
            (Tone.ALREADY_IN, Symbol.WARNING, text.text("In already: look at the badge")),
            (Tone.REFUSED, Symbol.CROSS, text.text("Not now: do what it says")),
            (Tone.LEFT, Symbol.ARROW, text.text("Has left")),
            (Tone.NOT_SAVED, Symbol.WARNING, text.text("Not saved: scan again")),
        )
        return [_meaning(tone, symbol, cut(label, width - 6)) for tone, symbol, label in meanings]

    def _keys(self, text: Catalogue, width: int) -> list[Content]:
        keys = (
            ("A…Z", text.text("Type a name: search")),
            ("↑ ↓ ↵", text.text("Choose, let in")),
            ("F3", text.text("Not registered: write down")),
            ("F4", text.text("Take the last scan back")),
            ("F9", text.text("Français, Nederlands, English")),
            ("F10", text.text("Leave the check-in")),
            ("Esc", text.text("Close this")),
        )
        return [_key(key, cut(label, width - _KEY_WIDTH - 1)) for key, label in keys]


def _meaning(tone: Tone, symbol: Symbol, label: str) -> Content:
    ink, ground = palette.TONES[tone]
    return Content.assemble(" ", (f" {symbol} ", f"bold {ink} on {ground}"), (f" {label}", palette.INK))


def _key(key: str, label: str) -> Content:
    return Content.assemble((key.ljust(_KEY_WIDTH), f"bold {palette.BAR}"), (f" {label}", palette.INK))
