"""A PDF file (ISO 32000-1) written page by page; of a page that is done only its place in the file is remembered.

ReportLab would keep every page until the end. It still makes the fonts: their glyphs are known when all is drawn.
"""

import zlib
from hashlib import blake2b
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from badges.inside_reportlab import fonts_reference, info_reference, last_objects, take_number

_LEVEL = 5  # of 9; with few repeated strings "filtered" is smaller, and level 6 saves 3 % more in twice the time


class Document:
    """Pages of one size, with the fonts and the title of a canvas that draws nothing itself."""

    def __init__(self, out: BinaryIO, canvas: Canvas, size: tuple[float, float]) -> None:
        """size: of a page in pt."""
        self._out = out
        self._canvas = canvas
        self._box = b"[0 0 %.2f %.2f]" % size
        self._offsets: dict[int, int] = {}
        self._pages: list[int] = []
        self._grounds: dict[str, int] = {}
        self._stamps: list[int] = []
        self._end = 0
        self._digest = blake2b(digest_size=16)
        self._write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        self._parent, self._resources = take_number(canvas), take_number(canvas)

    def add_page(self, ground: str, operators: str) -> None:
        """Writes a page of these operators, in Latin-1; ground: those that come first, stored once for all its pages."""
        if ground not in self._grounds:
            self._grounds[ground] = self._add_stream(ground)
        content = self._add_stream(operators)
        streams = (self._parent, self._grounds[ground], content)
        self._pages.append(self._add(b"<</Type/Page/Parent %d 0 R/Contents[%d 0 R %d 0 R]>>" % streams))

    def add_stamp(self, operators: str) -> str:
        """Stores operators, in Latin-1, for all pages, and says what draws them there: a form XObject."""
        kind = b"/Type/XObject/Subtype/Form/BBox%b/Resources %d 0 R" % (self._box, self._resources)
        self._stamps.append(self._add_stream(operators, kind))
        return f"/S{len(self._stamps)} Do\n"

    def finish(self) -> None:
        """Writes fonts, page tree, table of objects and trailer. Nothing can be added after."""
        info = info_reference(self._canvas)
        catalog = self._add(b"<</Type/Catalog/Pages %d 0 R>>" % self._parent)
        self._add(self._page_tree(), self._parent)
        self._add(self._shared_resources(), self._resources)
        for number, content in last_objects(self._canvas):
            self._put(number, content)
        self._write_trailer(catalog, info)

    def _page_tree(self) -> bytes:
        """All pages in one node, which also says what they have in common."""
        kids = b" ".join(b"%d 0 R" % page for page in self._pages)
        common = b"/MediaBox%b/Resources %d 0 R" % (self._box, self._resources)
        return b"<</Type/Pages%b/Count %d/Kids[%b]>>" % (common, len(self._pages), kids)

    def _shared_resources(self) -> bytes:
        stamps = b"".join(b"/S%d %d 0 R" % (place, stamp) for place, stamp in enumerate(self._stamps, 1))
        return b"<</ProcSet[/PDF/Text]/Font %b/XObject<<%b>>>>" % (fonts_reference(self._canvas), stamps)

    def _write_trailer(self, catalog: int, info: bytes) -> None:
        table, count = self._end, len(self._offsets) + 1
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        self._write(b"".join(b"%010d 00000 n \n" % self._offsets[number] for number in range(1, count)))
        mark = self._digest.hexdigest().encode()
        self._write(b"trailer\n<</Size %d/Root %d 0 R/Info %b/ID[<%b><%b>]>>\n" % (count, catalog, info, mark, mark))
        self._write(b"startxref\n%d\n%%%%EOF\n" % table)

    def _add_stream(self, operators: str, kind: bytes = b"") -> int:
        packer = zlib.compressobj(_LEVEL, strategy=zlib.Z_FILTERED)
        packed = packer.compress(operators.encode("latin-1")) + packer.flush()
        return self._add(b"<<%b/Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (kind, len(packed), packed))

    def _add(self, content: bytes, number: int | None = None) -> int:
        number = number or take_number(self._canvas)
        self._put(number, b"%d 0 obj\n%b\nendobj\n" % (number, content))
        return number

    def _put(self, number: int, written: bytes) -> None:
        self._offsets[number] = self._end
        self._write(written)

    def _write(self, written: bytes) -> None:
        self._out.write(written)
        self._end += len(written)
        self._digest.update(written)
