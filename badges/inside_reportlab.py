"""What ReportLab 5 keeps to itself and badges need: shaping, glyph codes, and its objects one by one.

The one module that uses semi-private parts; tests/badges/test_inside_reportlab.py notices when they change.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFIndirectObject, PDFObjectReference
from reportlab.pdfbase.ttfonts import ShapedStr, TTFont, shapeStr
from reportlab.pdfgen.canvas import Canvas

_SHAPED_AT = 10  # pt; the shapes do not depend on it
_FONTS = "BasicFonts"


class Shape(NamedTuple):
    """Where HarfBuzz put a glyph; lengths in 1/1000 em.

    cluster: the index of its first character; width: the glyph's own, before kerning.
    """

    cluster: int
    x_advance: float
    y_advance: float
    x_offset: float
    y_offset: float
    width: float


def shaped(text: str, font: str) -> ShapedStr:
    """The glyphs of a text in a registered font, from left to right, as the characters that stand for them."""
    return cast(ShapedStr, shapeStr(text, font, _SHAPED_AT, force=True))


def shapes(glyphs: ShapedStr) -> list[Shape]:
    """The place of each glyph of a shaped text."""
    return cast(list[Shape], glyphs.__shapeData__)  # type: ignore[attr-defined]  # ReportLab's stubs lack it


def glyph_code(canvas: Canvas, font: str, character: str) -> tuple[int, int]:
    """Which 8-bit subset of a font a document has a character in, and its code there; given out in order of asking."""
    ((subset, code),) = _font(font).splitString(character, _document(canvas))
    return subset, code[0]


def subset_name(canvas: Canvas, font: str, subset: int) -> str:
    """The name of a font's subset in a document's content streams, as "/F1+0"; the font becomes part of the document."""
    return str(_font(font).getSubsetInternalName(subset, _document(canvas)))


def take_number(canvas: Canvas) -> int:
    """The next free object number of a canvas's document, for an object that is written without ReportLab."""
    document = _document(canvas)
    document.objectcounter += 1
    return int(document.objectcounter)


def fonts_reference(canvas: Canvas) -> bytes:
    """A reference to the dictionary of a document's fonts: b"1 0 R"."""
    return _reference(_document(canvas), _FONTS)


def info_reference(canvas: Canvas) -> bytes:
    """A reference to a document's information dictionary, which becomes one of its objects."""
    document = _document(canvas)
    return _reference(document, document.Reference(document.info).name)


def last_objects(canvas: Canvas) -> Iterator[tuple[int, bytes]]:
    """A document's numbered objects, ready to be written, with all glyphs used so far. No glyph can be added after."""
    document = _document(canvas)
    for font in document.delayedFonts:
        font.addObjects(document)
    number = 0
    while number < document.objectcounter:  # which grows while objects that name others are written
        number += 1
        name = document.numberToId.get(number)
        if name is not None:
            yield number, PDFIndirectObject(name, document.idToObject[name]).format(document)


def _font(name: str) -> TTFont:
    return cast(TTFont, pdfmetrics.getFont(name))


def _document(canvas: Canvas) -> Any:
    return canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 -- see the module's docstring


def _reference(document: Any, name: str) -> bytes:
    return bytes(PDFObjectReference(name).format(document))
