"""Which keys do what, for the bar at the bottom."""

from collections.abc import Sequence

from kiosk.locale import Catalogue
from kiosk.tui.widgets.help_panel import HelpPanel
from kiosk.tui.widgets.lower_half import Panel
from kiosk.tui.widgets.ready_bar import Hint
from kiosk.tui.widgets.search_panel import SearchPanel


def hints(text: Catalogue, panel: Panel | None, *, has_samples: bool) -> Sequence[Hint]:
    """Return the keys that matter while a panel is open, or while none is."""
    match panel:
        case None:
            return _at_rest(text, has_samples=has_samples)
        case SearchPanel():
            return (("↑↓", text.text("choose")), ("↵", text.text("let in")), *_always(text))
        case HelpPanel():
            return _always(text)
        case _:
            keys = (("↵", text.text("next")), ("↑↓", text.text("field")), ("←→ 1-9", text.text("group")))
            return (*keys, *_always(text))


def _at_rest(text: Catalogue, *, has_samples: bool) -> Sequence[Hint]:
    sample = (("F5", text.text("demo badge")),) if has_samples else ()
    return (
        ("F1", text.text("help")),
        ("F2", text.text("search")),
        ("F3", text.text("not registered")),
        ("F4", text.text("undo")),
        *sample,
        ("F9", "FR NL EN"),
        ("F10", text.text("leave")),
    )


def _always(text: Catalogue) -> Sequence[Hint]:
    return (("Esc", text.text("close")), ("F9", "FR NL EN"))
