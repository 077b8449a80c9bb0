"""Pictures of the screen, compared: each docstring says what a person should see."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.check_in import Admitted, AlreadyIn, Left, PastScan, Refused
from kiosk.domain.errors import StoreError
from kiosk.domain.refusal import RefusalReason
from kiosk.domain.value import Direction
from kiosk.services.check_in import Outcome
from kiosk.tui.app import EntranceApp
from kiosk.tui.verdict_view import undone_view

NORMAL, LARGE = (80, 24), (120, 40)


@pytest.fixture(params=[NORMAL, LARGE], ids=["80x24", "120x40"])
def picture(request, kiosk, snap_compare) -> Callable[..., Any]:
    """Open the entrance, do something, and compare the picture."""

    def compare(act=None) -> Any:
        app = EntranceApp(lambda: kiosk)

        async def run_before(pilot) -> None:
            await pilot.pause(0.1)
            if act is not None:
                act(app)
            await pilot.pause(0.15)

        return snap_compare(app, terminal_size=request.param, run_before=run_before)

    return compare


@pytest.fixture
def after_keys(request, kiosk, snap_compare) -> Callable[..., Any]:
    """Open the entrance at 80x24, press keys as slowly as a person, and compare the picture."""

    def compare(*keys: str) -> Any:
        async def run_before(pilot) -> None:
            await pilot.pause(0.1)
            for key in keys:
                await pilot.press(key)
                await asyncio.sleep(0.12)
            await pilot.pause(0.1)

        return snap_compare(EntranceApp(lambda: kiosk), terminal_size=NORMAL, run_before=run_before)

    return compare


@pytest.fixture
def outcome(kiosk, person, clock) -> Callable[..., Outcome]:
    """Return a verdict on a person, as the desk would."""

    def of(verdict, name="", **changes):
        attendee = person(name) if name else None
        values = {
            "id": "fact",
            "number": attendee.number if attendee else "BCDFGHJKLN",
            "list_id": "entrance",
            "gate": "North",
            "direction": Direction.ENTRY,
            "at": clock.now(),
        }
        return Outcome(verdict=verdict, attendee=attendee, **(values | changes))

    return of


def test_idle(picture):
    """A quiet, dark panel invites to scan; the bar is green and says READY."""
    assert picture()


def test_welcome(picture, outcome):
    """Green, a tick, WELCOME, the name in bold, the greeting."""
    assert picture(lambda app: app.entrance._show_outcome(outcome(Admitted(), "Ōkawa")))


def test_welcome_in_arabic(picture, outcome):
    """Green, a tick, WELCOME, and an Arabic name."""
    assert picture(lambda app: app.entrance._show_outcome(outcome(Admitted(), "الحسن")))


def test_welcome_without_a_name(picture, outcome):
    """Dark amber, a question mark, WELCOME, the number of the badge, "the name is not here yet"."""
    assert picture(lambda app: app.entrance._show_outcome(outcome(Admitted(is_unknown=True))))


def test_already_in(picture, outcome, clock):
    """Light amber, a round sign with an exclamation mark, ALREADY IN, since when and where."""
    at = clock.now() - timedelta(minutes=35)
    first = PastScan("first", 1, at, "entrance", Direction.ENTRY, "South", "K2", "BBBBBBBBBB", "admitted")
    seen = outcome(AlreadyIn(first), "Zoë", first_at=first.at, first_gate=first.gate)
    assert picture(lambda app: app.entrance._show_outcome(seen))


@pytest.mark.parametrize("reason", RefusalReason)
def test_refused(reason, outcome, kiosk, snap_compare):
    """Red, a cross, one word, and what to do next."""
    app = EntranceApp(lambda: kiosk)
    name = "Zoë" if reason in {RefusalReason.CANCELLED, RefusalReason.REVOKED} else ""

    async def run_before(pilot) -> None:
        await pilot.pause(0.1)
        app.entrance._show_outcome(outcome(Refused(reason), name))
        await pilot.pause(0.15)

    assert snap_compare(app, terminal_size=NORMAL, run_before=run_before)


def test_refused_as_unknown(picture, outcome):
    """Red, a cross, UNKNOWN, and how to go on."""
    assert picture(lambda app: app.entrance._show_outcome(outcome(Refused(RefusalReason.UNKNOWN))))


def test_left(picture, outcome):
    """Blue, an arrow, LEFT, "No entry was recorded"."""
    assert picture(lambda app: app.entrance._show_outcome(outcome(Left(without_entry=True), "Zoë")))


def test_undone(picture, outcome, kiosk):
    """Grey, an arrow that turns back, UNDONE, and what was taken back."""
    seen = outcome(Admitted(), "Zoë")
    assert picture(lambda app: app.entrance._show(lambda text: undone_view(seen, kiosk.event, text)))


def test_not_saved(picture):
    """Dark red, NOT SAVED, "Scan again"; the bar is red and says PROBLEM."""
    assert picture(lambda app: app.entrance._fail(StoreError("the disk is full"), "the disk is full"))


def test_paused(picture):
    """The panel is white and says PAUSED, and so does the bar, in amber across the whole width."""
    assert picture(lambda app: app.entrance.set_paused(is_paused=True))


def test_search(after_keys):
    """Under the panel a field with "jo" and two people, the second one chosen."""
    assert after_keys("j", "o", "down")


def test_search_without_a_result(after_keys):
    """Under the field: nobody found, and what to do."""
    assert after_keys("f2", "q", "q")


def test_walk_in(after_keys):
    """Three fields; the last one shows the groups, one of them chosen."""
    assert after_keys("f3", *"Ama", "enter", *"ABC", "enter", "3")


def test_walk_in_with_a_namesake(after_keys):
    """An amber line names the person who is registered already."""
    assert after_keys("f3", *"Zoe", "space", *"Verhaegen", "enter", "enter", "enter")


def test_help(after_keys):
    """Colours on the left, keys on the right, nothing cut."""
    assert after_keys("f1")


def test_leaving(after_keys):
    """A light box asks; "Stay" is chosen; the panel stays in sight."""
    assert after_keys("f10")
