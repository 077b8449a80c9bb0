"""Keys that come faster than anybody types, or together in one read of the terminal."""

import asyncio

import pytest
from textual.events import Key
from textual.widgets import Input

from kiosk.tui.messages import KeysRead, TextRead
from kiosk.tui.screens.confirm import DEAF_FOR, ConfirmScreen
from kiosk.tui.terminal import _Reader
from kiosk.tui.verdict_view import Tone
from kiosk.tui.widgets.search_panel import SearchPanel
from kiosk.tui.widgets.verdict_panel import VerdictPanel
from kiosk.tui.widgets.walk_in_panel import WalkInPanel


def shown(pilot):
    return pilot.app.entrance.query_one(VerdictPanel).view


def field(pilot):
    return pilot.app.entrance.query(Input).first().value


@pytest.fixture
def read():
    """Let the application read some bytes from the terminal at once, as the driver does."""

    async def send(pilot, sequence, wait=0.25):
        reader = _Reader(debug=False)
        keys = tuple(message for message in [*reader.feed(sequence), *reader.waited()] if isinstance(message, Key))
        pilot.app.post_message(KeysRead(keys))
        await pilot.pause(wait)

    return send


@pytest.fixture
def hurry():
    """Type as a hurried person does: sixty milliseconds a key."""

    async def send(pilot, text):
        for character in text:
            pilot.app.post_message(TextRead(character))
            await asyncio.sleep(0.06)
        await pilot.pause(0.3)

    return send


async def test_keys_of_one_read_are_carried_out_in_order(entrance, type_slowly, read, kiosk):
    async with entrance() as pilot:
        await type_slowly(pilot, "j", "o")
        await read(pilot, "\x7fa\r")
        assert field(pilot) == "ja"
        assert shown(pilot).tone is Tone.IDLE
        assert kiosk.desk.counts().arrived == 0


async def test_enter_chooses_among_what_the_keys_before_it_have_found(entrance, type_slowly, kiosk):
    async with entrance() as pilot:
        await type_slowly(pilot, "j", "o")
        for key in ("backspace", "backspace", *"zo", "x", "backspace", "enter"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
            await asyncio.sleep(0.045)
        await pilot.pause(0.3)
        assert shown(pilot).name == "Zoë Verhaegen"
        assert kiosk.desk.counts().arrived == 1


async def test_a_short_code_and_enter_is_a_scan_and_admits_nobody(entrance, read, kiosk):
    async with entrance() as pilot:
        pilot.app.post_message(TextRead("jo\r"))
        await pilot.pause(0.25)
        assert (shown(pilot).tone, shown(pilot).word) == (Tone.REFUSED, "UNREADABLE")
        assert not pilot.app.entrance.query(SearchPanel)
        assert kiosk.desk.counts().arrived == 0


async def test_the_enter_of_the_burst_that_opened_the_search_chooses_nobody(entrance, hurry, type_slowly, kiosk):
    async with entrance() as pilot:
        await hurry(pilot, "jo\r")
        assert field(pilot) == "jo"
        assert kiosk.desk.counts().arrived == 0
        await type_slowly(pilot, "enter")
        assert kiosk.desk.counts().arrived == 1


async def test_hurried_typing_arrives_whole(entrance, hurry):
    async with entrance() as pilot:
        await hurry(pilot, "verhaegen")
        assert field(pilot) == "verhaegen"
        assert shown(pilot).tone is Tone.IDLE


async def test_hurried_typing_fills_a_form(entrance, hurry, type_slowly):
    async with entrance() as pilot:
        await type_slowly(pilot, "f3")
        await hurry(pilot, "amina\rsankofa\r")
        assert [found.value for found in pilot.app.entrance.query(Input)] == ["amina", "sankofa"]
        assert pilot.app.entrance.query(WalkInPanel)


@pytest.mark.parametrize("sequence", ["\x1b[21~\x1b[C\r", "\x11\t\r", "\x1b[21~\x1b[21~"])
async def test_one_read_cannot_leave_the_program(entrance, read, sequence):
    async with entrance() as pilot:
        await read(pilot, sequence)
        assert pilot.app.return_code is None
        assert not isinstance(pilot.app.screen, ConfirmScreen)


async def test_a_command_in_the_middle_of_a_burst_is_none(entrance, scan, code, kiosk):
    async with entrance() as pilot:
        await scan(pilot, code("Zoë"))
        await pilot.pause(0.3)
        for name in ("x", "f4", "y"):
            pilot.app.post_message(Key(name, name if len(name) == 1 else None))
        await pilot.pause(0.3)
        assert field(pilot) == "xy"
        assert kiosk.desk.counts().arrived == 1


async def test_an_answer_that_comes_before_the_question_can_be_read_is_none(entrance, type_slowly):
    async with entrance() as pilot:
        for name in ("f10", "right", "enter"):
            pilot.app.post_message(Key(name, None))
            await pilot.pause(0.05)
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await pilot.pause(DEAF_FOR)
        await type_slowly(pilot, "enter")
        assert pilot.app.screen is pilot.app.entrance
        assert pilot.app.return_code is None


async def test_a_second_answer_is_ignored(entrance, type_slowly):
    async with entrance() as pilot:
        await type_slowly(pilot, "f10")
        question = pilot.app.screen
        question.action_stay()
        question.action_stay()
        await pilot.pause(0.1)
        assert pilot.app.screen is pilot.app.entrance
        question.action_stay()


async def test_commands_that_come_together_are_no_commands(entrance, scan, read, code, kiosk, person):
    async with entrance() as pilot:
        for name in ("Zoë", "Peeters", "Aïcha"):
            await scan(pilot, code(name))
        await read(pilot, "\x1bOS" * 3)
        assert kiosk.desk.counts().arrived == 3
        await read(pilot, "\x1bOS")
        assert kiosk.desk.counts().arrived == 2
