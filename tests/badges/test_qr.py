import pytest
import qrcode
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.util import MODE_ALPHA_NUM, QRData

from badges.code import EventKey, number_from_bits
from badges.qr import SIDE, STRIDE, symbol
from badges.qr_path import finder_operators, path_operators

codes = st.builds(
    lambda secret, bits: EventKey(secret).issue(number_from_bits(bits)),
    st.binary(min_size=32, max_size=32),
    st.integers(0, 2**40 - 1),
)


def matrix_by_another_encoder(code, mask):
    other = qrcode.QRCode(version=2, error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=mask)
    other.add_data(QRData(code, mode=MODE_ALPHA_NUM), optimize=0)
    other.make(fit=False)
    return tuple(bytes(row) for row in other.get_matrix())


def rows(modules):
    return tuple(bytes(modules >> STRIDE * y + x & 1 for x in range(SIDE)) for y in range(SIDE))


def squares_painted(operators):
    painted = [bytearray(SIDE) for _ in range(SIDE)]
    for rectangle in operators.replace("f", "").split("re"):
        if rectangle.strip():
            x, y, width, _ = map(int, rectangle.split())
            assert not any(painted[SIDE - 1 - y][x : x + width])
            painted[SIDE - 1 - y][x : x + width] = bytes([1]) * width
    return tuple(map(bytes, painted))


@settings(max_examples=10, deadline=None)
@given(codes)
def test_a_symbol_equals_another_encoders_with_one_of_the_masks(code):
    assert rows(symbol(code)) in {matrix_by_another_encoder(code, mask) for mask in range(8)}


def test_a_symbol_has_25_rows_of_25_modules(key):
    modules = symbol(key.issue("BCDFGHJKLN"))
    everywhere = sum((1 << SIDE) - 1 << STRIDE * y for y in range(SIDE))
    assert (SIDE, modules & ~everywhere) == (25, 0)


def test_a_symbol_is_read_back_by_an_independent_decoder(key):
    code = key.issue("BCDFGHJKLN")
    image = Image.new("L", (33, 33), 255)
    image.paste(
        Image.frombytes("L", (25, 25), b"".join(rows(symbol(code))).translate(bytes([255, 0]) + bytes(254))), (4, 4)
    )
    (read,) = zxingcpp.read_barcodes(image.resize((132, 132), Image.Resampling.NEAREST))
    assert (read.text, read.format, read.ec_level) == (code, zxingcpp.BarcodeFormat.QRCode, "Q")


@settings(max_examples=10, deadline=None)
@given(codes)
def test_the_finders_and_the_path_paint_each_dark_module_once(code):
    assert squares_painted(finder_operators() + path_operators(symbol(code))) == rows(symbol(code))


def test_each_symbol_is_filled_once():
    assert path_operators(symbol("B" * 29)).count("f") == 1


def test_a_code_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        symbol("B" * 30)
