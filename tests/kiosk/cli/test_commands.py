import json
from pathlib import Path

import pytest

from tests.kiosk.cli.conftest import LIST, Run


def test_an_event_from_nothing_to_badges(kiosk: Run, tmp_path: Path) -> None:
    assert kiosk("new", "day", "--date", "2026-11-17").returncode == 0
    (tmp_path / "list.csv").write_text(LIST + ";;Nobody asbl;\n", "utf-8")

    preview = kiosk("import", "attendees", "list.csv", "--dry-run", "--event", "day")
    assert preview.stdout == "3 would be added, 0 amended, 0 unchanged, 1 left out.\n"
    assert "left out: list.csv, row 5: has no name." in preview.stderr
    imported = kiosk("import", "attendees", "list.csv", "--event", "day")
    assert (imported.returncode, imported.stdout) == (1, "3 were added, 0 amended, 0 unchanged, 1 left out.\n")
    again = kiosk("import", "attendees", "list.csv", "--event", "day", "--json")
    assert {key: json.loads(again.stdout)[key] for key in ("added", "amended", "unchanged")} == {
        "added": 0,
        "amended": 0,
        "unchanged": 3,
    }

    printed = kiosk("badges", "-o", "badges.pdf", "--event", "day")
    assert (printed.returncode, printed.stdout) == (0, "3 badges on 1 page: badges.pdf\n")
    assert (tmp_path / "badges.pdf").read_bytes().startswith(b"%PDF")


def test_what_was_not_used_of_a_file_is_named(kiosk: Run, event_folder: Path) -> None:
    (event_folder / "more.csv").write_text("Nom;Régime\nZénobie Quisling;végétarien\n", "utf-8")

    ended = kiosk("import", "attendees", "more.csv")

    assert "not used and not stored: 'Régime'" in ended.stderr


@pytest.mark.parametrize("name", ["scans.csv", "attendance.xlsx", "attendees.json"])
def test_exports_are_written_and_counted(kiosk: Run, event_folder: Path, codes: dict[str, str], name: str) -> None:
    kiosk("scan", codes["Joos Claes"])

    ended = kiosk("export", Path(name).stem, "-o", name)

    assert ended.returncode == 0
    assert ended.stdout == f"{3 if 'attendees' in name else 1} rows: {name}\n"
    assert (event_folder / name).stat().st_size > 0


def test_an_unknown_kind_of_file_is_told(kiosk: Run, event_folder: Path) -> None:
    ended = kiosk("export", "scans", "-o", "scans.doc")

    assert ended.returncode == 2
    assert ".csv, .xlsx or .json" in ended.stderr


def test_status_counts_every_list(kiosk: Run, codes: dict[str, str]) -> None:
    kiosk("scan", codes["Joos Claes"])

    entrance = json.loads(kiosk("status", "--json").stdout)[0]

    assert {key: entrance[key] for key in ("list", "expected", "arrived", "inside")} == {
        "list": "entrance", "expected": 3, "arrived": 1, "inside": 1
    }  # fmt: skip
    assert kiosk("status").stdout.splitlines()[1].split()[:4] == ["entrance", "3", "1", "1"]


def test_an_event_is_never_made_twice(kiosk: Run, event_folder: Path) -> None:
    ended = kiosk("new", ".")

    assert ended.returncode == 2
    assert "there is an event in this folder already" in ended.stderr


def test_a_mistake_in_event_toml_is_one_message_and_no_traceback(kiosk: Run, event_folder: Path) -> None:
    path = event_folder / "event.toml"
    path.write_text(path.read_text("utf-8").replace("timezone", "timezon"), "utf-8")

    ended = kiosk("status")

    assert ended.returncode == 2
    assert "did you mean timezone?" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_screen_says_what_to_do_without_a_terminal(kiosk: Run, event_folder: Path) -> None:
    ended = kiosk("run")

    assert ended.returncode == 2
    assert "kiosk scan -" in ended.stderr


def test_help_teaches_every_command(kiosk: Run) -> None:
    overview = kiosk("--help")
    assert overview.returncode == 0
    for command in ("demo", "new", "import", "badges", "run", "scan", "export", "status"):
        assert f"\n  {command} " in overview.stdout
        assert kiosk(command, "--help").returncode == 0


def test_the_demonstration_plays_a_whole_day_without_a_terminal(kiosk: Run, tmp_path: Path) -> None:
    ended = kiosk("demo")

    assert (ended.returncode, ended.stderr.count("Traceback")) == (0, 0)
    folder = tmp_path / "kiosk-demo"
    names = {file.name for file in folder.iterdir()}
    assert {"badges.pdf", "attendance.csv", "attendance.xlsx", "attendees.xlsx", "scans.csv", "scans.json"} <= names
    scans = json.loads((folder / "scans.json").read_text("utf-8"))
    verdicts = {scan["reason"] or scan["verdict"] for scan in scans}
    assert verdicts >= {"admitted", "already_in", "left", "forged", "other_event", "cancelled", "unknown"}
    status = json.loads(kiosk("status", "--json", "--event", "kiosk-demo").stdout)[0]
    admitted = {
        scan["number"]
        for scan in scans
        if scan["list"] == "entrance" and scan["verdict"] == "admitted" and not scan["undone"]
    }
    assert status["arrived"] == len(admitted)
    assert f"{status['expected']:8} {status['arrived']:8} {status['inside']:13}  Entrée" in ended.stdout
