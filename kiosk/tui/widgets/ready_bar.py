"""The two bottom rows: whether the kiosk is listening, and which keys do what."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from kiosk.locale import Catalogue
from kiosk.tui import palette
from kiosk.tui.bidi import cut

Hint = tuple[str, str]
"""A key and what it does."""


class BarState(StrEnum):
    """Whether a scan would be taken now."""

    STARTING = "starting"
    READY = "ready"
    PAUSED = "paused"
    """The terminal's window has lost the keyboard."""
    PROBLEM = "problem"
    """The last scan could not be recorded."""


NOTE_STANDS: Final = 4.0
"""Seconds."""

_COLOURS: Final[dict[BarState, tuple[str, str]]] = {
    BarState.STARTING: ("#0d1117", "#b1bac4"),
    BarState.READY: ("#00160a", "#3fb950"),
    BarState.PAUSED: ("#1a1200", "#ffc42e"),
    BarState.PROBLEM: ("#ffffff", "#a3001b"),
}


class ReadyBar(Widget):
    """Says READY as long as a scan would be taken, and says loudly when it would not."""

    is_open: reactive[bool] = reactive(False)
    is_paused: reactive[bool] = reactive(False)
    has_problem: reactive[bool] = reactive(False)
    note: reactive[str] = reactive("")
    """Something to say in passing; it stands in place of the usual sentence for NOTE_STANDS, never of a warning."""
    hints: reactive[Sequence[Hint]] = reactive(())
    text: reactive[Catalogue | None] = reactive(None)

    @property
    def state(self) -> BarState:
        """The most urgent thing to say."""
        if not self.is_open:
            return BarState.STARTING
        if self.is_paused:
            return BarState.PAUSED
        return BarState.PROBLEM if self.has_problem else BarState.READY

    def watch_note(self, note: str) -> None:
        """Forget the note after a while, unless there is another by then."""
        if note:
            self.set_timer(NOTE_STANDS, lambda: self._forget(note))

    def render(self) -> Content:
        """Return both rows."""
        return Content("\n").join([self._state_row(), self._hint_row()])

    def _forget(self, note: str) -> None:
        if self.note == note:
            self.note = ""

    def _state_row(self) -> Content:
        ink, ground = _COLOURS[self.state]
        label, sentence = self._words()
        chip = Content.styled(f" {label} ", f"bold {ink} on {ground}")
        is_loud = self.state in {BarState.PAUSED, BarState.PROBLEM}
        said = cut(sentence if is_loud else self.note or sentence, self.size.width - chip.cell_length - 2)
        if is_loud:
            row = f" {said}".ljust(self.size.width - chip.cell_length)
            return chip + Content.styled(row, f"bold {ink} on {ground}")
        return chip + Content.styled(f"  {said}", f"bold {palette.INK}" if self.note else palette.QUIET)

    def _words(self) -> tuple[str, str]:
        if self.text is None:
            return "…", ""
        match self.state:
            case BarState.STARTING:
                return f"… {self.text.text('STARTING')}", ""
            case BarState.READY:
                return f"✓ {self.text.text('READY')}", self.text.text("Scan a badge, or type a name.")
            case BarState.PAUSED:
                sentence = self.text.text("Scans go to another window. Click here.")
                return f"▌▌ {self.text.text('PAUSED')}", sentence
            case BarState.PROBLEM:
                return f"✗ {self.text.text('PROBLEM')}", self.text.text("The last scan was not saved. Scan again.")

    def _hint_row(self) -> Content:
        length = sum(len(key) + len(label) + 3 for key, label in self.hints)
        gap = "  " if length + 2 * len(self.hints) <= self.size.width else " "
        parts = [_hint(key, label) for key, label in self.hints]
        return Content(" ") + Content(gap).join(parts)


def _hint(key: str, label: str) -> Content:
    return Content.assemble((key, f"bold {palette.INK}"), " ", (label, palette.QUIET))
