"""Search by name: an input, and the people found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from badges.code import ALPHABET, NUMBER_LENGTH, grouped
from kiosk.domain.attendee import fold
from kiosk.locale import Catalogue
from kiosk.tui import palette
from kiosk.tui.bidi import Typesetter, cut

SHORTEST_QUERY: Final = 2
"""Nothing is listed before this many letters: the list of people is not for browsing."""


@dataclass(frozen=True, slots=True)
class Found:
    """One person that a search came up with."""

    attendee_id: str
    name: str
    organisation: str
    group: str
    is_inside: bool


class FoundList(Widget):
    """The people found, one a row, one of them chosen."""

    found: reactive[Sequence[Found]] = reactive(())
    chosen: reactive[int] = reactive(0)
    hint: reactive[str] = reactive("")
    """Shown while nobody is listed."""
    inside_label: reactive[str] = reactive("")

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self.typesetter = typesetter

    def validate_chosen(self, chosen: int) -> int:
        """Stay within the list."""
        return max(0, min(chosen, len(self.found) - 1))

    def watch_found(self) -> None:
        """Choose the first again."""
        self.chosen = 0

    def render(self) -> Content:
        """Return the rows; the chosen one is always among them."""
        if not self.found:
            return Content.styled(f"   {cut(self.hint, self.size.width - 3)}", palette.QUIET)
        height = max(1, self.size.height)
        first = max(0, self.chosen - height + 1)
        rows = list(enumerate(self.found))[first : first + height]
        return Content("\n").join([self._row(person, is_chosen=place == self.chosen) for place, person in rows])

    def _row(self, person: Found, *, is_chosen: bool) -> Content:
        width = self.size.width
        state = f"  ! {self.inside_label} " if person.is_inside else ""
        room = width - len(state) - 3
        name = self.typesetter.fit(person.name, room)
        about = " · ".join(part for part in (person.organisation, person.group) if part)
        about = self.typesetter.fit(about, max(0, room - Content(name).cell_length - 2))
        left = Content.assemble(" ▶ " if is_chosen else "   ", (name, "bold"), f"  {about}" if len(about) > 3 else "")
        row = left.pad_right(max(0, width - left.cell_length - len(state))) + Content.styled(state, "bold")
        return row.stylize_before(f"{palette.GROUND} on {palette.INK}" if is_chosen else palette.INK)


class SearchPanel(Vertical):
    """Posts what is typed and who is chosen; the screen looks people up and lets them in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "choose(-1)", show=False),
        Binding("down", "choose(1)", show=False),
    ]

    text: reactive[Catalogue | None] = reactive(None)

    @dataclass
    class Queried(Message):
        """At least SHORTEST_QUERY letters stand in the field."""

        query: str

    @dataclass
    class Chosen(Message):
        """Enter was pressed on a person."""

        attendee_id: str

    @dataclass
    class NumberEntered(Message):
        """Enter was pressed after the ten letters of a badge number."""

        number: str

    def __init__(self, typesetter: Typesetter, first_letters: str = "") -> None:
        super().__init__()
        self._input = Input(first_letters, select_on_focus=False, compact=True, max_length=80)
        self._input.cursor_blink = False
        self._list = FoundList(typesetter)
        self._is_resting = False
        """A scan came in between: the next Enter may be the scanner's."""

    def compose(self) -> ComposeResult:
        """The field, then the people."""
        yield self._input
        yield self._list

    def on_mount(self) -> None:
        """Put the cursor behind the first letters."""
        self._input.cursor_position = len(self._input.value)
        self.look_up()

    def watch_text(self) -> None:
        """Speak another language."""
        if self.text is not None:
            self._input.placeholder = self.text.text("Name, organisation or badge number")
            self._list.inside_label = self.text.text("already in")
            self._show_hint()

    @on(Input.Changed)
    def _go_on(self) -> None:
        self._is_resting = False
        self.look_up()

    def look_up(self) -> None:
        """Ask for the people whom the text means."""
        if len(fold(self._input.value).replace(" ", "")) >= SHORTEST_QUERY:
            self.post_message(self.Queried(self._input.value))
        else:
            self._list.found = ()
        self._show_hint()

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        if self._is_resting:
            return
        if self._list.found:
            self.post_message(self.Chosen(self._list.found[self._list.chosen].attendee_id))
        elif number := self._number():
            self.post_message(self.NumberEntered(number))

    def action_choose(self, step: int) -> None:
        """Move the choice."""
        self._is_resting = False
        self._list.chosen += step

    def rest(self) -> None:
        """Choose nobody before another letter or arrow is pressed."""
        self._is_resting = True

    def focus_field(self) -> None:
        """Take the keyboard."""
        self._input.focus()

    def add(self, letters: str) -> None:
        """Type letters that came before the field had the keyboard."""
        self._input.insert_text_at_cursor(letters)

    def show(self, found: Sequence[Found]) -> None:
        """List the people found for what was queried last; the same people again keep the choice."""
        is_same = [person.attendee_id for person in found] == [person.attendee_id for person in self._list.found]
        chosen = self._list.chosen if is_same else 0
        self._list.found = tuple(found)
        self._list.chosen = chosen
        self._show_hint()

    def _show_hint(self) -> None:
        if self.text is None:
            return
        if number := self._number():
            self._list.hint = self.text.text("Badge {number}: Enter", number=grouped(number))
        elif len(self._input.value.strip()) < SHORTEST_QUERY:
            self._list.hint = self.text.text("Type at least two letters.")
        else:
            self._list.hint = self.text.text("Nobody found. Fewer letters, or F3: not registered.")

    def _number(self) -> str:
        """Return the badge number that was typed, or nothing."""
        letters = self._input.value.upper().replace(" ", "").replace("-", "")
        return letters if len(letters) == NUMBER_LENGTH and set(letters) <= set(ALPHABET) else ""
