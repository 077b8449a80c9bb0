"""Somebody who is not registered: name, organisation, group."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from kiosk.locale import Catalogue
from kiosk.tui import palette
from kiosk.tui.bidi import cut
from kiosk.tui.verdict_view import Tone

Group = tuple[str, str]
"""The id and the title of one of the event's groups."""


class GroupChooser(Widget, can_focus=True):
    """One of the event's groups, by the arrows or by its digit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("enter", "submit", show=False),
    ]

    groups: reactive[Sequence[Group]] = reactive(())
    chosen: reactive[int] = reactive(0)

    class Submitted(Message):
        """Enter was pressed."""

    def validate_chosen(self, chosen: int) -> int:
        """Go round at both ends."""
        return chosen % len(self.groups) if self.groups else 0

    def render(self) -> Content:
        """Return the groups with their digits, as many as fit, the chosen one always among them."""
        room = self.size.width - 4
        first = last = self.chosen
        used = self._group(self.chosen).cell_length
        while last + 1 < len(self.groups) and used + self._group(last + 1).cell_length <= room:
            last += 1
            used += self._group(last).cell_length
        while first > 0 and used + self._group(first - 1).cell_length <= room:
            first -= 1
            used += self._group(first).cell_length
        shown = [self._group(place) for place in range(first, last + 1)]
        return Content("").join(["◂ " if first else "", *shown, " ▸" if last + 1 < len(self.groups) else ""])

    def on_key(self, event: Key) -> None:
        """Choose by digit."""
        if event.character and event.character in "123456789" and int(event.character) <= len(self.groups):
            self.chosen = int(event.character) - 1
            event.stop()

    def action_step(self, step: int) -> None:
        """Choose a neighbour."""
        self.chosen += step

    def action_submit(self) -> None:
        """Say that Enter was pressed."""
        self.post_message(self.Submitted())

    def _group(self, place: int) -> Content:
        label = cut(f" {place + 1} {self.groups[place][1]} ", max(1, self.size.width))
        if place != self.chosen:
            return Content.styled(label, palette.QUIET)
        return Content.styled(label, f"bold {palette.GROUND} on {palette.INK if self.has_focus else palette.QUIET}")


class WalkInPanel(Vertical):
    """Three fields; Enter goes on to the next, and on the last one registers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    text: reactive[Catalogue | None] = reactive(None)
    groups: reactive[Sequence[Group]] = reactive(())

    @dataclass
    class Submitted(Message):
        """Enter was pressed on the last field. ``is_confirmed``: a warning about namesakes was read."""

        name: str
        organisation: str
        group: str
        is_confirmed: bool

    def __init__(self, groups: Sequence[Group], default: int) -> None:
        super().__init__()
        self._name_field = _field()
        self._organisation_field = _field()
        self._group_chooser = GroupChooser()
        self.groups = groups
        self._group_chooser.chosen = default
        self._labels = (Static(), Static(), Static())
        self._message = Static(classes="message")
        self._is_warned = False

    def compose(self) -> ComposeResult:
        """Each field beside its label, and a row for what is wrong."""
        for label, field in zip(
            self._labels, (self._name_field, self._organisation_field, self._group_chooser), strict=True
        ):
            yield Horizontal(label, field)
        yield self._message

    def watch_text(self) -> None:
        """Speak another language; a warning would have to be read anew."""
        if self.text is None:
            return
        self._is_warned = False
        labels = self.text.text("Name"), self.text.text("Organisation"), self.text.text("Group")
        for widget, label in zip(self._labels, labels, strict=True):
            widget.update(Content.styled(f" {label}", palette.QUIET))
        self._say(self.text.text("Not registered: write the name down, and they come in."))

    def watch_groups(self) -> None:
        """Offer the groups, or name them in another language."""
        self._group_chooser.groups = self.groups

    @on(Input.Changed)
    def _start_again(self) -> None:
        self._is_warned = False

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    @on(GroupChooser.Submitted)
    def _submit(self, event: GroupChooser.Submitted) -> None:
        event.stop()
        name = " ".join(self._name_field.value.split())
        if not name:
            self._name_field.focus()
            return
        group = self._group_chooser.groups[self._group_chooser.chosen][0]
        self.post_message(self.Submitted(name, self._organisation_field.value, group, self._is_warned))

    def focus_field(self) -> None:
        """Take the keyboard."""
        self._name_field.focus()

    def warn(self, warning: str) -> None:
        """Show who has this name already; Enter again registers all the same."""
        self._is_warned = True
        self._say(warning, f"bold {palette.MARKS[Tone.ALREADY_IN]}")

    def _say(self, sentence: str, style: str = palette.QUIET) -> None:
        self._message.update(Content.styled(sentence, style))


def _field() -> Input:
    field = Input(select_on_focus=False, compact=True, max_length=120)
    field.cursor_blink = False
    return field
