"""Whatever was answered is in the journal, wherever the process was killed."""

import contextlib
import json
import os
import random  # noqa: TID251 -- the moment of the blow is what varies
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from badges.code import number_from_bits
from kiosk.clock import SystemClock
from kiosk.config import EventFolder, load_key
from kiosk.services.event import create_event
from tests.pty_kiosk import ROOT

ROUNDS = 12

pytestmark = pytest.mark.journey


def test_every_answered_scan_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    folder = create_event(tmp_path / "day", SystemClock().now().date())
    key = load_key(EventFolder(folder.path))
    chance = random.Random(1)
    answered: list[str] = []
    for turn in range(ROUNDS):
        codes = [key.issue(number_from_bits(turn * 100_000 + place)) for place in range(20_000)]
        answered += answers_until_killed(folder.path, codes, after=chance.uniform(0.0, 0.25))

    connection = sqlite3.connect(folder.database)
    kept = [row[0] for row in connection.execute("select id from fact order by seq")]
    numbers = [row[0] for row in connection.execute("select origin_seq from fact order by seq")]
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    connection.close()
    assert len(answered) > ROUNDS
    assert set(answered) <= set(kept)
    assert len(kept) - len(answered) <= ROUNDS  # at most the scan that was under way at each blow
    assert numbers == list(range(1, len(kept) + 1))


def answers_until_killed(folder: Path, codes: list[str], after: float) -> list[str]:
    """Scan until SIGKILL, that many seconds after the first answer; return the ids of the facts that were answered."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "scan", "-", "--json", "--event", str(folder)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    feeder = threading.Thread(target=feed, args=(process.stdin, codes))
    feeder.start()
    lines = [process.stdout.readline()]
    threading.Timer(after, process.kill).start()
    lines += process.stdout.readlines()
    process.wait()
    feeder.join()
    process.stdout.close()
    return [json.loads(line)["id"] for line in lines if line.endswith(b"\n")]


def feed(pipe, codes: list[str]) -> None:
    with contextlib.suppress(BrokenPipeError):
        pipe.write("\n".join(codes).encode())
    with contextlib.suppress(BrokenPipeError):
        pipe.close()
