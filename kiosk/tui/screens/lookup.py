"""What the panels list, asked of the register: people found, groups to choose from, people of the same name."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.domain.attendee import Attendee
from kiosk.locale import Catalogue
from kiosk.tui.bidi import clean, cut
from kiosk.tui.verdict_view import VerdictView, verdict_view
from kiosk.tui.widgets.search_panel import Found
from kiosk.tui.widgets.walk_in_panel import Group, WalkInPanel

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk
    from kiosk.domain.event import Event

NAMES_STAND: Final = timedelta(minutes=2)
"""An older row of the last scans keeps its name to itself: the screen faces the queue."""


def people(kiosk: "Kiosk", query: str, language: str) -> list[Found]:
    """Return the people that a query finds, with whether they are inside already."""
    return [
        Found(
            attendee_id=attendee.id,
            name=attendee.name,
            organisation=attendee.organisation,
            group=kiosk.event.group(attendee.group).title.get(language),
            is_inside=kiosk.desk.is_inside(attendee.id),
        )
        for attendee in kiosk.attendees.search(query)
    ]


def walk_in_panel(event: "Event", language: str) -> WalkInPanel:
    """Return an empty form with the event's groups."""
    choices = groups(event, language)
    default = next((place for place, (group_id, _) in enumerate(choices) if group_id == event.default_group), 0)
    return WalkInPanel(choices, default)


def groups(event: "Event", language: str) -> Sequence[Group]:
    """Return the event's groups with their titles in a language."""
    return [(group.id, group.title.get(language)) for group in event.groups]


def recent_views(kiosk: "Kiosk", limit: int, text: Catalogue) -> list[VerdictView]:
    """Return the last scans, newest first; only those of moments ago tell a name."""
    now = kiosk.now()
    views = [(outcome.at, verdict_view(outcome, kiosk.event, text)) for outcome in kiosk.desk.recent(limit)]
    return [view if now - at <= NAMES_STAND else replace(view, name="·", about="") for at, view in views]


def namesake_warning(namesake: Attendee, text: Catalogue) -> str:
    """Return the question to ask before a second person of one name is registered."""
    who = cut(clean(", ".join(part for part in (namesake.name, namesake.organisation) if part)), 48)
    return text.text("Already registered: {who}. Enter: another person.", who=who)
