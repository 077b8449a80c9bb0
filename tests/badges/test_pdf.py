import subprocess
import sys
import tracemalloc
from dataclasses import replace
from io import BytesIO
from tempfile import TemporaryFile

import pypdfium2
import pytest
import zxingcpp

from badges.errors import BadgeError, MissingGlyphs, NameTooLong
from badges.pdf import print_badges
from badges.stock import positions

DPI = 150
TEXT_OBJECT = 1
TITLE = "Journée de la solidarité – Dag van de solidariteit"


def printed(badges, stock, **options):
    out = BytesIO()
    print_badges(badges, out, stock=stock, event_title=TITLE, **options)
    return out.getvalue()


def pages(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]


def pixels(length):
    return round(length / 25.4 * DPI)


@pytest.fixture(scope="module")
def sheets(mixed_badges, stock):
    return pages(printed(mixed_badges, stock))


@pytest.fixture(scope="module")
def faces(sheets, stock):
    """A picture of each badge."""
    size = pixels(stock.width), pixels(stock.height)
    corners = [(pixels(left), pixels(top)) for left, top in positions(stock)]
    return [sheet.crop((left, top, left + size[0], top + size[1])) for sheet in sheets for left, top in corners]


def test_every_badge_reads_back_as_its_code(faces, mixed_badges):
    read = [[found.text for found in zxingcpp.read_barcodes(face)] for face in faces[: len(mixed_badges)]]
    assert read == [[badge.code] for badge in mixed_badges]


def test_the_symbol_is_25_mm_wide_with_its_quiet_zone_and_nothing_is_in_it(faces, mixed_badges):
    for face in faces[: len(mixed_badges)]:
        (found,) = zxingcpp.read_barcodes(face)
        corner, end = found.position.top_left, found.position.bottom_right
        module = (end.x - corner.x) / 25
        assert module * 33 >= pixels(25)
        quiet = round(4 * module) - 2
        around = face.crop((corner.x - quiet, corner.y - quiet, end.x + quiet, end.y + quiet))
        inner = around.copy()
        inner.paste(255, (quiet - 2, quiet - 2, around.width - quiet + 2, around.height - quiet + 2))
        assert inner.getextrema() == (255, 255)


def test_nothing_is_drawn_near_a_badges_edge_but_the_crosses(faces):
    margin, cross = pixels(3), pixels(1.5)
    for face in faces:
        edges = face.copy()
        edges.paste(255, (margin, margin, face.width - margin, face.height - margin))
        for x in (0, face.width - cross):
            for y in (0, face.height - cross):
                edges.paste(255, (x, y, x + cross, y + cross))
        assert edges.getextrema() == (255, 255)


def test_places_without_a_badge_stay_empty(faces, mixed_badges, stock):
    cross = pixels(1.5)
    for face in faces[len(mixed_badges) :]:
        assert face.crop((cross, cross, face.width - cross, face.height - cross)).getextrema() == (255, 255)
    assert len(faces) % stock.per_page == 0


@pytest.mark.parametrize(("count", "page_count"), [(1, 1), (8, 1), (9, 2)])
def test_the_number_of_pages_is_told(make_badge, stock, count, page_count):
    out = BytesIO()
    assert print_badges([make_badge(i) for i in range(count)], out, stock=stock, event_title=TITLE) == page_count
    assert len(pypdfium2.PdfDocument(out)) == page_count


def test_progress_counts_every_badge(make_badge, stock):
    done: list[int] = []
    printed([make_badge(index) for index in range(3)], stock, progress=done.append)
    assert done == [1, 2, 3]


def test_without_a_given_name_the_whole_name_is_drawn_as_large(make_badge, stock):
    alone = make_badge(0, given_name="", family_name="Aïcha", organisation="")
    with pypdfium2.PdfDocument(printed([make_badge(0, organisation=""), alone], stock)) as document:
        letters = [found.get_bounds() for found in document[0].get_objects() if found.type == TEXT_OBJECT]
    largest = sorted(letters, key=lambda bounds: bounds[3] - bounds[1])[-2:]
    heights, bottoms = (
        {round(bounds[3] - bounds[1], 1) for bounds in largest},
        {round(bounds[1], 1) for bounds in largest},
    )
    assert (len(heights), len(bottoms)) == (1, 1)


def test_names_and_groups_are_in_the_text_of_the_file(make_badge, stock):
    with pypdfium2.PdfDocument(printed([make_badge(0)], stock)) as document:
        page = document[0]
        text = page.get_textpage().get_text_range()
    assert all(word in text for word in ("Aïcha", "N’Diaye-Öztürk", "Pouvoirs locaux", "Dag van de solidariteit"))


def test_the_same_badges_give_the_same_bytes_with_and_without_a_cache(mixed_badges, stock, tmp_path):
    first = printed(mixed_badges, stock)
    assert printed(mixed_badges, stock, cache=tmp_path) == first == printed(mixed_badges, stock, cache=tmp_path)


def test_bytes_do_not_depend_on_the_process():
    program = (
        "import hashlib, io; from badges.pdf import *; from badges.stock import load_stock; out = io.BytesIO();"
        "badge = Badge('B' * 29, 'B' * 10, 'ሰላም', 'محمد Ŋ̀goma', 'Ελένη', 'Équipe', '#123456');"
        "print_badges([badge], out, stock=load_stock('a4-85x55'), event_title='Fête');"
        "print(hashlib.sha256(out.getvalue()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_the_file_holds_no_date_and_no_base_85(mixed_badges, stock):
    pdf = printed(mixed_badges, stock)
    assert b"/CreationDate (D:20000101000000+00'00')" in pdf
    assert b"ASCII85" not in pdf


def test_every_font_is_embedded(mixed_badges, stock):
    pdf = printed(mixed_badges, stock)
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") >= 6


def test_a_sheet_costs_little(make_badge, stock):
    sizes = [len(printed([make_badge(0, code=make_badge(i).code) for i in range(count)], stock)) for count in (8, 80)]
    assert (sizes[1] - sizes[0]) / 72 < 450


def test_missing_characters_are_reported_before_a_byte_is_written(make_badge, stock):
    out = BytesIO()
    badges = [make_badge(0), make_badge(1, family_name="王芳"), make_badge(2, organisation="🎉 asbl")]
    with pytest.raises(MissingGlyphs, match="王 U\\+738B") as caught:
        print_badges(badges, out, stock=stock, event_title=TITLE)
    assert [missing.number for missing in caught.value.texts] == [badges[1].number, badges[2].number]
    assert out.getvalue() == b""


def test_a_title_with_missing_characters_is_reported(make_badge, stock):
    with pytest.raises(MissingGlyphs, match="every badge"):
        print_badges([make_badge(0)], BytesIO(), stock=stock, event_title="連帯")


def test_a_name_without_end_is_reported_before_a_byte_is_written(make_badge, stock):
    out = BytesIO()
    with pytest.raises(NameTooLong, match="Shorten") as caught:
        print_badges([make_badge(0, family_name="Mukendi " * 60)], out, stock=stock, event_title=TITLE)
    assert [text.number for text in caught.value.texts] == [make_badge(0).number]
    assert out.getvalue() == b""


def test_no_badges_are_an_error_that_says_what_to_do(stock):
    with pytest.raises(BadgeError, match="import attendees first"):
        print_badges([], BytesIO(), stock=stock, event_title=TITLE)


def test_a_colour_that_is_none_is_an_error_before_a_byte_is_written(make_badge, stock):
    out = BytesIO()
    with pytest.raises(BadgeError, match="#RRGGBB"):
        print_badges([make_badge(0, colour="green")], out, stock=stock, event_title=TITLE)
    assert out.getvalue() == b""


def test_a_stock_with_gaps_and_narrow_margins_is_printed_whole(make_badge, stock):
    tight = replace(stock, left=1, top=0, pitch_x=90, pitch_y=60)
    (page,) = pages(printed([make_badge(index) for index in range(8)], tight))
    assert len(zxingcpp.read_barcodes(page)) == 8


def test_memory_does_not_grow_with_the_number_of_badges(make_badge, stock, monkeypatch):
    def peak(count):
        badges = [make_badge(index) for index in range(count)]
        with TemporaryFile() as out:
            tracemalloc.start()
            print_badges(badges, out, stock=stock, event_title=TITLE)
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return most

    monkeypatch.setattr("badges.pdf._IN_MEMORY", 4096)
    printed([make_badge(index) for index in range(1200)], stock)  # fills what is filled once in a process
    kept_pages = 1100 * 420
    assert peak(1200) - peak(100) < kept_pages / 2
