"""The real program in a pseudo-terminal: bursts, odd bytes, signals, and what is left of the terminal afterwards."""

import os
import random  # noqa: TID251 -- repeatable noise
import signal
import time
from pathlib import Path

import pytest

from badges.code import number_from_bits
from kiosk.bootstrap import open_kiosk
from kiosk.clock import SystemClock
from kiosk.config import EventFolder, load_key
from kiosk.services.event import create_demonstration, demonstration_attendees
from tests.pty_kiosk import PtyKiosk

pytestmark = pytest.mark.xdist_group("terminal")


@pytest.fixture
def folder(tmp_path: Path) -> EventFolder:
    made = create_demonstration(tmp_path / "day", SystemClock().now().date())
    made.settings.write_text('language = "en"\n', "utf-8")
    kiosk = open_kiosk(made.path)
    kiosk.attendee_import.run(demonstration_attendees())
    kiosk.close()
    return made


@pytest.fixture
def door(folder: EventFolder):
    terminal = PtyKiosk("run", "--event", str(folder.path))
    terminal.wait_for("READY")
    yield terminal
    terminal.kill()


@pytest.fixture
def codes(folder: EventFolder) -> list[str]:
    kiosk = open_kiosk(folder.path)
    issued = [kiosk.key.issue(person.number) for person in kiosk.attendees.everyone()]
    kiosk.close()
    return issued


def test_two_hundred_codes_in_one_write_are_all_counted(door, codes):
    door.type("".join(f"{code}\r" for code in codes[:200]))
    door.wait_for("Arrived 200 / 240")


def test_two_bursts_back_to_back_without_enter_are_two_scans(door, codes):
    door.type(codes[0] + codes[1])
    door.wait_for("Arrived 2 / 240")


def test_typing_opens_the_search_and_a_burst_in_the_middle_of_it_is_a_scan(door, codes):
    door.type("a")
    door.settle(0.3)
    door.type("n")
    door.wait_for("▶ ")
    door.type(codes[0] + "\r")
    screen = door.wait_for("✓ WELCOME")
    assert "▶ " in screen


def test_bytes_of_no_encoding_and_random_sequences_do_not_stop_the_next_scan(door, folder, codes):
    noise = random.Random(29)
    terminal = door._process
    for _ in range(60):
        terminal.send(noise.randbytes(noise.randrange(1, 120)).replace(b"\x1a", b""))
        door.settle(0.02)
    for sequence in (
        b"\xff\xfe",
        b"\x1b[999999999999999u",
        b"\x1b[<0;1;1M\x1b[<0;999;999m",
        b"\x1b[201~",
        b"\x00" * 50,
    ):
        terminal.send(sequence)
        door.settle(0.15)
    terminal.send(b"\x1b[201~")  # ends a paste that the noise may have begun
    door.settle(0.5)
    for _ in range(3):  # closes whatever the noise may have opened
        terminal.send(b"\x1b")
        door.settle(0.3)
    door.type(codes[0] + "\r")
    door.wait_for("Arrived 1 / 240")


def test_a_paste_of_a_million_characters_is_bounded(door, codes):
    door.type(codes[0] + "\r")
    door.wait_for("Arrived 1 / 240")
    door.paste("x" * 200_000)
    door.wait_for("✗ ")
    time.sleep(0.1)
    door.type(codes[1] + "\r")
    door.wait_for("Arrived 2 / 240")


def test_the_window_can_take_any_size(door, codes):
    for rows, columns in ((40, 120), (3, 10), (1, 1), (60, 200), (24, 80)):
        door._process.setwinsize(rows, columns)
        door.settle(0.2)
    door.type(codes[0] + "\r")
    door.wait_for("Arrived 1 / 240")


def test_a_paste_without_an_end_does_not_make_the_kiosk_deaf(door, codes):
    door.type(f"\x1b[200~{codes[0]}\r")
    door.wait_for("Arrived 1 / 240")
    door.type(codes[1] + "\r")
    door.wait_for("Arrived 2 / 240")


def test_a_size_among_the_keys_is_ignored(door, codes):
    door.type("\x1b[48;20000;20000;1;1t")
    door.type("\x1b[48;1;1;1;1t")
    door.settle(0.3)
    door.type(codes[0] + "\r")
    door.wait_for("Arrived 1 / 240")


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_to_end_gives_the_terminal_back(door, ending):
    os.kill(door._process.pid, ending)
    raw = door._process.read()
    assert b"\x1b[?1049l" in raw
    assert b"\x1b[?25h" in raw
    assert door.wait_for_end() == 128 + ending


def test_one_write_cannot_leave_and_a_person_can(door, codes):
    for burst in ("\x1b[21~\x1b[C\r", "\x11\t\r"):
        door.type(burst)
        door.settle(0.3)
    door.type(codes[0] + "\r")
    door.wait_for("Arrived 1 / 240")
    door.type("\x1b[21~")
    door.wait_for("Leave the check-in?")
    door.settle(0.7)
    door.type("\x1b[C")
    door.settle(0.3)
    door.type("\r")
    assert door.wait_for_end() == 0


def test_a_genuine_badge_that_is_not_known_here_is_let_in(door, folder):
    door.type(load_key(folder).issue(number_from_bits(12345)) + "\r")
    assert "Badge" in door.wait_for("? WELCOME")
