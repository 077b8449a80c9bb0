"""What the screen is made of, and its panels: which keys open and close them."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.screen import Screen

from kiosk.domain.value import LANGUAGES
from kiosk.locale import catalogue
from kiosk.tui.bidi import Typesetter
from kiosk.tui.hints import hints
from kiosk.tui.screens.lookup import walk_in_panel
from kiosk.tui.widgets.help_panel import HelpPanel
from kiosk.tui.widgets.lower_half import LowerHalf, Panel
from kiosk.tui.widgets.ready_bar import ReadyBar
from kiosk.tui.widgets.search_panel import SearchPanel
from kiosk.tui.widgets.status_bar import StatusBar
from kiosk.tui.widgets.verdict_panel import VerdictPanel
from kiosk.tui.widgets.walk_in_panel import WalkInPanel

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk


class PanelScreen(Screen[None]):
    """The entrance without its verbs."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]  # noqa: RUF012 -- Textual declares it without ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", show=False),
        Binding("f2", "search", show=False),
        Binding("f3", "walk_in", show=False),
        Binding("f4", "undo", show=False),
        Binding("f5", "sample", show=False),
        Binding("f9", "language", show=False),
        Binding("f10", "app.quit", show=False),
        Binding("escape", "close_panel", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._typesetter = Typesetter()
        self._kiosk: Kiosk | None = None
        self._samples: Iterator[str] | None = None
        self.text = catalogue(LANGUAGES[0])
        """The language of the screen."""
        self._status = StatusBar(self._typesetter)
        self._panel = VerdictPanel(self._typesetter)
        self._lower = LowerHalf(self._typesetter)
        self._bar = ReadyBar()
        self._bar.text = self.text

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self._status
        yield self._panel
        yield self._lower
        yield self._bar

    @property
    def is_searching(self) -> bool:
        """Whether the search is open."""
        return isinstance(self._lower.panel, SearchPanel)

    def say(self, note: str) -> None:
        """Say something in passing."""
        self._bar.note = note

    @property
    def _open_kiosk(self) -> "Kiosk":
        if self._kiosk is None:
            raise AssertionError("open() comes first")
        return self._kiosk

    async def on_key(self, event: Key) -> None:
        """A letter that no field has taken begins a search."""
        letter = event.character or ""
        if not letter.isalnum() or self._kiosk is None:
            return
        if isinstance(self._lower.panel, SearchPanel):
            self._lower.panel.add(letter)
        elif not isinstance(self._lower.panel, WalkInPanel):
            await self._lower.open(SearchPanel(self._typesetter, letter))

    async def action_help(self) -> None:
        """Open or close the help."""
        await self._toggle(HelpPanel, HelpPanel)

    async def action_search(self) -> None:
        """Open or close the search."""
        await self._toggle(SearchPanel, lambda: SearchPanel(self._typesetter))

    async def action_walk_in(self) -> None:
        """Open or close the form for somebody who is not registered."""
        await self._toggle(WalkInPanel, lambda: walk_in_panel(self._open_kiosk.event, self.text.language))

    async def action_close_panel(self) -> None:
        """Show the figures again."""
        await self._lower.close()

    @on(LowerHalf.Switched)
    def _show_hints(self) -> None:
        self._bar.hints = hints(self.text, self._lower.panel, has_samples=self._samples is not None)

    async def _toggle(self, kind: type[Panel], new: Callable[[], Panel]) -> None:
        if self._kiosk is not None:
            await self._lower.toggle(kind, new)
