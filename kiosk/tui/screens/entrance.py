"""The entrance: takes scans, asks the desk, shows the verdict first and everything else after it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.screen import Screen

from kiosk.domain.check_in import AlreadyIn, Refused, Reread
from kiosk.domain.errors import KioskError
from kiosk.domain.scan import ReaderKind
from kiosk.domain.value import LANGUAGES
from kiosk.locale import catalogue
from kiosk.tui.bidi import BidiMode, Typesetter
from kiosk.tui.failure import FailureLog
from kiosk.tui.hints import hints
from kiosk.tui.screens.lookup import namesake_warning, people, walk_in_panel
from kiosk.tui.verdict_view import idle_view, not_saved_view, undone_view, verdict_view
from kiosk.tui.widgets.help_panel import HelpPanel
from kiosk.tui.widgets.lower_half import LowerHalf, Panel
from kiosk.tui.widgets.ready_bar import ReadyBar
from kiosk.tui.widgets.search_panel import SearchPanel
from kiosk.tui.widgets.status_bar import StatusBar
from kiosk.tui.widgets.verdict_panel import VerdictPanel, Writer
from kiosk.tui.widgets.walk_in_panel import WalkInPanel

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk
    from kiosk.services.check_in import Counts, Outcome

VERDICT_STANDS: Final = timedelta(seconds=60)
"""An older verdict is not about the person in front of the desk, and gives way to the invitation."""
PANEL_STANDS: Final = timedelta(seconds=60)
"""A panel in which no key was pressed for so long closes: it may show names."""
FIGURES_WAIT: Final = 0.05
"""Seconds from the verdict to the figures."""
_LIST_LENGTH: Final = 12


class EntranceScreen(Screen[None]):
    """One kiosk's check-in screen. Until ``open`` is called it only says that it is starting."""

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

    def __init__(self, failures: FailureLog) -> None:
        super().__init__()
        self._failures = failures
        self._typesetter = Typesetter()
        self._kiosk: Kiosk | None = None
        self._samples: Iterator[str] | None = None
        self.text = catalogue(LANGUAGES[0])
        """The language of the screen."""
        self._counts: Counts | None = None
        self._is_counting = False
        self._shown_at: datetime | None = None
        self._key_at: datetime | None = None
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

    # What the app tells the screen ------------------------------------------------------------------------------------

    def open(self, kiosk: "Kiosk", samples: Iterator[str] | None) -> None:
        """Begin: from now on scans are taken."""
        self._kiosk = kiosk
        self._samples = samples
        self._typesetter.mode = BidiMode(kiosk.settings.bidi)
        self._status.kiosk_name = kiosk.settings.name
        self._bar.is_open = True
        self._key_at = kiosk.now()
        self.set_interval(1.0, self._tick)
        self.set_interval(10.0, self._show_figures)
        self._speak(kiosk.settings.language)
        self._tick()
        self._show_idle()
        self._show_figures()

    def take_scan(self, code: str, reader: ReaderKind) -> None:
        """Decide on a scan, and show the verdict before anything else."""
        with self._attempt() as kiosk:
            self._show_outcome(kiosk.desk.scan(code, reader=reader))

    def note_key(self) -> None:
        """A key was pressed by a person: what stands open is in use."""
        if self._kiosk is not None:
            self._key_at = self._kiosk.now()

    def set_paused(self, *, is_paused: bool) -> None:
        """The terminal lost the keyboard, or has it again."""
        self._bar.is_paused = is_paused

    def say(self, note: str) -> None:
        """Say something in passing."""
        self._bar.note = note

    # Verdicts ---------------------------------------------------------------------------------------------------------

    def _show_outcome(self, outcome: "Outcome") -> None:
        kiosk = self._open_kiosk
        self._bar.has_problem = False
        if isinstance(outcome.verdict, Reread):
            self.say(self.text.text("Read again: nothing new."))
            return
        self._show(lambda text: verdict_view(outcome, kiosk.event, text))
        if isinstance(outcome.verdict, Refused | AlreadyIn):
            self.app.bell()

    def _show(self, writer: Writer) -> None:
        self._panel.write_at_once(writer)
        self._shown_at = self._open_kiosk.now()
        self.call_after_refresh(self._show_figures_soon)

    def _show_idle(self) -> None:
        self._shown_at = None
        self._panel.write(lambda text: idle_view(text, self._counts))

    def _show_figures_soon(self) -> None:
        """Leave the processor to the thread that writes the verdict to the terminal; many scans at once count once."""
        if not self._is_counting:
            self._is_counting = True
            self.set_timer(FIGURES_WAIT, self._show_figures)

    def _show_figures(self) -> None:
        """Bring up to date what may wait until the verdict has been painted."""
        self._is_counting = False
        with self._attempt() as kiosk:
            counts = kiosk.desk.counts()
            recent = kiosk.desk.recent(_LIST_LENGTH)
            self._lower.show(counts, [verdict_view(outcome, kiosk.event, self.text) for outcome in recent])
            has_changed, self._counts = counts != self._counts, counts
            if has_changed and self._shown_at is None:
                self._show_idle()

    # Errors and state -------------------------------------------------------------------------------------------------

    @property
    def _open_kiosk(self) -> "Kiosk":
        if self._kiosk is None:
            raise AssertionError("open() comes first")
        return self._kiosk

    @contextmanager
    def _attempt(self) -> "Iterator[Kiosk]":
        """Ask a service; whatever goes wrong is shown and the check-in goes on."""
        try:
            yield self._open_kiosk
        except KioskError as error:
            self._fail(error, str(error))
        except Exception as error:  # noqa: BLE001 -- one scan that fails must not close the check-in
            self._fail(error, "")

    def _fail(self, error: Exception, reason: str) -> None:
        code = self._failures.note(error, self._open_kiosk.now())
        self._panel.write(lambda text: not_saved_view(text, reason or text.text("Error {code}", code=code)))
        self._shown_at = self._open_kiosk.now()
        self._bar.has_problem = True
        self.app.bell()

    def _tick(self) -> None:
        """Once a second: the clock, and what has stood too long."""
        now = self._open_kiosk.now()
        self._status.time = f"{self._open_kiosk.event.local(now):%H:%M:%S}"
        if self._shown_at is not None and now - self._shown_at > VERDICT_STANDS:
            self._show_idle()
        if self._lower.panel is not None and self._key_at is not None and now - self._key_at > PANEL_STANDS:
            self.call_next(self.action_close_panel)

    # Language ---------------------------------------------------------------------------------------------------------

    def action_language(self) -> None:
        """Go on to the next language."""
        if self._kiosk is not None:
            place = LANGUAGES.index(self.text.language) if self.text.language in LANGUAGES else -1
            self._speak(LANGUAGES[(place + 1) % len(LANGUAGES)])
            self._show_figures()

    def _speak(self, language: str) -> None:
        kiosk = self._open_kiosk
        self.text = catalogue(language)
        self._status.language = language
        self._status.list_title = kiosk.desk.check_in_list().title.get(language, "")
        self._status.event_title = kiosk.event.title.get(language)
        self._panel.text = self._lower.text = self._bar.text = self.text
        self._bar.note = ""
        self._show_hints()

    # Panels -----------------------------------------------------------------------------------------------------------

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

    # Verbs ------------------------------------------------------------------------------------------------------------

    @on(SearchPanel.Queried)
    def _search(self, message: SearchPanel.Queried) -> None:
        with self._attempt() as kiosk:
            found = people(kiosk, message.query, self.text.language)
            if isinstance(self._lower.panel, SearchPanel):
                self._lower.panel.show(found)

    @on(SearchPanel.Chosen)
    async def _admit(self, message: SearchPanel.Chosen) -> None:
        with self._attempt() as kiosk:
            self._show_outcome(kiosk.desk.admit(message.attendee_id))
            await self.action_close_panel()

    @on(SearchPanel.NumberEntered)
    async def _take_number(self, message: SearchPanel.NumberEntered) -> None:
        self.take_scan(message.number, ReaderKind.TYPED)
        await self.action_close_panel()

    @on(WalkInPanel.Submitted)
    async def _register_walk_in(self, message: WalkInPanel.Submitted) -> None:
        with self._attempt() as kiosk:
            namesakes = () if message.is_confirmed else kiosk.attendees.namesakes(message.name)
            if namesakes and isinstance(self._lower.panel, WalkInPanel):
                self._lower.panel.warn(namesake_warning(namesakes[0], self.text))
                return
            language = self.text.language
            attendee = kiosk.attendees.add_walk_in(message.name, message.organisation, message.group, language)
            self._show_outcome(kiosk.desk.admit(attendee.id))
            await self.action_close_panel()

    def action_undo(self) -> None:
        """Take back the last scan of this kiosk."""
        if self._kiosk is None:
            return
        with self._attempt() as kiosk:
            outcome = kiosk.desk.undo()
            if outcome is None:
                self.say(self.text.text("Nothing to take back: only the last scan, for two minutes."))
                return
            self._show(lambda text: undone_view(outcome, kiosk.event, text))

    def action_sample(self) -> None:
        """Play the next badge of the demonstration as if it had been scanned."""
        if self._samples is None:
            return
        code = next(self._samples, None)
        if code is None:
            self.say(self.text.text("No more demo badges."))
        else:
            self.take_scan(code, ReaderKind.WEDGE)
