"""The event and the attendees that ``kiosk demo`` and ``kiosk new`` start from."""

import csv
import re
import tomllib
import unicodedata
from collections import Counter
from importlib.resources import files

import pytest

from badges.fonts import FAMILIES, coverage
from kiosk.domain.attendee import fold
from kiosk.domain.check_in_list import EntryPolicy
from kiosk.domain.event import Event, Group, ListSettings, Room, Session

DATA = files("kiosk") / "data"
HEADER = ["Prénom", "Nom", "Organisation", "Groupe", "Langue", "E-mail", "Référence", "Statut"]


def event_of(folder: str, day: str = "2026-11-17", delete_after: str = "2026-12-17") -> Event:
    text = (DATA / folder / "event.toml").read_text(encoding="utf-8")
    filled = text.replace("{date}", day).replace("{delete_after}", delete_after)
    return Event.model_validate(tomllib.loads(filled))


def rows(name: str = "attendees.csv") -> list[dict[str, str]]:
    text = (DATA / "demo" / name).read_bytes().decode("utf-8")
    reader = csv.DictReader(text.splitlines(), delimiter=";", strict=True)
    assert reader.fieldnames == HEADER
    return list(reader)


def script(text: str) -> str:
    return unicodedata.name(next(letter for letter in text if letter.isalpha())).partition(" ")[0]


@pytest.mark.parametrize("folder", ["demo", "new"])
@pytest.mark.parametrize("day", ["2026-11-17", "2028-02-29"])
def test_the_event_is_valid_on_any_day(folder, day):
    event = event_of(folder, day)
    assert event.starts_at.date().isoformat() == day
    assert all(event.starts_at <= session.starts_at < session.ends_at <= event.ends_at for session in event.sessions)


@pytest.mark.parametrize("folder", ["demo", "new"])
def test_every_title_is_given_in_three_languages(folder):
    event = event_of(folder)
    parts: list[Group | Room | Session | ListSettings] = [*event.groups, *event.rooms, *event.sessions, *event.lists]
    titles = [event.title, *(part.title for part in parts)]
    assert all(title.fr and title.nl and title.en for title in titles)


@pytest.mark.parametrize("folder", ["demo", "new"])
def test_the_entrance_comes_first_and_is_open_at_any_hour(folder):
    entrance = next(iter(event_of(folder).check_in_lists.values()))
    assert (entrance.id, entrance.policy) == ("entrance", EntryPolicy.IN_AND_OUT)
    assert (entrance.opens_at, entrance.closes_at) == (None, None)


def test_the_demonstration_says_that_it_is_one():
    title = event_of("demo").title
    assert all("monstrati" in text for text in (title.fr, title.nl, title.en))


def test_the_demonstration_has_an_opening_three_panels_a_closing_word_and_a_meal():
    event = event_of("demo")
    assert [session.id for session in event.sessions] == [
        "opening", "panel-gender", "panel-culture", "panel-decolonisation", "closing",
    ]  # fmt: skip
    assert {entry.id: entry.policy for entry in event.lists} == {
        "entrance": EntryPolicy.IN_AND_OUT,
        "meal": EntryPolicy.ONCE,
    }


def test_each_group_has_a_colour_of_its_own():
    colours = [group.colour for group in event_of("demo").groups]
    assert len(set(colours)) == len(colours) == 7


@pytest.mark.parametrize("folder", ["demo", "new"])
def test_a_groups_other_names_belong_to_it_alone(folder):
    names = [
        name
        for group in event_of(folder).groups
        for name in {fold(name) for name in (group.id, *group.title.all().values(), *group.also)}
    ]
    assert sorted(names) == sorted(set(names))


def test_there_are_240_attendees_from_every_group():
    shares = Counter(row["Groupe"] for row in rows())
    assert shares == {
        "Pouvoir local": 90,
        "Société civile": 95,
        "ONG": 24,
        "Fédération": 12,
        "Intervention": 8,
        "Presse": 4,
        "Équipe": 7,
    }
    assert set(shares) == {group.title.fr for group in event_of("demo").groups}


def test_attendees_speak_french_dutch_and_english_in_the_shares_of_brussels():
    shares = Counter(row["Langue"] for row in rows())
    assert (round(shares["FR"] / 2.4), round(shares["NL"] / 2.4), round(shares["EN"] / 2.4)) == (56, 29, 15)
    assert shares.total() == 240


def test_names_come_in_five_scripts():
    assert Counter(script(row["Prénom"] + row["Nom"]) for row in rows()) == {
        "LATIN": 193,
        "ARABIC": 22,
        "ETHIOPIC": 18,
        "CYRILLIC": 4,
        "GREEK": 3,
    }


@pytest.mark.parametrize("letter", [*"ƐƆŊƉƊƘƝŐŘŞŻĐÞØŒƏıạ", "Ẹ̀", "ɔ́"])
def test_names_hold_the_letters_that_other_systems_lose(letter):
    names = " ".join(row["Prénom"] + row["Nom"] for row in rows())
    assert letter in names or letter.lower() in names


def test_names_hold_apostrophes_hyphens_and_only_one_part():
    people = rows()
    assert sum("'" in row["Nom"] for row in people) >= 5
    assert sum("-" in row["Nom"] for row in people) >= 15
    assert sum(not row["Prénom"] for row in people) == 5
    assert all(row["Nom"] for row in people)
    assert max(len(f"{row['Prénom']} {row['Nom']}") for row in people) > 35


def test_only_two_pairs_share_a_name_and_their_organisations_tell_them_apart():
    names = Counter((row["Prénom"], row["Nom"]) for row in rows())
    assert sorted(name for name, times in names.items() if times > 1) == [("Fatou", "Diallo"), ("Jan", "Peeters")]
    assert max(names.values()) == 2
    assert max(Counter((row["Nom"], row["Prénom"], row["Organisation"]) for row in rows()).values()) == 1


def test_every_address_is_at_example_org_and_unique():
    addresses = [row["E-mail"] for row in rows()]
    assert all(re.fullmatch(r"[a-z][a-z.-]*[a-z]@example\.org", address) for address in addresses)
    assert len(set(addresses)) == 240


def test_twenty_attendees_bring_a_ticket_of_another_system():
    references = [row["Référence"] for row in rows() if row["Référence"]]
    kinds = Counter(len(reference) for reference in references)
    assert kinds == {32: 12, 9: 8}
    assert all(re.fullmatch(r"[a-hjkmnp-z2-9]{32}|A-[A-Z2-9]{7}", reference) for reference in references)
    assert len(set(references)) == 20


def test_five_of_the_attendees_cancel_once_their_badges_are_printed():
    cancelled = rows("cancellations.csv")
    assert [row["Statut"] for row in cancelled] == ["annulé"] * 5
    assert all(row | {"Statut": ""} in rows() for row in cancelled)


def test_the_list_is_in_composed_form_without_stray_spaces():
    cells = [cell for row in rows() for cell in row.values()]
    assert all(unicodedata.is_normalized("NFC", cell) for cell in cells)
    assert all(cell == " ".join(cell.split()) for cell in cells)


def test_every_character_can_be_printed():
    drawable = frozenset().union(*(coverage(family) for family in FAMILIES))
    needed = {letter for row in rows() for key in ("Prénom", "Nom", "Organisation") for letter in row[key]}
    assert needed - drawable == set()
