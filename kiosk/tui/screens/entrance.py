"""The entrance: takes scans, asks the desk, shows the verdict first and everything else after it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from textual import on

from kiosk.domain.check_in import AlreadyIn, Refused
from kiosk.domain.errors import KioskError
from kiosk.domain.scan import ReaderKind
from kiosk.domain.value import LANGUAGES
from kiosk.locale import catalogue
from kiosk.tui.bidi import BidiMode
from kiosk.tui.failure import FailureLog
from kiosk.tui.screens.lookup import groups, namesake_warning, people, recent_views
from kiosk.tui.screens.panels import PanelScreen
from kiosk.tui.screens.rereads import Rereads
from kiosk.tui.verdict_view import idle_view, not_saved_view, paused_view, undone_view, verdict_view
from kiosk.tui.widgets.search_panel import SearchPanel
from kiosk.tui.widgets.verdict_panel import Writer
from kiosk.tui.widgets.walk_in_panel import WalkInPanel

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk
    from kiosk.domain.attendee import Attendee
    from kiosk.services.check_in import Counts, Outcome

VERDICT_STANDS: Final = timedelta(seconds=60)
"""An older verdict is not about the person in front of the desk, and gives way to the invitation."""
PANEL_STANDS: Final = timedelta(seconds=60)
"""A panel in which no key was pressed for so long closes: it may show names."""
UNDO_RESTS: Final = timedelta(seconds=1)
"""A key that is held down takes one scan back, not all of them."""
FIGURES_WAIT: Final = 0.05
"""Seconds from the verdict to the figures."""
_LIST_LENGTH: Final = 12


class EntranceScreen(PanelScreen):
    """One kiosk's check-in screen. Until ``open`` is called it only says that it is starting."""

    def __init__(self, failures: FailureLog) -> None:
        super().__init__()
        self._failures = failures
        self._counts: Counts | None = None
        self._is_counting = False
        self._shown_at: datetime | None = None
        self._undo_key_at: datetime | None = None
        self._rereads = Rereads()
        self._key_at: datetime | None = None

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
        self._record(lambda kiosk: kiosk.desk.scan(code, reader=reader))
        if isinstance(self._lower.panel, SearchPanel):
            self._lower.panel.rest()

    def note_key(self) -> None:
        """A key was pressed by a person: what stands open is in use."""
        if self._kiosk is not None:
            self._key_at = self._kiosk.now()

    def set_paused(self, *, is_paused: bool) -> None:
        """The terminal lost the keyboard, or has it again."""
        self._bar.is_paused = is_paused
        self._panel.put_in_front(paused_view if is_paused else None)

    # Verdicts ---------------------------------------------------------------------------------------------------------

    def _record(self, decide: "Callable[[Kiosk], Outcome]") -> bool:
        """Record a decision and show it; tell whether it is recorded. What fails after that is not a lost scan."""
        outcome = None
        with self._attempt(self._fail) as kiosk:
            outcome = decide(kiosk)
        if outcome is None:
            return False
        with self._attempt(self._note_failure):
            self._show_outcome(outcome)
        return True

    def _show_outcome(self, outcome: "Outcome") -> None:
        kiosk = self._open_kiosk
        self._bar.has_problem = False
        seen = self._rereads.resolve(outcome)
        if seen is None:
            self.say(self.text.text("Read again: nothing new."))
            return
        self._show(lambda text: verdict_view(seen, kiosk.event, text), seen.id)
        if isinstance(seen.verdict, Refused | AlreadyIn):
            self.app.bell()

    def _show(self, writer: Writer, scan_id: str | None = None) -> None:
        self._rereads.shown_id = scan_id
        self._panel.write_at_once(writer)
        self._shown_at = self._open_kiosk.now()
        self.call_after_refresh(self._show_figures_soon)

    def _show_idle(self) -> None:
        self._shown_at = self._rereads.shown_id = None
        self._panel.write(lambda text: idle_view(text, self._counts))

    def _show_figures_soon(self) -> None:
        """Leave the processor to the thread that writes the verdict to the terminal; many scans at once count once."""
        if not self._is_counting:
            self._is_counting = True
            self.set_timer(FIGURES_WAIT, self._show_figures)

    def _show_figures(self) -> None:
        """Bring up to date what may wait until the verdict has been painted."""
        self._is_counting = False
        with self._attempt(self._note_failure) as kiosk:
            counts = kiosk.desk.counts()
            self._lower.show(counts, recent_views(kiosk, _LIST_LENGTH, self.text))
            has_changed, self._counts = counts != self._counts, counts
            if has_changed and self._shown_at is None:
                self._show_idle()

    # Errors and state -------------------------------------------------------------------------------------------------

    @contextmanager
    def _attempt(self, fail: Callable[[Exception, str], None]) -> "Iterator[Kiosk]":
        """Ask a service; whatever goes wrong is shown by ``fail`` and the check-in goes on."""
        try:
            yield self._open_kiosk
        except KioskError as error:
            fail(error, str(error))
        except Exception as error:  # noqa: BLE001 -- one scan that fails must not close the check-in
            fail(error, "")

    def _note_failure(self, error: Exception, reason: str) -> None:
        """Say that something did not work by which no scan is lost."""
        code = self._failures.note(error, self._open_kiosk.now())
        self.say(self.text.text("Problem: {reason}", reason=reason or self.text.text("Error {code}", code=code)))

    def _fail(self, error: Exception, reason: str) -> None:
        """Say that a scan is not recorded."""
        self._rereads.shown_id = None
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
        if isinstance(self._lower.panel, WalkInPanel):
            self._lower.panel.groups = groups(kiosk.event, language)
        elif isinstance(self._lower.panel, SearchPanel):
            self._lower.panel.look_up()
        self._show_hints()

    # Verbs ------------------------------------------------------------------------------------------------------------

    @on(SearchPanel.Queried)
    def _search(self, message: SearchPanel.Queried) -> None:
        with self._attempt(self._note_failure) as kiosk:
            found = people(kiosk, message.query, self.text.language)
            if isinstance(self._lower.panel, SearchPanel):
                self._lower.panel.show(found)

    @on(SearchPanel.Chosen)
    async def _admit(self, message: SearchPanel.Chosen) -> None:
        if self._record(lambda kiosk: kiosk.desk.admit(message.attendee_id)):
            await self.action_close_panel()

    @on(SearchPanel.NumberEntered)
    async def _take_number(self, message: SearchPanel.NumberEntered) -> None:
        self.take_scan(message.number, ReaderKind.TYPED)
        await self.action_close_panel()

    @on(WalkInPanel.Submitted)
    async def _register_walk_in(self, message: WalkInPanel.Submitted) -> None:
        namesakes: Sequence[Attendee] = ()
        with self._attempt(self._note_failure) as kiosk:
            namesakes = () if message.is_confirmed else kiosk.attendees.namesakes(message.name)
        if namesakes and isinstance(self._lower.panel, WalkInPanel):
            self._lower.panel.warn(namesake_warning(namesakes[0], self.text))
        elif self._record(lambda kiosk: self._admit_walk_in(kiosk, message)):
            await self.action_close_panel()

    def _admit_walk_in(self, kiosk: "Kiosk", message: WalkInPanel.Submitted) -> "Outcome":
        language = self.text.language
        attendee = kiosk.attendees.add_walk_in(message.name, message.organisation, message.group, language)
        return kiosk.desk.admit(attendee.id)

    def action_undo(self) -> None:
        """Take back the last scan of this kiosk."""
        if self._kiosk is None or self._is_undo_held(self._kiosk.now()):
            return
        with self._attempt(self._note_failure) as kiosk:
            outcome = kiosk.desk.undo()
            if outcome is None:
                self.say(self.text.text("Nothing to take back: only the last scan, for two minutes."))
                return
            self._show(lambda text: undone_view(outcome, kiosk.event, text))

    def _is_undo_held(self, now: datetime) -> bool:
        before, self._undo_key_at = self._undo_key_at, now
        return before is not None and timedelta(0) <= now - before < UNDO_RESTS

    def action_sample(self) -> None:
        """Play the next badge of the demonstration as if it had been scanned."""
        if self._samples is None:
            return
        code = next(self._samples, None)
        if code is None:
            self.say(self.text.text("No more demo badges."))
        else:
            self.take_scan(code, ReaderKind.WEDGE)
