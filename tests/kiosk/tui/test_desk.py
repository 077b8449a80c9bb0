"""What stays true at a busy desk: late Enters, held keys, failures, other badges in between, a lost window, the queue's eyes."""

import pytest
from textual.events import AppBlur, AppFocus
from textual.widgets import Input, Static

from kiosk.domain.errors import StoreError
from kiosk.tui.verdict_view import Tone
from kiosk.tui.widgets.last_scans import LastScans
from kiosk.tui.widgets.ready_bar import BarState, ReadyBar
from kiosk.tui.widgets.search_panel import FoundList
from kiosk.tui.widgets.verdict_panel import VerdictPanel
from kiosk.tui.widgets.walk_in_panel import GroupChooser


def shown(pilot):
    return pilot.app.entrance.query_one(VerdictPanel).view


def bar(pilot):
    return pilot.app.entrance.query_one(ReadyBar)


def bar_text(pilot):
    return bar(pilot).render().plain


@pytest.mark.parametrize(("armed_by", "arrived"), [((), 1), (("down",), 2), (("r",), 2)])
async def test_after_a_scan_enter_chooses_only_behind_another_key(
    entrance, scan, type_slowly, code, kiosk, armed_by, arrived
):
    async with entrance() as pilot:
        await type_slowly(pilot, "j", "o")
        await scan(pilot, code("Zoë"))
        await pilot.pause(0.3)
        await type_slowly(pilot, *armed_by, "enter")
        assert kiosk.desk.counts().arrived == arrived


async def test_a_held_undo_key_takes_back_one_scan(entrance, scan, type_slowly, code, kiosk, clock):
    async with entrance() as pilot:
        for name in ("Zoë", "Peeters", "Aïcha"):
            await scan(pilot, code(name))
        for _ in range(5):
            await type_slowly(pilot, "f4")
            clock.advance(seconds=0.6)
        assert kiosk.desk.counts().arrived == 2
        clock.advance(seconds=1)
        await type_slowly(pilot, "f4")
        assert kiosk.desk.counts().arrived == 1


@pytest.mark.parametrize("broken", ["counts", "recent"])
async def test_figures_that_cannot_be_read_do_not_make_a_saved_scan_look_lost(
    entrance, scan, code, kiosk, monkeypatch, broken
):
    def fail(*_arguments):
        raise StoreError("the disk is slow")

    async with entrance() as pilot:
        monkeypatch.setattr(kiosk.desk, broken, fail)
        await scan(pilot, code("Zoë"))
        assert (shown(pilot).word, shown(pilot).name) == ("WELCOME", "Zoë Verhaegen")
        assert bar(pilot).state is BarState.READY
        assert bar(pilot).note == "Problem: the disk is slow"


async def test_an_undo_that_fails_is_noted_in_the_bar(entrance, scan, type_slowly, code, kiosk, monkeypatch):
    def fail():
        raise StoreError("the disk is full")

    async with entrance() as pilot:
        await scan(pilot, code("Zoë"))
        monkeypatch.setattr(kiosk.desk, "undo", fail)
        await type_slowly(pilot, "f4")
        assert shown(pilot).word == "WELCOME"
        assert bar(pilot).note == "Problem: the disk is full"


async def test_a_badge_read_again_behind_another_one_shows_its_own_verdict(entrance, scan, code, kiosk):
    async with entrance() as pilot:
        await scan(pilot, code("Zoë"))
        await scan(pilot, code("Peeters"))
        await scan(pilot, code("Zoë"))
        assert (shown(pilot).word, shown(pilot).name) == ("WELCOME", "Zoë Verhaegen")
        await scan(pilot, code("Zoë"))
        assert bar(pilot).note == "Read again: nothing new."
        assert kiosk.desk.counts().arrived == 2


async def test_a_warning_that_another_language_has_replaced_must_be_read_anew(entrance, type_slowly, kiosk):
    async with entrance() as pilot:
        everyone = len(kiosk.attendees.everyone())
        await type_slowly(pilot, "f3", *"zoe verhaegen", "enter", "enter", "enter")
        await type_slowly(pilot, "f9", "f9", "f9", "enter")
        assert len(kiosk.attendees.everyone()) == everyone
        assert "Zoë Verhaegen" in str(pilot.app.entrance.query(Static).last().render())
        await type_slowly(pilot, "enter")
        assert len(kiosk.attendees.everyone()) == everyone + 1


async def test_a_lost_window_is_shown_large_until_it_has_the_keyboard_again(entrance, scan, code):
    async with entrance() as pilot:
        await scan(pilot, code("Zoë"))
        pilot.app.post_message(AppBlur())
        await pilot.pause()
        view = shown(pilot)
        assert (view.tone, view.word, view.name) == (Tone.PAUSED, "PAUSED", "Click this window.")
        pilot.app.entrance.say("Something else.")
        assert "Scans go to another window." in bar_text(pilot)
        pilot.app.post_message(AppFocus())
        await pilot.pause()
        assert shown(pilot).name == "Zoë Verhaegen"
        assert "Something else." in bar_text(pilot)


async def test_a_scan_that_comes_all_the_same_ends_the_pause(entrance, scan, code):
    async with entrance() as pilot:
        pilot.app.post_message(AppBlur())
        await pilot.pause()
        await scan(pilot, code("Zoë"))
        assert shown(pilot).name == "Zoë Verhaegen"
        assert bar(pilot).state is BarState.READY


async def test_a_note_does_not_hide_a_problem(entrance):
    async with entrance() as pilot:
        pilot.app.entrance._fail(StoreError("the disk is full"), "the disk is full")
        pilot.app.entrance.say("Something else.")
        assert "The last scan was not saved." in bar_text(pilot)


async def test_the_groups_of_an_open_panel_change_their_language(entrance, type_slowly):
    async with entrance() as pilot:
        await type_slowly(pilot, "j", "o", "down", "f9")
        found = pilot.app.entrance.query_one(FoundList)
        assert [person.group for person in found.found] == ["Commune", "Commune"]
        assert found.chosen == 1
        await type_slowly(pilot, "f3", *"Ama", "enter", "enter", "3", "f9")
        chooser = pilot.app.entrance.query_one(GroupChooser)
        assert [title for _, title in chooser.groups] == ["Gemeente", "Middenveld", "Pers"]
        assert chooser.chosen == 2
        assert pilot.app.entrance.query(Input).first().value == "Ama"


async def test_the_last_scans_tell_names_for_two_minutes_only(entrance, scan, code, clock):
    async with entrance() as pilot:
        await scan(pilot, code("Zoë"))
        clock.advance(seconds=121)
        await scan(pilot, code("Peeters"))
        rows = pilot.app.entrance.query_one(LastScans).views
        assert [(row.name, row.about) for row in rows] == [
            ("Joris Peeters", "Gemeente Voorbeek · Municipality"),
            ("·", ""),
        ]
        assert [row.word for row in rows] == ["WELCOME", "WELCOME"]
