"""Event folders of any size, for benchmarks."""

from pathlib import Path

from badges.code import number_from_bits
from kiosk.clock import SystemClock
from kiosk.domain.attendee import Attendee
from kiosk.services.event import create_event
from kiosk.store.attendee import RegisterRow
from kiosk.store.store import Store

_SPREAD = 104_729  # a prime: numbers as far apart as random ones, the same in every run


def number_of(place: int) -> str:
    """Return the badge number of the attendee at a place, from 0."""
    return number_from_bits((place + 1) * _SPREAD * _SPREAD % (1 << 40))


def make_event(path: Path, attendees: int) -> None:
    """Make an event folder with so many attendees, named Person000000 and so on."""
    folder = create_event(path, SystemClock().now().date())
    folder.settings.write_text('language = "en"\n')
    store = Store(folder.database)
    people = [
        Attendee(
            f"id-{place:06}", number_of(place), "Given", f"Person{place:06}", "Some Organisation", "attendee", "en"
        )
        for place in range(attendees)
    ]
    with store.transaction():
        store.register.insert([RegisterRow(person, 0, store.journal.origin) for person in people])
    store.close()
