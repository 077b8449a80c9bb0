"""How many have arrived of those expected, and how many are inside now."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from kiosk.locale import Catalogue
from kiosk.tui import palette


class Counters(Widget):
    """One row: two figures and a bar between them."""

    arrived: reactive[int] = reactive(0)
    expected: reactive[int] = reactive(0)
    inside: reactive[int] = reactive(0)
    text: reactive[Catalogue | None] = reactive(None)

    def render(self) -> Content:
        """Return the row; nothing before the language is known."""
        if self.text is None:
            return Content("")
        arrived = [
            Content.styled(f" {self.text.text('Arrived')} ", palette.QUIET),
            Content.styled(f"{self.arrived}", f"bold {palette.INK}"),
            Content.styled(f" / {self.expected}  ", palette.QUIET),
        ]
        inside = [
            Content.styled(f"  {self.text.text('Inside now')} ", palette.QUIET),
            Content.styled(f"{self.inside} ", f"bold {palette.INK}"),
        ]
        room = self.size.width - sum(part.cell_length for part in (*arrived, *inside))
        return Content("").join([*arrived, self._bar(max(0, room)), *inside])

    def _bar(self, width: int) -> Content:
        share = min(1.0, self.arrived / self.expected) if self.expected else 0.0
        full = round(share * width)
        if self.arrived and width:
            full = max(1, full)
        return Content.assemble(("━" * full, f"bold {palette.BAR}"), ("─" * (width - full), palette.QUIET))
