import re
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from badges.design import Design
from badges.text import typesetter

LONG_ORGANISATION = (
    "Commune de Molenbeek-Saint-Jean, service de la solidarité internationale et de l’égalité des chances"
)


@pytest.fixture
def design(stock):
    with typesetter("Łŋ") as setter:
        yield Design(setter, stock, "Journée de la solidarité")


def drawn(design, badge):
    """Whether the badge was drawn, and the operators that drew it."""
    out = BytesIO()
    canvas = Canvas(out, pageCompression=0, invariant=1)
    done = design.draw(canvas, badge, (0, 0))
    canvas.save()
    return done, out.getvalue().decode("latin-1")


def sizes(operators):
    return [float(size) for size in re.findall(r" ([\d.]+) Tf", operators) if float(size) != 12]


def test_the_given_name_is_the_largest_and_the_family_name_next(design, make_badge):
    _, operators = drawn(design, make_badge(0, given_name="Łucja", family_name="Nowak", organisation="", group="Pers"))
    assert sorted(set(sizes(operators)), reverse=True) == [32, 18, 12.5, 8.5, 8]


def test_a_long_organisation_stays_legible_and_gets_two_lines(design, make_badge):
    _, operators = drawn(
        design, make_badge(0, family_name="Mbuyi Wa Kabongo Tshilombo", organisation=LONG_ORGANISATION)
    )
    assert min(sizes(operators)) >= 7
    assert sizes(operators).count(min(sizes(operators))) >= 2


def test_a_longer_group_takes_two_lines_on_its_band(design, make_badge):
    short, long = (
        drawn(design, make_badge(0, group=group))[1] for group in ("Pers", "Gemeentelijke dienst solidariteit")
    )
    assert long.count("BT") == short.count("BT") + 1


def test_a_name_that_does_not_fit_draws_nothing(design, make_badge):
    done, operators = drawn(design, make_badge(0, family_name="Mukendi " * 60))
    assert (done, "BT" in operators) == (False, False)


def test_a_badge_leaves_the_canvas_as_it_was(design, make_badge):
    done, operators = drawn(design, make_badge(0, given_name="Ana", family_name="Lima", organisation=""))
    words = operators.split()
    assert done
    assert words.count("q") == words.count("Q")
