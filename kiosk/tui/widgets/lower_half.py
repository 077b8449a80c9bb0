"""What stands under the verdict: the figures and the last scans, or one panel in their place."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive

from kiosk.locale import Catalogue
from kiosk.tui.bidi import Typesetter
from kiosk.tui.verdict_view import VerdictView
from kiosk.tui.widgets.counters import Counters
from kiosk.tui.widgets.help_panel import HelpPanel
from kiosk.tui.widgets.last_scans import LastScans
from kiosk.tui.widgets.search_panel import SearchPanel
from kiosk.tui.widgets.walk_in_panel import WalkInPanel

if TYPE_CHECKING:
    from kiosk.services.check_in import Counts

Panel = SearchPanel | WalkInPanel | HelpPanel


class LowerHalf(Vertical):
    """Shows one panel at most; the verdict above stays in sight."""

    text: reactive[Catalogue | None] = reactive(None)

    class Switched(Message):
        """Another panel is open, or none."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self.counters = Counters()
        self.last_scans = LastScans(typesetter)
        self.panel: Panel | None = None
        """What stands in place of the figures, if anything does."""

    def compose(self) -> ComposeResult:
        """The figures and the last scans; panels are made when they are asked for."""
        yield self.counters
        yield self.last_scans

    def watch_text(self) -> None:
        """Speak another language."""
        self.counters.text = self.text
        if self.panel is not None:
            self.panel.text = self.text
        if self.text is not None:
            self.last_scans.hint = self.text.text("The last scans will stand here.")

    def show(self, counts: "Counts", views: Sequence[VerdictView]) -> None:
        """Bring the figures and the last scans up to date."""
        self.counters.arrived, self.counters.expected, self.counters.inside = (
            counts.arrived,
            counts.expected,
            counts.inside,
        )
        self.last_scans.views = tuple(views)

    async def open(self, panel: Panel) -> None:
        """Show a panel in place of the figures, or of the panel before."""
        await self.close()
        self.counters.display = self.last_scans.display = False
        self.panel = panel
        panel.text = self.text
        await self.mount(panel)
        if not isinstance(panel, HelpPanel):
            panel.focus_field()
        self.post_message(self.Switched())

    async def toggle(self, kind: type[Panel], new: Callable[[], Panel]) -> None:
        """Open a panel, or close it if it is open."""
        await (self.close() if isinstance(self.panel, kind) else self.open(new()))

    async def close(self) -> None:
        """Show the figures again."""
        panel, self.panel = self.panel, None
        if panel is not None:
            await panel.remove()
            self.counters.display = self.last_scans.display = True
            self.post_message(self.Switched())
