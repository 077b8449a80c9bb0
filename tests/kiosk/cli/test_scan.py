import json
import signal
import subprocess
import sys
from pathlib import Path

from tests.kiosk.cli.conftest import ROOT, Run

KEYS = {
    "verdict", "reason", "number", "attendee", "list", "direction", "gate", "at", "first_at", "first_gate", "forced", "id"
}  # fmt: skip


def test_each_code_gets_a_line_and_a_refusal_makes_the_exit_code_one(kiosk: Run, codes: dict[str, str]) -> None:
    ended = kiosk("scan", codes["Joos Claes"], "nonsense", "--json")

    admitted, refused = map(json.loads, ended.stdout.splitlines())
    assert ended.returncode == 1
    assert set(admitted) == set(refused) == KEYS
    assert (admitted["verdict"], admitted["reason"], admitted["list"], admitted["forced"]) == (
        "admitted",
        None,
        "entrance",
        False,
    )
    assert admitted["attendee"]["name"] == "Joos Claes"
    assert (refused["verdict"], refused["reason"], refused["attendee"], refused["number"]) == (
        "refused",
        "unknown",
        None,
        None,
    )


def test_all_admitted_is_exit_code_zero_and_so_is_an_exit(kiosk: Run, codes: dict[str, str]) -> None:
    assert kiosk("scan", codes["Joos Claes"]).returncode == 0
    left = kiosk("scan", "--exit", codes["Joos Claes"], "--json")
    assert (left.returncode, json.loads(left.stdout)["verdict"]) == (0, "left")

    meal = kiosk("scan", "--list", "meal", codes["Joos Claes"], "--json")
    assert json.loads(meal.stdout)["list"] == "meal"


def test_the_same_code_at_once_is_a_reread(kiosk: Run, codes: dict[str, str]) -> None:
    ended = kiosk("scan", codes["Joos Claes"], codes["Joos Claes"], "--json")

    first, second = map(json.loads, ended.stdout.splitlines())
    assert (first["verdict"], second["verdict"], second["id"], ended.returncode) == ("admitted", "reread", None, 0)


def test_a_refused_code_read_again_at_once_is_still_no(kiosk: Run, codes: dict[str, str]) -> None:
    kiosk("scan", "nonsense")

    again = kiosk("scan", "nonsense", "--json")

    line = json.loads(again.stdout)
    assert (line["verdict"], line["reason"], again.returncode) == ("reread", "unknown", 1)


def test_a_second_entry_is_exit_code_one(kiosk: Run, codes: dict[str, str], event_folder: Path) -> None:
    kiosk("scan", codes["Joos Claes"])
    settings = event_folder / "kiosk.toml"
    settings.write_text(settings.read_text("utf-8").replace("Kiosk 1", "Kiosk 2"), "utf-8")

    again = kiosk("scan", codes["Joos Claes"], "--json")

    line = json.loads(again.stdout)
    assert (line["verdict"], line["first_gate"], again.returncode) == ("already_in", "Entrance", 1)


def test_a_number_that_a_scanner_sends_proves_nothing(kiosk: Run, codes: dict[str, str]) -> None:
    ended = kiosk("scan", "-", "--json", stdin=codes["Joos Claes"][3:13])

    assert (json.loads(ended.stdout)["reason"], ended.returncode) == ("unknown", 1)


def test_scanners_that_end_a_line_with_cr_alone_are_read(kiosk: Run, codes: dict[str, str]) -> None:
    ended = kiosk("scan", "-", stdin="\r".join(codes.values()) + "\r\n")

    assert [line.split()[0] for line in ended.stdout.splitlines()] == ["ADMITTED"] * 3


def test_ctrl_c_is_exit_code_130_and_no_traceback(event_folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "scan", "-", "--event", str(event_folder)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    process.stdin.write("nonsense\n")
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)

    _, narration = process.communicate()
    assert (process.returncode, "Traceback" in narration) == (130, False)


def test_a_full_disk_behind_the_output_is_told(event_folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "kiosk", "status", "--event", str(event_folder)],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip

    assert (ended.returncode, "Traceback" in ended.stderr) == (2, False)
    assert "No space left on device" in ended.stderr


def test_a_missing_database_is_never_replaced_by_an_empty_one(
    kiosk: Run, codes: dict[str, str], event_folder: Path
) -> None:
    (event_folder / "kiosk.db").unlink()

    ended = kiosk("scan", codes["Joos Claes"])

    assert (ended.returncode, ended.stdout) == (3, "")
    assert "the database is missing" in ended.stderr
    assert not (event_folder / "kiosk.db").exists()


def test_the_ten_letters_under_the_symbol_are_enough_for_staff(kiosk: Run, codes: dict[str, str]) -> None:
    number = codes["Joos Claes"][3:13]

    ended = kiosk("scan", f"{number[:4]} {number[4:7]} {number[7:]}".lower())

    assert ended.returncode == 0
    assert ended.stdout.startswith(f"ADMITTED    {number}  Joos Claes, Gemeente Voorbeek")


def test_lines_on_standard_input_are_answered_one_by_one(event_folder: Path, codes: dict[str, str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "scan", "-", "--json", "--event", str(event_folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    for code in codes.values():
        process.stdin.write(f"{code}\n\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["verdict"] == "admitted"  # before the next line is sent
    process.stdin.close()
    assert process.wait(10) == 0
    process.stdout.close()


def test_bytes_that_are_no_text_are_refused_like_any_other_code(kiosk: Run, event_folder: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk", "scan", "-", "--event", str(event_folder)],
        cwd=ROOT, input=b"\xff\xfe\x00\x1b[2J\n" + b"x" * 100_000 + b"\n", capture_output=True, check=False,
    )  # fmt: skip

    assert (ended.returncode, ended.stderr) == (1, b"")
    assert [line.split()[:1] for line in ended.stdout.splitlines()] == [[b"REFUSED"], [b"REFUSED"]]


def test_a_wrong_list_and_a_missing_folder_are_told_on_standard_error(kiosk: Run, event_folder: Path) -> None:
    wrong_list = kiosk("scan", "--list", "balcony", "x")
    assert (wrong_list.returncode, wrong_list.stdout) == (2, "")
    assert 'no list "balcony"' in wrong_list.stderr

    no_folder = kiosk("scan", "x", "--event", "elsewhere")
    assert no_folder.returncode == 2
    assert "no event.toml here" in no_folder.stderr


def test_a_damaged_database_is_exit_code_three(kiosk: Run, event_folder: Path) -> None:
    (event_folder / "kiosk.db").write_bytes(b"not a database at all, alas" * 200)

    ended = kiosk("scan", "x")

    assert ended.returncode == 3
    assert "put a backup in its place" in ended.stderr
    assert "Traceback" not in ended.stderr
