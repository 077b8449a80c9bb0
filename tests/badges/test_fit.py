import pytest
from hypothesis import given
from hypothesis import strategies as st

from badges.fit import ELLIPSIS, Frame, Paragraph, fit

WIDE = frozenset("MW@—")


def width(line):
    """At 1 pt; like a font's: wide and narrow letters."""
    return sum(0.9 if letter in WIDE else 0.3 if letter in " il'-" else 0.55 for letter in line)


def paragraph(text, **changes):
    return Paragraph(text, width, **({"largest": 32, "smallest": 14} | changes))


words = st.text("abcilMWé\u0301-'", min_size=1, max_size=14)
texts = st.lists(words, max_size=8).map(" ".join)
paragraphs = st.lists(
    st.builds(
        lambda text, may_cut: paragraph(text, largest=30 - 15 * may_cut, smallest=12 - 5 * may_cut, may_cut=may_cut),
        texts,
        st.booleans(),
    ),
    max_size=3,
)
frames = st.builds(Frame, st.floats(60, 300), st.floats(20, 200), st.floats(0, 50), st.floats(0, 100))


@given(paragraphs, frames)
def test_every_line_is_inside_its_frame_and_legible(given_paragraphs, frame):
    bottom = 0.0
    for line in fit(given_paragraphs, frame) or []:
        source = given_paragraphs[line.paragraph]
        assert source.smallest <= line.size <= source.largest
        assert width(line.text) * line.size <= frame.width_down_to(line.bottom) + 1e-6
        assert bottom <= line.baseline <= line.bottom <= frame.height
        bottom = line.bottom - 1e-6


@given(paragraphs, frames)
def test_no_letter_of_a_name_is_lost(given_paragraphs, frame):
    lines = fit(given_paragraphs, frame)
    for index, source in enumerate(given_paragraphs):
        if lines is not None and not source.may_cut:
            fitted = "".join(line.text for line in lines if line.paragraph == index)
            assert fitted.replace(" ", "") == source.text.replace(" ", "")


@given(texts, frames)
def test_a_text_that_may_be_cut_is_whole_or_ends_in_an_ellipsis(text, frame):
    lines = [line.text for line in fit([paragraph(text, may_cut=True)], frame) or []]
    whole = "".join(lines).replace(" ", "")
    assert whole in {"", text.replace(" ", "")} or (
        whole.endswith(ELLIPSIS) and text.replace(" ", "").startswith(whole[:-1])
    )


def fitted(text, frame, **changes):
    return [(line.text, round(line.size)) for line in fit([paragraph(text, **changes)], frame) or []]


def test_a_short_name_is_as_large_as_it_may_be():
    assert fitted("Ana", Frame(200, 60)) == [("Ana", 32)]


def test_a_name_wraps_before_it_shrinks():
    assert fitted("Ana Sofia Ferreira", Frame(200, 80)) == [("Ana Sofia", 32), ("Ferreira", 32)]


def test_a_name_shrinks_when_there_is_no_room_to_wrap():
    ((text, size),) = fitted("Ana Sofia Ferreira", Frame(200, 40))
    assert (text, 14 < size < 32) == ("Ana Sofia Ferreira", True)


def test_a_name_breaks_after_a_hyphen_and_keeps_it():
    assert [text for text, _ in fitted("Marie-Thérèse", Frame(150, 80))] == ["Marie-", "Thérèse"]


def test_lines_are_even():
    assert [text for text, _ in fitted("aaa bbb ccc ddd", Frame(220, 80))] == ["aaa bbb", "ccc ddd"]


def test_three_lines_are_the_most():
    assert len(fitted("Abcdef Bcdefa Cdefab Defabc Efabcd", Frame(150, 120))) == 3


def test_lines_beside_the_notch_are_shorter():
    lines = fit([paragraph("Abcdefghij Klmno", largest=20)], Frame(120, 50, notch_width=40, notch_height=20))
    assert lines is not None
    first, second = lines
    assert (first.text, second.text) == ("Abcdefghij", "Klmno")
    assert width(second.text) * second.size <= 80 < width(first.text) * first.size


def test_a_word_is_broken_only_when_nothing_else_helps():
    lines = fitted("Abcdefghijklmnopqrstuvwxyz", Frame(120, 60))
    assert ("".join(text for text, _ in lines), {size for _, size in lines}) == ("Abcdefghijklmnopqrstuvwxyz", {14})


def test_a_mark_is_not_torn_from_its_letter():
    lines = fitted("e\u0301" * 40, Frame(130, 120), smallest=10)
    assert not any(text.startswith("\u0301") for text, _ in lines)


def test_a_name_that_does_not_fit_is_not_cut():
    assert fit([paragraph("Abcdefghij " * 20)], Frame(120, 60)) is None


def test_an_organisation_is_cut_with_an_ellipsis_at_its_smallest():
    lines = fitted(
        "Association internationale des amis de la lecture et des livres",
        Frame(90, 20),
        largest=10,
        smallest=7,
        may_cut=True,
    )
    assert (len(lines), lines[-1][1], lines[-1][0][-1]) == (2, 7, ELLIPSIS)


def test_all_paragraphs_shrink_together():
    lines = fit([paragraph("Ana"), paragraph("Abcdef " * 6, largest=16, smallest=10)], Frame(130, 70))
    assert lines is not None
    given_name, *family_name = lines
    assert given_name.size < 32
    assert 10 <= family_name[0].size < 16


@pytest.mark.parametrize("nothing", [[], [paragraph("")]])
def test_nothing_takes_no_lines(nothing):
    assert fit(nothing, Frame(100, 100)) == []


def test_a_frame_can_be_taken_from_above_and_below():
    frame = Frame(100, 80, notch_width=30, notch_height=40)
    assert [frame.width_down_to(bottom) for bottom in (40, 41, 80, 81)] == [100, 70, 70, 0]
    assert [frame.above(10).width_down_to(bottom) for bottom in (40, 70, 71)] == [100, 70, 0]
    assert [frame.below(30).width_down_to(bottom) for bottom in (10, 50, 51)] == [100, 70, 0]
