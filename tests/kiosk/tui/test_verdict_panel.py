"""The panel is painted for any size and any data, and its word is never cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.tui.bidi import Typesetter
from kiosk.tui.verdict_view import Symbol, Tone, VerdictView
from kiosk.tui.widgets.verdict_panel import paint

VIEW = VerdictView(Tone.WELCOME, Symbol.TICK, "WELCOME", name="Zoë Verhaegen", about="Press", time="14:37:05")


def text_of(view, width, height):
    return ["".join(segment.text for segment in strip) for strip in paint(view, width, height, Typesetter())]


@pytest.mark.parametrize(("width", "height"), [(80, 13), (120, 24), (40, 8), (20, 4), (5, 1), (200, 60)])
def test_it_fills_exactly_its_size(width, height):
    strips = paint(VIEW, width, height, Typesetter())
    assert [strip.cell_length for strip in strips] == [width] * height


def test_eighty_columns_hold_the_word_the_symbol_the_name_and_the_caption():
    rows = text_of(VIEW, 80, 13)
    assert rows[1].startswith("  ██   ██ █████ ██    ▄████")
    assert any("Zoë Verhaegen" in row for row in rows)
    assert rows[-1].rstrip().endswith("✓ WELCOME  14:37:05")


@pytest.mark.parametrize(("width", "height"), [(80, 11), (60, 9), (80, 13), (60, 8)])
def test_the_big_word_outlives_the_caption_and_the_symbol(width, height):
    rows = text_of(VIEW, width, height)
    assert any(row.startswith("  ██") for row in rows)
    assert any("Zoë Verhaegen" in row for row in rows)


def test_where_rows_are_few_the_symbol_outlives_the_caption():
    rows = text_of(VIEW, 80, 11)
    assert any("▀███▄███▀" in row for row in rows)
    assert not any("14:37:05" in row for row in rows)


def test_a_word_too_long_for_any_drawing_is_written_out():
    view = VerdictView(Tone.REFUSED, Symbol.CROSS, "A WORD THAT IS FAR TOO LONG FOR LARGE LETTERS")
    assert any(view.word in row for row in text_of(view, 60, 13))


@given(st.text(), st.text(), st.text(), st.integers(1, 130), st.integers(1, 40))
def test_no_data_can_break_the_panel(name, about, detail, width, height):
    view = VerdictView(Tone.REFUSED, Symbol.CROSS, "FULL", name=name, about=about, detail=detail, advice=name)
    assert [strip.cell_length for strip in paint(view, width, height, Typesetter())] == [width] * height
