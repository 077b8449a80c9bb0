import re
import zlib
from io import BytesIO

import pypdfium2
import pytest

from badges.document import Document
from badges.fonts import REGULAR
from badges.text import typesetter

GROUND, BOX = "0 0 10 10 re f\n", "20 20 10 10 re f\n"


@pytest.fixture
def out():
    return BytesIO()


@pytest.fixture
def setter():
    with typesetter("Ana") as made:
        yield made


@pytest.fixture
def document(out, setter):
    return Document(out, setter.canvas, (100, 50))


def test_an_independent_reader_reads_pages_size_title_and_text(document, out, setter):
    setter.canvas.setTitle("Fête")
    for _ in range(3):
        document.add_page(GROUND, setter.operators("Ana", REGULAR, 12, (5, 5)))
    document.finish()
    with pypdfium2.PdfDocument(out) as read:
        assert (len(read), read[2].get_size(), read.get_metadata_value("Title")) == (3, (100, 50), "Fête")
        assert read[1].get_textpage().get_text_range() == "Ana"


def test_every_offset_in_the_table_is_that_of_its_object(document, out):
    document.add_page(GROUND, BOX)
    document.finish()
    content = out.getvalue()
    table = content[int(content.rpartition(b"startxref\n")[2].split()[0]) :]
    offsets = [int(line[:10]) for line in re.findall(rb"\d{10} 00000 n ", table)]
    assert [content[offset:].split()[0] for offset in offsets] == [
        b"%d" % number for number in range(1, len(offsets) + 1)
    ]
    assert b"/Size %d/" % (len(offsets) + 1) in table


def test_a_ground_is_stored_once_and_drawn_on_every_page(document, out):
    for _ in range(5):
        document.add_page(GROUND, BOX)
    document.finish()
    streams = [
        zlib.decompress(found)
        for found in re.findall(rb"FlateDecode>>\nstream\n(.*?)\nendstream", out.getvalue(), re.DOTALL)
    ]
    assert (streams.count(GROUND.encode()), streams.count(BOX.encode())) == (1, 5)
    with pypdfium2.PdfDocument(out) as read:
        picture = read[4].render().to_pil().convert("L")
    assert [picture.getpixel(at) for at in ((5, 45), (25, 25), (40, 25))] == [0, 0, 255]


def test_a_stamp_is_drawn_where_a_page_says(document, out):
    stamp = document.add_stamp(GROUND)
    document.add_page("", f"q 1 0 0 1 30 0 cm {stamp} Q\n")
    document.finish()
    with pypdfium2.PdfDocument(out) as read:
        picture = read[0].render().to_pil().convert("L")
    assert [picture.getpixel(at) for at in ((5, 45), (35, 45))] == [255, 0]


def test_a_page_is_written_at_once(document, out):
    before = len(out.getvalue())
    document.add_page(GROUND, BOX)
    assert len(out.getvalue()) > before + 100
