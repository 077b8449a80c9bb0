import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.attendee import fold
from tests.factories import an_attendee


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Aïcha", "aicha"),
        ("N’Diaye-Öztürk", "ndiaye ozturk"),
        ("Łukasz Wiśniewski", "lukasz wisniewski"),
        ("Søren Kjærgaard", "soren kjaergaard"),
        ("İbrahim Yıldırım", "ibrahim yildirim"),
        ("Kɔ̀fí Ŋ̀goma-Ɛdzɔ", "kofi ngoma edzo"),
        ("Đức Hải Trần", "duc hai tran"),
        ("Adébáyọ̀ Ọlátúnjí", "adebayo olatunji"),
        ("Þórunn Ægisdóttir", "thorunn aegisdottir"),
        ("STRASSE  Straße", "strasse strasse"),
        ("محمد الأحمد", "محمد الاحمد"),
        ("فاطمة الزهراء", "فاطمه الزهراء"),
        ("مُحَمَّد", "محمد"),
        ("ሰላም ታደሰ", "ሰላም ታደሰ"),
    ],
)
def test_a_name_is_found_as_a_hurried_person_types_it(written: str, typed: str) -> None:
    assert fold(written) == typed


@given(st.text())
def test_folding_is_the_same_composed_or_decomposed_and_done_twice(text: str) -> None:
    folded = fold(text)

    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(folded) == folded


def test_a_name_without_a_given_name_has_no_stray_space() -> None:
    assert an_attendee(given_name="", family_name="Sukarno").name == "Sukarno"
