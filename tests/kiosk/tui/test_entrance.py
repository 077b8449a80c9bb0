"""What a volunteer sees and does at the entrance, with real services behind it."""

import pytest
from textual.events import AppBlur, AppFocus, Paste
from textual.widgets import Input

from kiosk.domain.errors import StoreError
from kiosk.domain.scan import ReaderKind
from kiosk.readers.wedge import Scanned
from kiosk.tui.app import EntranceApp
from kiosk.tui.screens.confirm import DEAF_FOR, ConfirmScreen
from kiosk.tui.verdict_view import Symbol, Tone
from kiosk.tui.widgets.counters import Counters
from kiosk.tui.widgets.last_scans import LastScans
from kiosk.tui.widgets.ready_bar import BarState, ReadyBar
from kiosk.tui.widgets.search_panel import FoundList, SearchPanel
from kiosk.tui.widgets.status_bar import StatusBar
from kiosk.tui.widgets.verdict_panel import VerdictPanel
from kiosk.tui.widgets.walk_in_panel import WalkInPanel


def shown(pilot):
    return pilot.app.entrance.query_one(VerdictPanel).view


def bar(pilot):
    return pilot.app.entrance.query_one(ReadyBar)


def field(pilot):
    return pilot.app.entrance.query(Input).first().value


async def test_it_opens_ready_with_an_invitation(entrance):
    async with entrance() as pilot:
        assert bar(pilot).state is BarState.READY
        assert (shown(pilot).tone, shown(pilot).word) == (Tone.IDLE, "SCAN A BADGE")
        status = pilot.app.entrance.query_one(StatusBar)
        assert (status.kiosk_name, status.list_title, status.event_title) == (
            "Desk 1",
            "Entrance",
            "A Day of Solidarity",
        )
        assert status.time == "14:37:05"


async def test_an_event_without_attendees_says_how_to_import_them(entrance, new_kiosk):
    async with entrance(opener=new_kiosk) as pilot:
        assert shown(pilot).detail == "Import them: kiosk import attendees FILE"


async def test_a_scan_is_welcomed_by_name_and_counted(entrance, scan, code):
    async with entrance() as pilot:
        await scan(pilot, code("Zoë"))
        view = shown(pilot)
        assert (view.tone, view.symbol, view.word) == (Tone.WELCOME, Symbol.TICK, "WELCOME")
        assert (view.name, view.about) == ("Zoë Verhaegen", "The Evening Paper · Press")
        counters = pilot.app.entrance.query_one(Counters)
        assert (counters.arrived, counters.expected, counters.inside) == (1, 6, 1)
        assert [view.name for view in pilot.app.entrance.query_one(LastScans).views] == ["Zoë Verhaegen"]


async def test_a_code_needs_no_enter(entrance, scan, code):
    async with entrance() as pilot:
        await scan(pilot, code("Zoë").lower(), end="")
        assert shown(pilot).name == "Zoë Verhaegen"


async def test_a_second_entry_is_amber_and_rings(entrance, scan, code, clock):
    async with entrance() as pilot:
        await scan(pilot, code("Zoë"))
        clock.advance(minutes=35)
        await scan(pilot, code("Zoë"))
        assert (shown(pilot).tone, shown(pilot).detail) == (Tone.ALREADY_IN, "Since 14:37 (35 min ago) at North")


async def test_a_reread_changes_nothing_but_the_bar(entrance, scan, code, clock):
    async with entrance() as pilot:
        await scan(pilot, code("Zoë"))
        before = shown(pilot)
        clock.advance(seconds=1)
        await scan(pilot, code("Zoë"))
        assert shown(pilot) is before
        assert bar(pilot).note == "Read again: nothing new."


async def test_two_hundred_codes_at_once_are_all_recorded(entrance, scan, code, kiosk):
    async with entrance() as pilot:
        people = [kiosk.key.issue(person.number) for person in kiosk.attendees.everyone()]
        await scan(pilot, "\r".join(people))
        assert kiosk.desk.counts().arrived == len(people)


async def test_each_line_of_a_paste_is_a_scan(entrance, code, kiosk):
    async with entrance() as pilot:
        pilot.app.post_message(Paste(f"{code('Zoë')}\r\n\n{code('Peeters')}\n"))
        await pilot.pause(0.1)
        assert kiosk.desk.counts().arrived == 2
        assert shown(pilot).name == "Joris Peeters"


async def test_a_verdict_gives_way_to_the_invitation_after_a_minute(entrance, scan, code, clock):
    async with entrance() as pilot:
        await scan(pilot, code("Zoë"))
        clock.advance(seconds=61)
        await pilot.pause(1.2)
        assert shown(pilot).tone is Tone.IDLE


async def test_a_letter_opens_the_search_with_that_letter_in_it(entrance, type_slowly):
    async with entrance() as pilot:
        await type_slowly(pilot, "j")
        assert field(pilot) == "j"
        assert pilot.app.entrance.query_one(FoundList).found == ()
        await type_slowly(pilot, "o")
        assert field(pilot) == "jo"
        names = [found.name for found in pilot.app.entrance.query_one(FoundList).found]
        assert names == ["Joris Peeters", "Joris Van den Bosch-Ōkawa"]


async def test_the_person_chosen_is_let_in_and_the_search_closes(entrance, type_slowly):
    async with entrance() as pilot:
        await type_slowly(pilot, "j", "o", "down", "enter")
        assert (shown(pilot).word, shown(pilot).name) == ("WELCOME", "Joris Van den Bosch-Ōkawa")
        assert not pilot.app.entrance.query(SearchPanel)


async def test_the_search_says_who_is_in_already(entrance, scan, type_slowly, code):
    async with entrance() as pilot:
        await scan(pilot, code("Peeters"))
        await type_slowly(pilot, "j", "o")
        assert [found.is_inside for found in pilot.app.entrance.query_one(FoundList).found] == [True, False]


async def test_a_scan_during_a_search_is_a_scan_and_the_text_stays(entrance, scan, type_slowly, code):
    async with entrance() as pilot:
        await type_slowly(pilot, "j", "o")
        await scan(pilot, code("Zoë"))
        assert shown(pilot).name == "Zoë Verhaegen"
        assert field(pilot) == "jo"


async def test_a_badge_number_can_be_typed(entrance, type_slowly, person):
    async with entrance() as pilot:
        await type_slowly(pilot, "f2", *person("Zoë").number.lower(), "enter")
        assert shown(pilot).name == "Zoë Verhaegen"


async def test_the_search_closes_with_escape_and_after_a_minute(entrance, type_slowly, clock):
    async with entrance() as pilot:
        await type_slowly(pilot, "j", "escape")
        assert not pilot.app.entrance.query(SearchPanel)
        await type_slowly(pilot, "f2")
        clock.advance(seconds=61)
        await pilot.pause(1.2)
        assert not pilot.app.entrance.query(SearchPanel)


async def test_a_walk_in_is_registered_and_admitted(entrance, type_slowly, kiosk):
    async with entrance() as pilot:
        await type_slowly(pilot, "f3", *"Ama", "enter", *"Sankofa", "enter", "3", "enter")
        assert (shown(pilot).word, shown(pilot).name, shown(pilot).about) == ("WELCOME", "Ama", "Sankofa · Press")
        (walk_in,) = (attendee for attendee in kiosk.attendees.everyone() if attendee.is_walk_in)
        assert kiosk.desk.is_inside(walk_in.id)
        assert not pilot.app.entrance.query(WalkInPanel)


async def test_a_namesake_is_shown_before_a_second_person_is_registered(entrance, type_slowly, kiosk):
    async with entrance() as pilot:
        everyone = len(kiosk.attendees.everyone())
        await type_slowly(pilot, "f3", *"zoe verhaegen", "enter", "enter", "enter")
        assert len(kiosk.attendees.everyone()) == everyone
        assert shown(pilot).tone is Tone.IDLE
        await type_slowly(pilot, "enter")
        assert len(kiosk.attendees.everyone()) == everyone + 1
        assert shown(pilot).word == "WELCOME"


async def test_a_walk_in_without_a_name_goes_back_to_the_name(entrance, type_slowly, kiosk):
    async with entrance() as pilot:
        everyone = len(kiosk.attendees.everyone())
        await type_slowly(pilot, "f3", "enter", "enter", "enter")
        assert len(kiosk.attendees.everyone()) == everyone
        assert pilot.app.focused is pilot.app.entrance.query(Input).first()


async def test_a_scan_while_a_walk_in_is_written_never_reaches_a_field(entrance, scan, type_slowly, code):
    async with entrance() as pilot:
        await type_slowly(pilot, "f3", *"Am")
        await scan(pilot, code("Zoë"))
        assert shown(pilot).name == "Zoë Verhaegen"
        assert [found.value for found in pilot.app.entrance.query(Input)] == ["Am", ""]


async def test_undo_takes_the_last_scan_back_and_says_which(entrance, scan, type_slowly, code, kiosk, clock):
    async with entrance() as pilot:
        await scan(pilot, code("Zoë"))
        await type_slowly(pilot, "f4")
        view = shown(pilot)
        assert (view.word, view.name, view.detail) == ("UNDONE", "Zoë Verhaegen", "Taken back: WELCOME, 14:37:05")
        assert kiosk.desk.counts().arrived == 0
        clock.advance(seconds=1)
        await type_slowly(pilot, "f4")
        assert bar(pilot).note == "Nothing to take back: only the last scan, for two minutes."


async def test_the_language_changes_everywhere_at_once(entrance, scan, type_slowly, code):
    async with entrance() as pilot:
        await scan(pilot, code("Zoë"))
        await type_slowly(pilot, "f9")
        status = pilot.app.entrance.query_one(StatusBar)
        assert (status.language, status.list_title, status.event_title) == ("fr", "Entrée", "Journée solidaire")
        assert shown(pilot).about == "The Evening Paper · Presse"
        await type_slowly(pilot, "f9", "f9")
        assert status.language == "en"


async def test_the_demonstration_plays_the_next_badge(entrance, type_slowly, code):
    async with entrance(samples=[code("Zoë")]) as pilot:
        assert ("F5", "demo badge") in bar(pilot).hints
        await type_slowly(pilot, "f5")
        assert shown(pilot).name == "Zoë Verhaegen"
        await type_slowly(pilot, "f5")
        assert bar(pilot).note == "No more demo badges."


async def test_without_samples_there_is_no_demo_key(entrance, type_slowly):
    async with entrance() as pilot:
        await type_slowly(pilot, "f5")
        assert "F5" not in dict(bar(pilot).hints)
        assert shown(pilot).tone is Tone.IDLE


@pytest.mark.parametrize("key", ["f10", "ctrl+q"])
async def test_leaving_asks_first_and_staying_is_the_default(entrance, type_slowly, key):
    async with entrance() as pilot:
        await type_slowly(pilot, key)
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await pilot.pause(DEAF_FOR)
        await type_slowly(pilot, "enter")
        assert pilot.app.screen is pilot.app.entrance
        await type_slowly(pilot, key)
        await pilot.pause(DEAF_FOR)
        await type_slowly(pilot, "right", "enter")
        assert pilot.app.return_code == 0


async def test_a_scan_while_leaving_is_asked_is_still_a_scan(entrance, scan, type_slowly, code):
    async with entrance() as pilot:
        await type_slowly(pilot, "f10")
        await scan(pilot, code("Zoë"))
        assert isinstance(pilot.app.screen, ConfirmScreen)
        assert shown(pilot).name == "Zoë Verhaegen"
        assert "Zoë Verhaegen" in pilot.app.export_screenshot().replace("&#160;", " ")


async def test_control_c_only_tells_how_to_leave(entrance, type_slowly):
    async with entrance() as pilot:
        await type_slowly(pilot, "ctrl+c")
        assert bar(pilot).note == "To leave: F10"


async def test_the_bar_says_when_the_window_has_lost_the_keyboard(entrance):
    async with entrance() as pilot:
        pilot.app.post_message(AppBlur())
        await pilot.pause()
        assert bar(pilot).state is BarState.PAUSED
        pilot.app.post_message(AppFocus())
        await pilot.pause()
        assert bar(pilot).state is BarState.READY


class BrokenDesk:
    """A desk whose next answers fail, as on a full disk or through a mistake of ours."""

    def __init__(self, desk, *errors):
        self.desk = desk
        self.errors = list(errors)

    def __getattr__(self, name):
        return getattr(self.desk, name)

    def scan(self, *arguments, **options):
        if self.errors:
            raise self.errors.pop(0)
        return self.desk.scan(*arguments, **options)


def with_broken_desk(kiosk, *errors):
    broken = object.__new__(type(kiosk))
    for name in type(kiosk).__slots__:
        object.__setattr__(broken, name, getattr(kiosk, name))
    object.__setattr__(broken, "desk", BrokenDesk(kiosk.desk, *errors))
    return broken


async def test_a_scan_that_cannot_be_recorded_says_so_and_the_next_one_works(entrance, scan, code, kiosk):
    broken = with_broken_desk(kiosk, StoreError("the disk is full: free some space"))
    async with entrance(opener=lambda: broken) as pilot:
        await scan(pilot, code("Zoë"))
        view = shown(pilot)
        assert (view.tone, view.word, view.detail) == (Tone.NOT_SAVED, "NOT SAVED", "the disk is full: free some space")
        assert bar(pilot).state is BarState.PROBLEM
        await scan(pilot, code("Zoë"))
        assert shown(pilot).word == "WELCOME"
        assert bar(pilot).state is BarState.READY


async def test_an_error_that_nobody_foresaw_shows_no_value_and_is_logged_without_one(entrance, scan, code, kiosk):
    async with entrance(opener=lambda: with_broken_desk(kiosk, ValueError("Zoë Verhaegen"))) as pilot:
        await scan(pilot, code("Zoë"))
        assert shown(pilot).word == "NOT SAVED"
        log = (kiosk.folder / "kiosk.log").read_text("utf-8")
    assert "ValueError" in log
    assert "test_entrance.py" in log
    assert "Verhaegen" not in log


async def test_scans_that_come_before_the_kiosk_is_open_are_kept(kiosk, code):
    def open_while_somebody_scans():
        app._early.append(Scanned(code("Zoë")))
        return kiosk

    app = EntranceApp(open_while_somebody_scans)
    async with app.run_test() as pilot:
        await pilot.pause(0.1)
        assert shown(pilot).name == "Zoë Verhaegen"


async def test_a_verdict_is_painted_once_and_within_the_handling_of_its_scan(entrance, person, kiosk):
    """The screen is told to paint through private API, which this holds to."""
    async with entrance() as pilot:
        panel = pilot.app.entrance.query_one(VerdictPanel)
        painted = []
        render_line = panel.render_line

        def noted(y):
            painted.append(panel.view.name)
            return render_line(y)

        vars(panel)["render_line"] = noted
        pilot.app.entrance.take_scan(kiosk.key.issue(person("Zoë").number), ReaderKind.WEDGE)
        assert painted == ["Zoë Verhaegen"] * panel.size.height
        await pilot.pause(0.1)
        assert len(painted) == panel.size.height
