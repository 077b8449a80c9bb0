import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badges.code import ALPHABET, CODE_LENGTH, EventKey, number_from_bits
from badges.qr import drawn_by_segno, symbol
from badges.qr_tables import SymbolTables, symbol_maker, symbol_tables

CODES = [EventKey(index.to_bytes(16)).issue(number_from_bits(0x9E3779B97F * index % 2**40)) for index in range(300)]

texts = st.text(ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH)


def test_three_hundred_symbols_equal_segnos_module_by_module():
    make = symbol_tables().symbol
    assert [make(code) for code in CODES] == [symbol(code) for code in CODES]


@settings(max_examples=50, deadline=None)
@given(texts)
def test_any_text_of_the_alphabet_equals_segnos(text):
    assert symbol_tables().symbol(text) == symbol(text)


@pytest.mark.parametrize("mask", range(8))
def test_a_symbol_equals_segnos_under_each_mask(mask):
    make = SymbolTables([mask]).symbol
    assert [make(code) for code in CODES[:40]] == [drawn_by_segno(code, mask) for code in CODES[:40]]


@pytest.mark.parametrize("text", ["BCD", "B" * 28, "A" * 29, "HTTPS://EXAMPLE.ORG", "0123456789"])
def test_other_texts_go_to_segno(text):
    assert symbol_tables().symbol(text) == symbol(text)


def test_a_code_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        symbol_tables().symbol("B" * 30)


def test_few_symbols_cost_no_tables():
    assert symbol_maker(1) is symbol
    assert symbol_maker(1000) is not symbol
