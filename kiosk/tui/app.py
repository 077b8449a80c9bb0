"""The terminal application: catches scans before anything else sees a key, and opens the kiosk after the first paint."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from kiosk.domain.errors import KioskError, StoreError
from kiosk.domain.scan import ReaderKind
from kiosk.readers.wedge import Scanned, Typed, lines
from kiosk.tui.bidi import OPENING, BidiMode
from kiosk.tui.capture import Meaning, ScanCapture, is_command
from kiosk.tui.failure import FailureLog
from kiosk.tui.key_queue import KeyQueue, handled
from kiosk.tui.messages import KeysRead, TextRead
from kiosk.tui.screens.confirm import ConfirmScreen
from kiosk.tui.screens.entrance import EntranceScreen
from kiosk.tui.terminal import BurstDriver, keys_of

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk

_NEUTRAL_TITLE: Final = "\x1b[22;2t\x1b]2;Check-in\x07"
"""The window's title, so that it tells no path; the one before is kept on the terminal's stack (XTWINOPS)."""
_TITLE_AS_BEFORE: Final = "\x1b[23;2t"
_ENDING_SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)
"""They end the kiosk with the exit code that shells use: 128 and the signal's number."""

_QUIET: Final = 2.0
"""Seconds without a key after which nobody is scanning just now."""

Samples = Callable[["Kiosk"], Iterator[str]]
"""Makes the codes that F5 plays in the demonstration."""


def run_entrance(open_kiosk: Callable[[], "Kiosk"], *, samples: Samples | None = None) -> int:
    """Run the check-in screen until it is left and return the exit code.

    open_kiosk is called right after the first paint. A KioskError that it raises is printed to standard error: code 3 for
    a StoreError, else 2.
    """
    app = EntranceApp(open_kiosk, samples, BurstDriver)
    app.run()
    if app.error is not None:
        sys.stderr.write(f"{app.error}\n")
    return app.return_code or 0


class EntranceApp(App[None]):
    """The check-in screen as a Textual application."""

    TITLE = "Check-in"
    CSS_PATH = "kiosk.tcss"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, priority=True)]

    def __init__(
        self,
        open_kiosk: Callable[[], "Kiosk"],
        samples: Samples | None = None,
        driver: type[Driver] | None = None,
    ) -> None:
        super().__init__(driver_class=driver)
        self.error: KioskError | None = None
        """Why the kiosk could not be opened."""
        self.failures = FailureLog()
        self.entrance = EntranceScreen(self.failures)
        self._open_kiosk = open_kiosk
        self._samples = samples
        self._kiosk: Kiosk | None = None
        self._keys = KeyQueue(self)
        self._capture = ScanCapture(self._deliver, self.call_later)
        self._early: list[Meaning] = []
        """What was typed and scanned before the kiosk was open."""

    def get_default_screen(self) -> Screen[None]:
        """Return the only screen there is."""
        return self.entrance

    # Opening and closing ----------------------------------------------------------------------------------------------

    def on_ready(self) -> None:
        """Open the kiosk once the screen has been painted."""
        self._write_to_terminal(_NEUTRAL_TITLE)
        if not self.is_headless:
            for ending in _ENDING_SIGNALS:
                asyncio.get_running_loop().add_signal_handler(ending, self.exit, None, 128 + ending)
        self.call_after_refresh(self._open)

    async def _open(self) -> None:
        try:
            self._kiosk = kiosk = self._open_kiosk()
        except KioskError as error:
            self.error = error
            self.exit(return_code=3 if isinstance(error, StoreError) else 2)
            return
        self.failures.path = Path(kiosk.folder) / "kiosk.log"
        self._write_to_terminal(OPENING[BidiMode(kiosk.settings.bidi)])
        self.entrance.open(kiosk, self._samples(kiosk) if self._samples else None)
        early, self._early = self._early, []
        await self._deliver(early)
        self.run_worker(self._prepare(kiosk))

    async def _prepare(self, kiosk: "Kiosk") -> None:
        """Make later searches and scans fast; scans come in between the steps."""
        try:
            for _ in kiosk.attendees.prepare_in_steps():
                await asyncio.sleep(0)
        except KioskError as error:  # the next search tries again, and shows it
            self.failures.note(error, kiosk.now())
        if not self.is_headless:
            gc.collect()
            gc.freeze()
            gc.disable()
            self.set_interval(5.0, self._collect_garbage)

    def _collect_garbage(self) -> None:
        """Collect while nobody is scanning: it takes as long as several verdicts."""
        if self._capture.quiet_for > _QUIET:
            gc.collect()

    def on_unmount(self) -> None:
        """Close the database and give the title back."""
        self._write_to_terminal(_TITLE_AS_BEFORE)
        if self._kiosk is not None:
            self._kiosk.close()

    def _write_to_terminal(self, sequence: str) -> None:
        if self._driver is not None and not self.is_headless:
            self._driver.write(sequence)

    # Keys and scans ---------------------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Catch what a scanner types or pastes, before screens, bindings and fields see it."""
        if isinstance(event, TextRead | KeysRead) or (isinstance(event, events.Key) and not event.is_forwarded):
            self.app_focus = True
            await self._capture.take(event)
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            self.app_focus = True
            await self._deliver([Scanned(line) for line in lines(event.text)], ReaderKind.PASTE)
        else:
            await super().on_event(event)

    async def _deliver(self, meanings: list[Meaning], reader: ReaderKind = ReaderKind.WEDGE) -> None:
        if self._kiosk is None:
            self._early += meanings
            return
        for meaning in meanings:
            if isinstance(meaning, Typed):
                self._keys.add(partial(self._type, meaning))
            elif self._keys.is_idle:
                self.entrance.take_scan(meaning.text, reader)
            else:
                self._keys.add(partial(self._take_scan, meaning.text, reader))

    async def _take_scan(self, text: str, reader: ReaderKind) -> None:
        self.entrance.take_scan(text, reader)

    async def _type(self, typed: Typed[events.Key | str]) -> None:
        """Hand on the keys of one burst: no commands, and no Enter that chooses in a search which the same burst has opened."""
        self.entrance.note_key()
        was_searching = self.entrance.is_searching
        for pressed in typed.keys:
            for key in keys_of(pressed) if isinstance(pressed, str) else (pressed,):
                is_early_enter = key.key == "enter" and self.entrance.is_searching and not was_searching
                is_deaf = isinstance(self.screen, ConfirmScreen) and not self.screen.is_listening
                if is_deaf or is_early_enter or (len(typed.keys) > 1 and is_command(key)):
                    continue
                await super().on_event(key)
                await handled(self)

    def watch_app_focus(self, focus: bool) -> None:  # noqa: FBT001 -- Textual's signature
        """Say when scans would go elsewhere."""
        self.entrance.set_paused(is_paused=not focus)

    # Leaving ----------------------------------------------------------------------------------------------------------

    def action_help_quit(self) -> None:
        """Ctrl+C leaves nothing: say how to leave."""
        self.entrance.say(self.entrance.text.text("To leave: F10"))

    async def action_quit(self) -> None:
        """Ask before leaving."""
        if isinstance(self.screen, ConfirmScreen):
            return
        text = self.entrance.text
        question = ConfirmScreen(text.text("Leave the check-in?"), text.text("Stay"), text.text("Leave"))
        self.push_screen(question, self._leave)

    def _leave(self, is_sure: bool | None) -> None:  # noqa: FBT001 -- a screen's result
        if is_sure:
            self.exit()

    def _fatal_error(self) -> None:
        """Close without showing names, values or a traceback, which Textual would print."""
        error = sys.exc_info()[1]
        code = self.failures.note(error) if error else "-"
        text = self.entrance.text
        message = text.text(
            "The check-in had to close (error {code}). What was scanned is saved. Start it again.", code=code
        )
        self.bell()
        self._exit_renderables.append(message)
        self._close_messages_no_wait()
