from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.attendee import fold
from kiosk.domain.name_index import NameIndex
from tests.factories import an_attendee

AICHA = an_attendee(given_name="Aïcha", family_name="N’Diaye", organisation="Les Ponts asbl")
FATOU_1 = an_attendee(given_name="Fatou", family_name="Diallo", organisation="Stad Voorbeeldegem")
FATOU_2 = an_attendee(given_name="Fatou", family_name="Diallo", organisation="Les Ponts asbl")
INDEX = NameIndex([FATOU_1, AICHA, FATOU_2])


def test_any_order_of_words_and_no_accents_find_a_person() -> None:
    for query in ("aicha", "ndiaye ai", "AÏ N'D", "ai pon"):
        assert INDEX.search(query, 8) == [AICHA.id]


def test_what_follows_an_apostrophe_is_a_word_of_its_own() -> None:
    person = an_attendee(given_name="Hélène", family_name="D’Hondt", organisation="Commune d'Auderghem")

    for query in ("hondt", "dhondt", "d'hondt", "auderghem", "hel aud"):
        assert NameIndex([person]).search(query, 8) == [person.id]


def test_nothing_is_listed_before_two_letters() -> None:
    assert INDEX.search("", 8) == INDEX.search("a", 8) == INDEX.search(" - ", 8) == []
    assert INDEX.search("ai", 8) == [AICHA.id]


def test_namesakes_are_all_found_and_told_apart_by_organisation() -> None:
    assert sorted(INDEX.namesakes("DIALLO Fatou")) == sorted([FATOU_1.id, FATOU_2.id])
    assert INDEX.search("diallo voor", 8) == [FATOU_1.id]


def test_the_letters_under_the_symbol_find_the_badge() -> None:
    assert INDEX.search(AICHA.number[:8], 8) == [AICHA.id]


def test_a_walk_in_is_found_at_once() -> None:
    index = NameIndex()
    index.add(AICHA)
    assert index.search("nd", 8) == [AICHA.id]


names = st.text(st.sampled_from("abcdéñøł ’-"), min_size=1, max_size=12).filter(lambda name: len(fold(name)) >= 2)


@given(st.lists(names, min_size=1, max_size=12), st.data())
def test_a_search_finds_just_those_whose_words_begin_so(written: list[str], data: st.DataObject) -> None:
    people = [an_attendee(given_name="", family_name=name, organisation="") for name in written]
    query = fold(data.draw(st.sampled_from(written)))[:3]

    found = NameIndex(people).search(query, limit=100)

    words_of = {
        person.id: [*fold(person.name).split(), *fold(person.name.replace("’", " ")).split(), person.number.lower()]
        for person in people
    }
    expected = {
        person
        for person, words in words_of.items()
        if all(any(word.startswith(part) for word in words) for part in query.split())
    }
    assert set(found) == (expected if len(query.replace(" ", "")) >= 2 else set())
