from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from kiosk.domain.attendee import Attendee, AttendeeStatus
from kiosk.domain.errors import UsageError
from kiosk.services.badge import BadgePrinter, Printed
from kiosk.store.store import Store
from tests.factories import KEY, an_event

Add = Callable[..., Attendee]


@pytest.fixture
def printer(store: Store) -> BadgePrinter:
    return BadgePrinter(store, an_event(), KEY)


def codes_on(path: Path) -> set[str]:
    document = pypdfium2.PdfDocument(path)
    pages = [page.render(scale=150 / 72).to_pil() for page in document]
    document.close()
    return {barcode.text for page in pages for barcode in zxingcpp.read_barcodes(page)}


def test_everybody_whose_registration_stands_gets_a_badge_that_reads_back(
    printer: BadgePrinter, register: Add, tmp_path: Path
) -> None:
    people = [register() for _ in range(9)]
    register(status=AttendeeStatus.CANCELLED)
    done: list[int] = []

    printed = printer.print_all(tmp_path / "badges.pdf", progress=done.append)

    assert printed == Printed(badges=9, pages=2)
    assert printer.count() == 9
    assert done == list(range(1, 10))
    assert codes_on(tmp_path / "badges.pdf") == {KEY.issue(person.number) for person in people}


def test_a_character_that_no_font_has_is_told_and_the_earlier_file_stays(
    printer: BadgePrinter, register: Add, tmp_path: Path
) -> None:
    (tmp_path / "badges.pdf").write_bytes(b"the earlier file")
    register(family_name="Linear 𐀀")

    with pytest.raises(UsageError, match=r"U\+10000"):
        printer.print_all(tmp_path / "badges.pdf")
    assert (tmp_path / "badges.pdf").read_bytes() == b"the earlier file"
    assert [file.name for file in tmp_path.glob("*badges*")] == ["badges.pdf"]


def test_one_name_that_cannot_be_drawn_does_not_keep_the_others_from_their_badges(
    printer: BadgePrinter, register: Add, tmp_path: Path
) -> None:
    people = [register(), register()]
    register(family_name="Linear 𐀀")
    register(given_name="", family_name="Wolfeschlegelsteinhausen" * 8)

    printed = printer.print_all(tmp_path / "badges.pdf")

    assert (printed.badges, len(printed.left_out)) == (2, 2)
    assert "U+10000" in printed.left_out[0]
    assert codes_on(tmp_path / "badges.pdf") == {KEY.issue(person.number) for person in people}


def test_with_nobody_to_print_the_remedy_is_named(printer: BadgePrinter, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kiosk import attendees FILE"):
        printer.print_all(tmp_path / "badges.pdf")


def test_a_place_that_cannot_be_written_is_named(printer: BadgePrinter, register: Add, tmp_path: Path) -> None:
    register()
    with pytest.raises(UsageError, match="nowhere/badges.pdf cannot be written"):
        printer.print_all(tmp_path / "nowhere" / "badges.pdf")
