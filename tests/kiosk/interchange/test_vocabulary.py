import tomllib
from importlib.resources import files

import pytest

from kiosk.domain.attendee import AttendeeStatus
from kiosk.interchange.vocabulary import counts_people, field_of, key, language_of, status_of


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("PRENOM", "given_name"),
        ("  Prénom : ", "given_name"),
        ("first_name", "given_name"),
        ("Nom du participant : Nom de famille", "family_name"),
        ("Nom", "name_or_family_name"),
        ("NAAM", "name_or_family_name"),
        ("Achternaam, voornaam", "family_name_first"),
        ("Nom et prénom", "family_name_first"),
        ("Participant·e", "name"),
        ("Courriel / E-mail", "email"),
        ("E-mail (obligatoire)", "email"),
        ("Asbl/vzw", "organisation"),
        ("Langue de préférence / Voorkeurtaal", "language"),
        ("Quelle langue ?", "language"),
        ("Attendee #", "reference"),
        ("N° de ticket", "reference"),
        ("Geheim", "reference"),
        ("Registration state", "status"),
        ("Statut", "status"),
    ],
)
def test_a_header_is_recognised_whatever_its_case_accents_and_decoration(header, field):
    assert [field for field, _ in filter(None, [field_of(header)])] == [field]


@pytest.mark.parametrize(
    "header", ["", "Order code", "Code de commande", "Procuration à / Volmacht aan", "Nom / E-mail", "AG / AV"]
)
def test_other_headers_are_not_recognised(header):
    assert field_of(header) is None


def test_the_earlier_name_of_a_field_is_the_surer():
    ranks = [found[1] for found in map(field_of, ["Attendee email", "Email", "Mailadres"]) if found]
    assert len(set(ranks)) == 3
    assert ranks == sorted(ranks)


def test_no_name_stands_under_two_fields():
    columns = tomllib.loads(files("kiosk.interchange").joinpath("headers.toml").read_text(encoding="utf-8"))["columns"]
    fields = [{key(name) for name in names} for names in columns.values()]
    assert sum(map(len, fields)) == len(set().union(*fields))
    assert all(key(name) for names in columns.values() for name in names)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Français", "fr"), ("F", "fr"), ("fr-BE", "fr"), ("nl_BE", "nl"), ("Néerlandais", "nl"), ("N", "nl"), ("ENGLISH", "en"),
        ("Nederlands / Frans", "nl"), ("Deutsch", None), ("", None), ("ja", None),
    ],
)  # fmt: skip
def test_a_language_is_told_by_its_words(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["canceled", "Annulé(e)", "ANNULÉE", "geannuleerd", "expired", "Not Attending", "verlopen", "cancel"]
)
def test_cancelled_is_understood_in_three_languages(text):
    assert status_of(text) is AttendeeStatus.CANCELLED


@pytest.mark.parametrize(
    "text", ["paid", "Pending", "Checked In", "ACTIVE", "AWAITING_PAYMENT", "Betaald", "en attente"]
)
def test_whoever_has_not_cancelled_is_registered(text):
    assert status_of(text) is AttendeeStatus.REGISTERED


def test_an_unknown_status_is_told_apart():
    assert status_of("bénévole") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Total :", True), ("TOTAAL", True), ("Sous-total A", True), ("Totaux", True), ("Totland", False), ("", False)],
)
def test_a_row_of_totals_begins_with_its_word(text, expected):
    assert counts_people(text) is expected
