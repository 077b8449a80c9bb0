"""The command line as people meet it: a process of its own in an event folder."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.bootstrap import open_kiosk
from kiosk.config import EventFolder, load_key
from kiosk.services.event import create_event

ROOT = Path(__file__).parents[3]
LIST = "Prénom;Nom;Organisation;Groupe\nAïcha;N’Diaye;Les Ponts asbl;\nሰላም;ታደሰ;;\nJoos;Claes;Gemeente Voorbeek;\n"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def kiosk(tmp_path: Path) -> Run:
    """Run ``kiosk ...`` in a temporary folder."""

    def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "kiosk", *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, input=stdin, capture_output=True, text=True, check=False, timeout=60
        )

    return run


@pytest.fixture
def event_folder(tmp_path: Path) -> Path:
    """Make an event with three attendees in the temporary folder."""
    create_event(tmp_path, date(2026, 11, 17))
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    opened = open_kiosk(tmp_path)
    opened.attendee_import.run(tmp_path / "list.csv")
    opened.close()
    return tmp_path


@pytest.fixture
def codes(event_folder: Path) -> dict[str, str]:
    """Return the badge code by name."""
    opened = open_kiosk(event_folder)
    key = load_key(EventFolder(event_folder))
    issued = {person.name: key.issue(person.number) for person in opened.attendees.everyone()}
    opened.close()
    return issued
