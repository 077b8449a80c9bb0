"""Invented people and a small event, for tests."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from badges.code import EventKey, number_from_bits
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.fact import SCANNED, UNDONE, Fact

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
KEY = EventKey(bytes(range(32)))
OTHER_KEY = EventKey(bytes(range(2, 34)))

_numbers = count(1)


def an_event(**changes: Any) -> Event:
    """Return an event with an entrance, a meal, two rooms and one panel."""
    values: dict[str, Any] = {
        "title": {"fr": "Journée", "nl": "Dag", "en": "Day"},
        "starts_at": datetime(2026, 11, 17, 9, 0),  # noqa: DTZ001 -- event.toml's times are local
        "ends_at": datetime(2026, 11, 17, 18, 0),  # noqa: DTZ001
        "language": "en",
        "default_group": "civil-society",
        "groups": [
            {"id": "civil-society", "title": {"fr": "Société civile", "en": "Civil society"}},
            {"id": "press", "title": {"fr": "Presse", "nl": "Pers", "en": "Press"}, "also": ["journaliste"]},
        ],
        "rooms": [{"id": "small", "title": {"en": "Small room"}, "capacity": 2}],
        "sessions": [
            {
                "id": "panel",
                "title": {"en": "Panel"},
                "room": "small",
                "starts_at": datetime(2026, 11, 17, 13, 0),  # noqa: DTZ001
                "ends_at": datetime(2026, 11, 17, 14, 0),  # noqa: DTZ001
            }
        ],
        "lists": [
            {"id": "entrance", "title": {"en": "Entrance"}},
            {"id": "meal", "title": {"en": "Meal"}, "policy": "once"},
            {"id": "press-room", "title": {"en": "Press room"}, "groups": ["press"]},
        ],
    }
    return Event.model_validate(values | changes)


def an_attendee(**changes: Any) -> Attendee:
    """Return a person with a badge number of their own."""
    turn = next(_numbers)
    values: dict[str, Any] = {
        "id": f"attendee-{turn}",
        "number": number_from_bits(turn * 7919),
        "given_name": "Aïcha",
        "family_name": "N’Diaye",
        "organisation": "Les Ponts asbl",
        "group": "civil-society",
        "language": "fr",
    }
    return Attendee(**(values | changes))


def a_scan_fact(turn: int, **body: Any) -> Fact:
    """Return the record of a scan, the turn-th thing that happened."""
    values = {
        "list": "entrance",
        "direction": "entry",
        "gate": "North",
        "kiosk": "K1",
        "number": "BBBBBBBBBB",
        "attendee": None,
        "verdict": "admitted",
        "reason": None,
        "forced": False,
        "first": None,
        "without_entry": False,
    } | body
    return _fact(turn, SCANNED, values["number"] or "some-hash", values)


def an_undo_fact(turn: int, scan: Fact) -> Fact:
    """Return the record that a scan was taken back."""
    return _fact(turn, UNDONE, scan.subject, {"fact": scan.id})


def _fact(turn: int, kind: str, subject: str, body: dict[str, Any]) -> Fact:
    wall_at = NOON.replace(minute=turn // 60 % 60, second=turn % 60).isoformat(timespec="milliseconds")
    return Fact(f"fact-{turn:04}", "origin", turn, turn << 16, wall_at.replace("+00:00", "Z"), kind, subject, body)
