from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.check_in import Admitted, AlreadyIn, Left, PastScan, Refused, Reread
from kiosk.domain.refusal import RefusalReason
from kiosk.domain.value import Direction
from kiosk.locale import catalogue
from kiosk.services.check_in import Counts, Outcome
from kiosk.tui.palette import GROUND, INK, MARKS, QUIET, RAISED, TONES
from kiosk.tui.verdict_view import Symbol, Tone, idle_view, not_saved_view, undone_view, verdict_view
from kiosk.tui.widgets.symbols import DRAWINGS, ROWS, WIDTH
from tests.factories import NOON, an_attendee, an_event

ENGLISH = catalogue("en")


def an_entry(at=NOON):
    return PastScan("fact", 1, at, "entrance", Direction.ENTRY, "North", "K1", "admitted", "BBBBBBBBBB")


def view_of(verdict, attendee=None, event=None, **changes):
    values: dict[str, Any] = {
        "id": "fact",
        "number": "BCDFGHJKLN",
        "list_id": "entrance",
        "gate": "North",
        "direction": Direction.ENTRY,
        "at": NOON,
    }
    outcome = Outcome(verdict=verdict, attendee=attendee, **(values | changes))
    return verdict_view(outcome, event or an_event(), ENGLISH)


def test_a_welcome_names_the_person_their_organisation_and_group():
    view = view_of(Admitted(), an_attendee(language="en"))
    assert (view.tone, view.symbol, view.word) == (Tone.WELCOME, Symbol.TICK, "WELCOME")
    assert (view.name, view.about) == ("Aïcha N’Diaye", "Les Ponts asbl · Civil society")
    assert (view.greeting, view.time) == ("Welcome, and enjoy the day!", "13:00:00")


def test_a_genuine_badge_without_a_name_is_let_in_and_says_so():
    view = view_of(Admitted(is_unknown=True))
    assert (view.tone, view.symbol, view.word) == (Tone.UNCERTAIN, Symbol.QUESTION, "WELCOME")
    assert view.detail == "Badge BCDF GHJ KLN"
    assert "not here yet" in view.advice


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=9), "Since 12:59 (9 s ago) at North"),
        (timedelta(minutes=35), "Since 12:25 (35 min ago) at North"),
        (timedelta(hours=2, minutes=5), "Since 10:55 (2 h 05 ago) at North"),
        (timedelta(days=1), "Since 16/11 13:00 (24 h 00 ago) at North"),
    ],
)
def test_a_second_entry_says_since_when_how_long_and_where(ago, said):
    first = an_entry(NOON - ago)
    view = view_of(AlreadyIn(first), an_attendee(), first_at=first.at, first_gate=first.gate)
    assert (view.tone, view.word, view.detail) == (Tone.ALREADY_IN, "ALREADY IN", said)


@pytest.mark.parametrize("reason", RefusalReason)
def test_every_refusal_has_one_word_and_says_what_to_do(reason):
    view = view_of(Refused(reason))
    assert (view.tone, view.symbol) == (Tone.REFUSED, Symbol.CROSS)
    assert view.word == view.word.upper()
    assert view.advice


def test_no_two_refusals_share_a_word():
    words = {view_of(Refused(reason)).word for reason in RefusalReason}
    assert len(words) == len(RefusalReason)


def test_too_early_says_when_the_list_opens_and_too_late_when_it_closed():
    assert view_of(Refused(RefusalReason.TOO_EARLY), list_id="panel").detail == "Opens at 12:40"
    assert view_of(Refused(RefusalReason.TOO_LATE), list_id="panel").detail == "Closed since 14:00"


def test_an_exit_says_when_no_entry_was_recorded():
    assert view_of(Left(), an_attendee()).detail == ""
    assert view_of(Left(without_entry=True), an_attendee()).detail == "No entry was recorded."


def test_a_reread_looks_like_the_reading_that_it_repeats():
    assert view_of(Reread(an_entry()), an_attendee()) == view_of(Admitted(), an_attendee())


def test_an_undo_says_what_was_taken_back():
    outcome = Outcome(Admitted(), "fact", None, an_attendee(), "entrance", "North", Direction.ENTRY, NOON)
    view = undone_view(outcome, an_event(), ENGLISH)
    assert (view.tone, view.detail) == (Tone.UNDONE, "Taken back: WELCOME, 13:00:00")


def test_what_was_not_saved_gives_the_reason():
    assert not_saved_view(ENGLISH, "the disk is full").detail == "the disk is full"


def test_an_event_without_attendees_says_how_to_get_them():
    assert idle_view(ENGLISH, Counts(0, 0, 0)).detail == "Import them: kiosk import attendees FILE"
    assert idle_view(ENGLISH, Counts(0, 1, 0)).detail == ""


def test_every_symbol_is_drawn_in_one_size_and_none_like_another():
    assert {(len(drawing), *map(len, drawing)) for drawing in DRAWINGS.values()} == {(ROWS, *[WIDTH] * ROWS)}
    assert len(set(DRAWINGS.values())) == len(Symbol)


def luminance(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("ink", "ground"),
    [*TONES.values(), *((mark, GROUND) for mark in MARKS.values()), (INK, GROUND), (QUIET, GROUND), (QUIET, RAISED)],
)
def test_every_text_stands_out_seven_to_one(ink, ground):
    assert contrast(ink, ground) >= 7


def test_the_grounds_of_welcome_already_in_and_refused_differ_in_lightness_alone():
    welcome, already_in, refused = (luminance(TONES[tone][1]) for tone in (Tone.WELCOME, Tone.ALREADY_IN, Tone.REFUSED))
    assert already_in > 1.4 * welcome > 4 * refused
