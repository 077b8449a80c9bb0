import re

import pytest

from badges.design import Design
from badges.qr import symbol
from badges.text import typesetter

LONG_ORGANISATION = (
    "Commune de Molenbeek-Saint-Jean, service de la solidarité internationale et de l’égalité des chances"
)


@pytest.fixture
def stamps():
    return []


@pytest.fixture
def design(stock, stamps):
    def add_stamp(operators):
        stamps.append(operators)
        return f"/S{len(stamps)} Do\n"

    with typesetter("Łŋ") as setter:
        yield Design(setter, stock, "Journée de la solidarité", make_symbol=symbol, add_stamp=add_stamp)


@pytest.fixture
def drawn(design, stamps):
    """The operators that draw a badge with its ground and its band."""
    return lambda badge: "".join([design.ground((0, 0)), design.operators(badge, (0, 0)), *stamps])


def sizes(operators):
    return [float(size) for size in re.findall(r" ([\d.]+) Tf", operators)]


def test_the_given_name_is_the_largest_and_the_family_name_next(drawn, make_badge):
    operators = drawn(make_badge(0, given_name="Łucja", family_name="Nowak", organisation="", group="Pers"))
    assert sorted(set(sizes(operators)), reverse=True) == [32, 18, 12.5, 8.5, 8]


def test_a_long_organisation_stays_legible_and_gets_two_lines(drawn, make_badge):
    operators = drawn(make_badge(0, family_name="Mbuyi Wa Kabongo Tshilombo", organisation=LONG_ORGANISATION))
    assert min(sizes(operators)) >= 7
    assert sizes(operators).count(min(sizes(operators))) >= 2


def test_a_longer_group_takes_two_lines_on_its_band(design, stamps, make_badge):
    for group in ("Pers", "Gemeentelijke dienst solidariteit"):
        design.operators(make_badge(0, group=group), (0, 0))
    assert [stamp.count("BT") for stamp in stamps] == [1, 2]


def test_a_band_is_stored_once_for_all_of_its_group(design, stamps, make_badge):
    for name in ("Łucja", "Nowak", "Ana"):
        badge = make_badge(0, given_name=name, organisation="", group="Pers", colour="#112233")
        design.operators(badge, (0, 0))
    assert len(stamps) == 1


def test_a_name_that_does_not_fit_draws_nothing(design, make_badge):
    assert design.operators(make_badge(0, family_name="Mukendi " * 60), (0, 0)) is None


def test_a_badge_leaves_the_canvas_as_it_was(drawn, make_badge):
    words = drawn(make_badge(0, given_name="Ana", family_name="Lima", organisation="")).split()
    assert words.count("q") == words.count("Q") > 0
