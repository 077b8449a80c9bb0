"""What the panels list, asked of the register: people found, groups to choose from, people of the same name."""

from typing import TYPE_CHECKING

from kiosk.domain.attendee import Attendee
from kiosk.locale import Catalogue
from kiosk.tui.bidi import clean, cut
from kiosk.tui.widgets.search_panel import Found
from kiosk.tui.widgets.walk_in_panel import WalkInPanel

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk
    from kiosk.domain.event import Event


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
    groups = [(group.id, group.title.get(language)) for group in event.groups]
    default = next((place for place, (group_id, _) in enumerate(groups) if group_id == event.default_group), 0)
    return WalkInPanel(groups, default)


def namesake_warning(namesake: Attendee, text: Catalogue) -> str:
    """Return the question to ask before a second person of one name is registered."""
    who = cut(clean(", ".join(part for part in (namesake.name, namesake.organisation) if part)), 48)
    return text.text("Already registered: {who}. Enter: another person.", who=who)
