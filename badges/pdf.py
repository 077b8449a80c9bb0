"""Badges as a PDF: sheets of a paper stock, with marks to cut along. The same badges give the same bytes."""

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from reportlab.lib.units import mm

from badges.badge import Badge
from badges.cut_marks import cut_marks
from badges.design import Design
from badges.document import Document
from badges.errors import BadgeError, MissingGlyphs, NameTooLong, Undrawable
from badges.qr_tables import symbol_maker
from badges.runs import missing
from badges.stock import Stock, positions
from badges.text import typesetter

_IN_MEMORY = 1 << 18  # bytes of a document; a longer one waits in a nameless file


def print_badges(
    badges: Sequence[Badge],
    out: BinaryIO,
    *,
    stock: Stock,
    event_title: str,
    cache: Path | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Writes the badges as a PDF, in their order, and says on how many pages.

    cache: a folder where cut fonts are kept for the next time; progress: called after each badge with how many are
    done. Raises BadgeError without badges, MissingGlyphs and NameTooLong, all before a byte is written. Memory does not
    grow with the number of badges.
    """
    if not badges:
        raise BadgeError("There are no badges to print: import attendees first, or choose other ones.")
    _check_characters(badges, event_title)
    characters = set(event_title).union(*chain.from_iterable(badge.texts() for badge in badges))
    with typesetter(characters, cache) as setter, SpooledTemporaryFile(_IN_MEMORY) as spool:
        setter.canvas.setTitle(event_title)
        document = Document(cast(BinaryIO, spool), setter.canvas, (stock.page[0] * mm, stock.page[1] * mm))
        design = Design(setter, stock, event_title, make_symbol=symbol_maker(len(badges)), add_stamp=document.add_stamp)
        _draw_sheets(document, badges, design, progress)
        document.finish()
        spool.seek(0)
        copyfileobj(spool, out)
    return -(-len(badges) // stock.per_page)


def _check_characters(badges: Sequence[Badge], event_title: str) -> None:
    texts = chain([("", event_title)], ((badge.number, text) for badge in badges for text in badge.texts()))
    lacking = [Undrawable(number, text, characters) for number, text in texts if (characters := missing(text))]
    if lacking:
        raise MissingGlyphs(lacking)


def _draw_sheets(
    document: Document, badges: Sequence[Badge], design: Design, progress: Callable[[int], None] | None
) -> None:
    stock = design.stock
    corners = [(left * mm, (stock.page[1] - top - stock.height) * mm) for left, top in positions(stock)]
    marks, grounds = cut_marks(stock), [design.ground(corner) for corner in corners]
    crowded: list[Undrawable] = []
    for first in range(0, len(badges), stock.per_page):
        sheet = badges[first : first + stock.per_page]
        faces = []
        for place, badge in enumerate(sheet):
            face = design.operators(badge, corners[place])
            if face is None:
                crowded.append(Undrawable(badge.number, f"{badge.given_name} {badge.family_name}".strip()))
            faces.append(face or "")
            if progress:
                progress(first + place + 1)
        document.add_page(marks + "".join(grounds[: len(sheet)]), "".join(faces))
    if crowded:
        raise NameTooLong(crowded)
