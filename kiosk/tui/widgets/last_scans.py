"""The last scans, newest first: time, symbol, name, word."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from kiosk.tui import palette
from kiosk.tui.bidi import Typesetter
from kiosk.tui.verdict_view import VerdictView


class LastScans(Widget):
    """As many rows as there is room for."""

    views: reactive[Sequence[VerdictView]] = reactive(())
    hint: reactive[str] = reactive("")
    """Shown while there are none."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self.typesetter = typesetter

    def render(self) -> Content:
        """Return the rows."""
        if not self.views:
            return Content.styled(f" {self.hint}", palette.QUIET)
        return Content("\n").join([self._row(view) for view in self.views[: self.size.height]])

    def _row(self, view: VerdictView) -> Content:
        width = self.size.width
        word = self.typesetter.fit(view.word, width // 3)
        left = Content.styled(f" {view.time}  ", palette.QUIET)
        mark = Content.styled(f"{view.symbol} ", f"bold {palette.MARKS[view.tone]}")
        room = width - left.cell_length - mark.cell_length - len(word) - 3
        name = self._person(view, room)
        space = Content(" " * max(1, room - name.cell_length + 2))
        return Content("").join([left, mark, name, space, Content.styled(word, palette.MARKS[view.tone])])

    def _person(self, view: VerdictView, room: int) -> Content:
        name = Content.styled(self.typesetter.fit(view.name or "-", room), palette.INK)
        about = self.typesetter.fit(view.about, room - name.cell_length - 2)
        return name if len(about) < 4 else name + Content.styled(f"  {about}", palette.QUIET)
