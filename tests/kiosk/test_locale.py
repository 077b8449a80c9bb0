"""The texts of the screen: complete, compiled, and as fit to be shown as their source."""

import gettext
import string

import pytest

from kiosk.domain.refusal import RefusalReason
from kiosk.domain.value import LANGUAGES
from kiosk.locale import Catalogue, catalogue, marked
from kiosk.tui.hints import hints
from kiosk.tui.widgets import block_font, symbols
from kiosk.tui.widgets.verdict_panel import GUTTER, MARGIN
from tests.translations import TRANSLATED, messages_in, source_of, template, translation

COLUMNS = 80
"""Of the smallest terminal."""
WORD_COLUMNS = COLUMNS - 2 * MARGIN
LINE_COLUMNS = WORD_COLUMNS - GUTTER - max(len(rows[0]) for rows in symbols.DRAWINGS.values())
"""For a line beside the symbol."""


def entries(language):
    """Yield each message as context, its forms in the source, its forms in a language."""
    for message in translation(language):
        if message.id:
            yield message.context, forms(message.id), forms(message.string)


def forms(text):
    return (text,) if isinstance(text, str) else tuple(text)


def shown_forms(translations, context, source):
    """Return what gettext makes of a message, in as many forms as its source has."""
    if len(source) > 1:
        return tuple(translations.ngettext(*source, count) for count in (1, 2))
    return (translations.pgettext(context, source[0]) if context else translations.gettext(source[0]),)


def fields(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def big_words(language):
    words = [str(message.id) for message in template() if message.context == "verdict"]
    return [catalogue(language).context("verdict", word) for word in words]


def test_the_screens_say_something_to_translate():
    assert len(template()) > 50


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_holds_exactly_the_messages_of_the_screens(language):
    said = {(message.context, forms(message.id)) for message in template() if message.id}
    kept = {(context, source) for context, source, _ in entries(language)}
    assert (said - kept, kept - said) == (set(), set()), "run: make messages"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_and_none_is_a_guess(language):
    assert [source for _, source, target in entries(language) if not all(target)] == []
    assert [message.id for message in translation(language) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_names_the_same_values_as_its_source(language):
    assert {
        source: target
        for _, source, target in entries(language)
        if any(fields(form) != fields(source[-1]) for form in (*source, *target))
    } == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_neither_gains_nor_loses_spaces_or_a_full_stop_at_its_ends(language):
    assert {
        source: target
        for _, source, target in entries(language)
        if any(form != form.strip() or form.endswith(".") != source[0].endswith(".") for form in target)
    } == {}


def test_french_keeps_its_signs_on_the_line_of_their_word():
    assert [
        target for _, _, target in entries("fr") if any(f" {sign}" in form for form in target for sign in ":;?!")
    ] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_the_one_that_is_kept(language):
    compiled = source_of(language).with_suffix(".mo")
    assert compiled.exists(), "run: make catalogues"
    with compiled.open("rb") as file:
        shown = gettext.GNUTranslations(file)
    assert [
        target for context, source, target in entries(language) if shown_forms(shown, context, source) != target
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_big_word_can_be_drawn_in_the_smallest_terminal(language):
    words = big_words(language)
    assert len(words) > len(RefusalReason)
    drawn = {word: block_font.draw(word) for word in words}
    assert {word for word, rows in drawn.items() if not rows or len(rows[0]) > WORD_COLUMNS} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_a_verdict_is_cut_in_the_smallest_terminal(language):
    lines = [
        catalogue(language).text(str(message.id))
        for message in template()
        if not message.context and ("kiosk/tui/verdict_view.py", 1) in message.locations
    ]
    assert len(lines) > len(RefusalReason)
    assert [line for line in lines if len(line) > LINE_COLUMNS] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_fit_on_one_row_in_the_smallest_terminal(language):
    shown = hints(catalogue(language), None, has_samples=True)
    assert len(" " + " ".join(f"{key} {label}" for key, label in shown)) <= COLUMNS


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_verdicts_share_a_word(language):
    words = big_words(language)
    assert sorted(words) == sorted(set(words))


def test_a_message_is_given_in_each_language_with_its_values():
    assert [catalogue(language).text("Opens at {time}", time="15:30") for language in LANGUAGES] == [
        "Ouvre à 15:30",
        "Opent om 15:30",
        "Opens at 15:30",
    ]


def test_a_context_tells_two_meanings_of_one_message_apart():
    text = catalogue("fr")
    assert (text.context("verdict", "LEFT"), text.context("side", "LEFT")) == ("SORTIE", "LEFT")


def test_braces_that_are_no_fields_are_left_alone_when_there_are_no_values():
    assert catalogue("en").text("{not a field}") == "{not a field}"


@pytest.mark.parametrize("language", ["", "de", "en"])
def test_a_language_without_a_catalogue_is_english(language):
    assert catalogue(language).text("Name") == "Name"


@pytest.mark.parametrize(("count", "shown"), [(0, "0 people"), (1, "1 person"), (2, "2 people")])
def test_the_form_follows_the_count(count, shown):
    assert Catalogue("en", gettext.NullTranslations()).plural("{count} person", "{count} people", count) == shown


def test_a_marked_message_stays_what_it_is():
    assert marked("Come in") == "Come in"


def test_messages_are_found_wherever_they_stand():
    source = """
a = f"{text.text('In braces')}"
b = text.plural("{count} scan", "{count} scans", n)
TABLE = {1: marked("In a table")}
c = text.context("verdict", "LEFT")
d = text.text(variable)
"""
    assert list(messages_in(source)) == [
        (None, "In braces"),
        (None, ("{count} scan", "{count} scans")),
        (None, "In a table"),
        ("verdict", "LEFT"),
    ]
