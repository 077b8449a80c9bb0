"""The top row: which kiosk this is, which list it checks people in to, the event, the time and the language."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from kiosk.tui import palette
from kiosk.tui.bidi import Typesetter


class StatusBar(Widget):
    """One row; what does not fit is taken from the event's title."""

    kiosk_name: reactive[str] = reactive("")
    list_title: reactive[str] = reactive("")
    event_title: reactive[str] = reactive("")
    time: reactive[str] = reactive("")
    language: reactive[str] = reactive("")

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self.typesetter = typesetter

    def render(self) -> Content:
        """Return the row."""
        fit = self.typesetter.fit
        here = " · ".join(part for part in (fit(self.kiosk_name, 24), fit(self.list_title, 28)) if part)
        now = f"{self.time}  {self.language.upper()} "
        room = self.size.width - len(now) - 3
        left = Content.styled(f" {fit(here, room)}", f"bold {palette.INK}")
        event = fit(self.event_title, room - left.cell_length - 1)
        title = Content.styled(f"   {event}" if event else "", palette.QUIET)
        space = max(1, self.size.width - left.cell_length - title.cell_length - len(now))
        return Content("").join([left, title, Content(" " * space), Content.styled(now, f"bold {palette.INK}")])
