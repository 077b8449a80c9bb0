"""Fixtures: a real kiosk.db in a temporary folder, and a clock that stands still."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.config import KioskSettings
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.services.check_in import CheckInDesk
from kiosk.store.attendee import RegisterRow
from kiosk.store.store import Store
from tests.factories import KEY, NOON, an_attendee, an_event


@pytest.fixture
def event() -> Event:
    return an_event()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOON)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "kiosk.db", create=True)
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store, event: Event, clock: SetClock) -> CheckInDesk:
    return CheckInDesk(store, event, KEY, KioskSettings(name="K1", gate="North"), clock)


@pytest.fixture
def register(store: Store) -> Callable[..., Attendee]:
    """Add a person to the register and return them."""

    def add(code_hash: str = "", email_hash: str = "", **changes: object) -> Attendee:
        attendee = an_attendee(**changes)
        with store.transaction():
            store.register.insert([RegisterRow(attendee, 0, store.journal.origin, email_hash, code_hash)])
        return attendee

    return add
