"""From the organiser's file to the export, through printed badges, a real terminal and a pulled plug."""

import json
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from badges.code import Genuine
from kiosk.clock import SystemClock
from kiosk.config import EventFolder, load_key
from kiosk.services.event import create_demonstration, demonstration_attendees
from tests.pty_kiosk import ROOT, PtyKiosk

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("terminal")]

BEFORE_THE_PLUG = 100
ATTENDEES = 240


def kiosk(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "kiosk", *arguments, "--event", str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def codes_on(pdf: Path) -> list[str]:
    """Read every symbol of a PDF off a picture of 150 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.render(scale=150 / 72).to_pil() for page in document]
    document.close()
    return [found.text for page in pages for found in zxingcpp.read_barcodes(page)]


def arrived(screen: str) -> int:
    """Return the counter of arrivals on the screen."""
    found = re.search(r"Arrived (\d+) / 240", screen)
    return int(found[1]) if found else -1


def is_welcomed(turn: int, screen: str) -> bool:
    """Tell whether the screen welcomes the turn-th arrival."""
    return arrived(screen) == turn and "✓ WELCOME" in screen


def test_badges_are_printed_read_scanned_and_exported_and_a_pulled_plug_loses_nothing(tmp_path: Path) -> None:
    folder = create_demonstration(tmp_path / "day", SystemClock().now().date())
    folder.settings.write_text('language = "en"\n', "utf-8")
    kiosk(folder.path, "import", "attendees", str(demonstration_attendees()))
    kiosk(folder.path, "badges", "-o", str(tmp_path / "badges.pdf"))

    codes = codes_on(tmp_path / "badges.pdf")
    key = load_key(EventFolder(folder.path))
    assert len(set(codes)) == len(codes) == ATTENDEES
    assert all(isinstance(key.read(code), Genuine) for code in codes)

    door = PtyKiosk("run", "--event", str(folder.path))
    door.wait_for("READY")
    for turn, code in enumerate(codes[:BEFORE_THE_PLUG], 1):
        door.type(code.lower() if turn % 2 else code + "\r")  # with and without Caps Lock and Enter
        door.wait_for(partial(is_welcomed, turn))
    door.type(codes[BEFORE_THE_PLUG] + "\r")
    door.kill()

    door = PtyKiosk("run", "--event", str(folder.path))
    door.wait_for("READY")
    kept = arrived(door.wait_for(lambda screen: arrived(screen) >= BEFORE_THE_PLUG))
    assert kept in {BEFORE_THE_PLUG, BEFORE_THE_PLUG + 1}  # the last verdict was never shown: either is right
    door.type(codes[0] + "\r")
    door.wait_for("! ALREADY IN")
    for turn, code in enumerate(codes[kept:], kept + 1):
        door.paste(code + "\n") if turn % 3 == 0 else door.type(code + "\r")
        door.wait_for(partial(is_welcomed, turn))
    forged = codes[0][:-1] + ("C" if codes[0][-1] == "B" else "B")
    door.type(forged + "\r")
    door.wait_for("✗ INVALID")
    door.type("\x11")
    door.wait_for("Leave the check-in?")
    door.settle(1.0)  # no answer counts before a person can have read the question
    door.type("\x1b[C")
    door.settle()
    door.type("\r")
    assert door.wait_for_end() == 0

    kiosk(folder.path, "export", "scans", "-o", str(tmp_path / "scans.json"))
    scans = json.loads((tmp_path / "scans.json").read_text("utf-8"))
    admitted = [scan["number"] for scan in scans if scan["verdict"] == "admitted"]
    assert admitted == [code[3:13] for code in codes]
    others = [(scan["verdict"], scan["reason"], scan["number"]) for scan in scans if scan["verdict"] != "admitted"]
    assert others == [("already_in", None, codes[0][3:13]), ("refused", "forged", None)]
    assert [scan["origin_seq"] for scan in scans] == list(range(1, len(scans) + 1))
    assert {scan["reader"] for scan in scans} == {"wedge", "paste"}
