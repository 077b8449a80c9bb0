import stat
from datetime import date
from pathlib import Path

import pytest

from kiosk.config import EventFolder, load_event, load_key, load_settings, new_folder, write_folder
from kiosk.domain.errors import ConfigurationError
from kiosk.services.event import create_event

GOOD = """\
title = { en = "Day" }
starts_at = 2026-11-17T09:00:00
ends_at = 2026-11-17T18:00:00
default_group = "public"

[[groups]]
id = "public"
title = { en = "Public" }
colour = "#1B6E3C"

[[rooms]]
id = "hall"
title = { en = "Hall" }
capacity = 90

[[sessions]]
id = "panel"
title = { en = "Panel" }
room = "hall"
starts_at = 2026-11-17T10:00:00
ends_at = 2026-11-17T11:00:00

[[lists]]
id = "entrance"
title = { en = "Entrance" }
"""


def event_folder(tmp_path: Path, text: str) -> EventFolder:
    (tmp_path / "event.toml").write_text(text, "utf-8")
    return EventFolder(tmp_path)


def complaint_about(tmp_path: Path, text: str) -> str:
    with pytest.raises(ConfigurationError) as caught:
        load_event(event_folder(tmp_path, text))
    return str(caught.value).replace(f"{tmp_path}/", "")


def test_a_good_event_has_a_list_for_each_session(tmp_path: Path) -> None:
    event = load_event(event_folder(tmp_path, GOOD))

    assert list(event.check_in_lists) == ["entrance", "panel"]
    panel = event.check_in_lists["panel"]
    assert (panel.capacity, panel.opens_at and panel.opens_at.isoformat()) == (90, "2026-11-17T09:40:00+01:00")


@pytest.mark.parametrize(
    ("wrong", "right", "complaint"),
    [
        ("capacity = 90", "capacity = 0", "event.toml, line 14: rooms[1].capacity: 0: write a number greater than 0"),
        ("capacity = 90", "capactiy = 90", "event.toml, line 14: rooms[1].capactiy: this key is not known here; did you mean capacity?"),
        ("#1B6E3C", "green", "event.toml, line 9: groups[1].colour: 'green': write a colour as six hexadecimal digits, such as #1B6E3C"),
        ('id = "hall"', 'id = "The Hall"', "event.toml, line 12: rooms[1].id: use small letters, digits and hyphens, at most 40, such as panel-culture"),
        ('room = "hall"', 'room = "attic"', 'event.toml: sessions.panel.room: there is no "attic"; there are hall'),
        ("T11:00:00", "T09:30:00", "event.toml, line 16: sessions[1]: ends_at must be later than starts_at"),
        ('id = "entrance"', 'id = "panel"', 'event.toml: lists and sessions: the id "panel" is used more than once; give each its own'),
        ('default_group = "public"\n', "", "event.toml: default_group: this key is missing; add it"),
        ("ends_at = 2026-11-17T18:00:00", 'ends_at = "soon"', "event.toml, line 3: ends_at: 'soon': write a date and time without quotes, such as 2026-11-17T15:45:00"),
        ('title = { en = "Day" }', "title = {}", 'event.toml, line 1: title: give the text in at least one language, such as { fr = "Accueil" }'),
        ("title = { en", "timezone = 'Mars/Base'\ntitle = { en", "event.toml, line 1: timezone: this is no time zone; write one such as Europe/Brussels"),
        ("starts_at = 2026-11-17T09:00:00", "starts_at = 2026-11-17T09:00:00+01:00", "event.toml, line 2: starts_at: write local time, without an offset, such as 2026-11-17T15:45:00"),
        ("2026-11-17T18:00:00", "2026-11-17T08:00:00", "event.toml: ends_at must be later than starts_at"),
        ("2026-11-17T10:00:00", "2026-11-17", "event.toml, line 20: sessions[1].starts_at: write a date and time without quotes, such as 2026-11-17T15:45:00"),
        ('colour = "#1B6E3C"', 'also = ["hall"]\n[[groups]]\nid = "b"\ntitle.en = "Hall"', 'event.toml: groups.b: "Hall" is a name of public as well; a name belongs to one group'),
        ('[[lists]]\nid = "entrance"\ntitle = { en = "Entrance" }\n', "", "event.toml: lists: this key is missing; add it"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_its_key_and_the_remedy(
    tmp_path: Path, wrong: str, right: str, complaint: str
) -> None:
    assert GOOD.count(wrong) >= 1
    assert complaint_about(tmp_path, GOOD.replace(wrong, right, 1)) == complaint


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    complaint = complaint_about(tmp_path, GOOD.replace("[[groups]]", "[[groups]"))

    assert complaint.startswith("event.toml: not valid TOML: ")
    assert "line 6" in complaint


def test_every_mistake_is_named_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("capacity = 90", "capacity = 0").replace("#1B6E3C", "red")

    assert len(complaint_about(tmp_path, text).splitlines()) == 2


def test_a_folder_without_an_event_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no event.toml here.*kiosk new"):
        load_event(EventFolder(tmp_path))


def test_a_new_folder_has_a_secret_that_only_its_owner_reads(tmp_path: Path) -> None:
    folder = create_event(tmp_path / "day", date(2026, 11, 17))

    assert stat.S_IMODE(folder.key.stat().st_mode) == 0o600
    assert len(load_key(folder).secret) == 32
    assert load_settings(folder).name == "Kiosk 1"
    assert load_event(folder).starts_at.date() == date(2026, 11, 17)
    assert folder.database.exists()


def test_an_event_is_never_overwritten(tmp_path: Path) -> None:
    create_event(tmp_path, date(2026, 11, 17))
    secret = (tmp_path / "secret.key").read_text()

    with pytest.raises(ConfigurationError, match="there is an event in this folder already"):
        create_event(tmp_path, date(2026, 11, 18))
    assert (tmp_path / "secret.key").read_text() == secret


@pytest.mark.parametrize("name", ["event.toml", "kiosk.toml", "kiosk.db", "secret.key"])
def test_no_file_of_an_earlier_event_is_adopted(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("earlier")

    with pytest.raises(ConfigurationError, match="choose another folder"):
        create_event(tmp_path, date(2026, 11, 17))
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_nothing_stays_of_an_event_that_could_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Nom\n")

    with pytest.raises(ConfigurationError), new_folder(tmp_path) as folder:
        write_folder(folder, "title = 3", "", b"x" * 32)
    assert [file.name for file in tmp_path.iterdir()] == ["list.csv"]


@pytest.mark.parametrize("content", ["", "00ff", "z" * 64])
def test_a_damaged_secret_is_told_with_the_remedy(tmp_path: Path, content: str) -> None:
    (tmp_path / "secret.key").write_text(content)

    with pytest.raises(ConfigurationError, match="restore it from a copy"):
        load_key(EventFolder(tmp_path))
