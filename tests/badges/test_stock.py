from dataclasses import asdict

import pytest

from badges.errors import StockError
from badges.stock import load_stock, positions, stock_from, stock_names


@pytest.fixture
def table(stock):
    return {key: value for key, value in asdict(stock).items() if key != "name"}


@pytest.mark.parametrize("name", stock_names())
def test_every_stock_in_the_package_is_possible(name):
    assert load_stock(name).name == name


def test_the_usual_stock_is_eight_badges_of_85_by_55_mm_on_a4(stock):
    assert (stock.page, stock.per_page, stock.width, stock.height) == ((210, 297), 8, 85, 55)


def test_positions_go_row_by_row_from_the_top_left(stock):
    assert list(positions(stock))[:3] == [(20, 38.5), (105, 38.5), (20, 93.5)]
    assert len(set(positions(stock))) == stock.per_page


def test_an_unknown_stock_is_answered_with_the_known_ones():
    with pytest.raises(StockError, match="Choose one of: a4-85x55"):
        load_stock("a5-round")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"pitch_x": 84}, "overlap"),
        ({"pitch_y": 54.9}, "overlap"),
        ({"left": 41}, "leave the page"),
        ({"top": -1}, "leave the page"),
        ({"rows": 5}, "leave the page"),
        ({"rows": 0}, "holds no badge"),
        ({"width": 0}, "holds no badge"),
        ({"width": "wide"}, "not a number"),
        ({"page": 210}, "not a number"),
        ({"colour": "red"}, "exactly these keys"),
    ],
)
def test_an_impossible_stock_is_refused(table, change, problem):
    with pytest.raises(StockError, match=problem):
        stock_from("trial", table | change)


def test_one_column_needs_no_pitch(table):
    assert stock_from("trial", table | {"columns": 1, "pitch_x": 0}).per_page == 4
