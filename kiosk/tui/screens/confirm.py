"""A question with two answers; the careful one is chosen already."""

import time
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

DEAF_FOR: Final = 0.5
"""Seconds in which nobody can have read the question yet; a key that comes so early is not an answer."""


class ConfirmScreen(ModalScreen[bool]):
    """Returns True only if the bold answer was chosen and confirmed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stay", show=False),
        Binding("left,up", "app.focus_previous", show=False),
        Binding("right,down", "app.focus_next", show=False),
    ]
    AUTO_FOCUS: ClassVar[str] = "#stay"

    def __init__(self, question: str, stay: str, leave: str) -> None:
        super().__init__()
        self._question = question
        self._stay = stay
        self._leave = leave
        self._asked_at = time.monotonic()

    @property
    def is_listening(self) -> bool:
        """Whether a key may answer already."""
        return time.monotonic() - self._asked_at >= DEAF_FOR

    def compose(self) -> ComposeResult:
        """The question over its two answers."""
        with Vertical():
            yield Static(self._question, markup=False)
            with Horizontal():
                yield Button(self._stay, id="stay")
                yield Button(self._leave, id="leave")

    @on(Button.Pressed)
    def _answer(self, event: Button.Pressed) -> None:
        self._close(event.button.id == "leave")

    def action_stay(self) -> None:
        """Answer no."""
        self._close(False)

    def _close(self, is_sure: bool) -> None:  # noqa: FBT001 -- a screen's result
        """Answer once; a second answer may be under way already."""
        if self.is_current:
            self.dismiss(is_sure)
