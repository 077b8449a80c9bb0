"""The fonts on badges: static regular and bold cuts of variable Noto fonts, with only the characters needed."""

import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

REGULAR, BOLD = 400, 700

_PACKAGE = "manimgx_fonts"
_STYLES = {REGULAR: "Regular", BOLD: "Bold"}
_DIGEST_SIZE = 32
_POSTSCRIPT_NAME = 6


@dataclass(frozen=True, slots=True)
class Family:
    """A typeface of one or more scripts.

    ascent: of its tallest usual letter with a mark; leading: from one baseline to the next, so that the deepest letter
    stays above the next line; both in ems.
    """

    name: str
    leading: float
    ascent: float


FAMILIES = (
    Family("NotoSans", 1.19, 0.95),
    Family("NotoSansArabic", 1.4, 0.98),
    Family("NotoSansEthiopic", 1.18, 0.92),
)
"""In the order in which they are asked for a character: Latin, Greek and Cyrillic; Arabic; Ethiopic."""


@cache
def coverage(family: Family) -> frozenset[str]:
    """The characters that a family has, by its character map."""
    with _variable_font(family) as font:
        return frozenset(map(chr, font.getBestCmap()))


def cut(family: Family, weight: int, characters: Iterable[str], folder: Path | None = None) -> bytes:
    """A static TrueType font of those of the characters that the family has, at weight REGULAR or BOLD.

    folder: where cuts are kept for the next time. Cutting takes 0.1 to 1 s. A folder that cannot be read or
    written, and a damaged file in it, only cost that time. The same arguments give the same bytes.
    """
    wanted = "".join(sorted(coverage(family).intersection(characters)))
    if folder is None:
        return _cut(family, weight, wanted)
    path = folder / _file_name(family, weight, wanted)
    kept = _kept(path)
    if kept is None:
        kept = _cut(family, weight, wanted)
        _keep(path, kept)
    return kept


@lru_cache(maxsize=12)
def _cut(family: Family, weight: int, characters: str) -> bytes:
    with TTFont(BytesIO(_subset(family, characters)), recalcTimestamp=False) as font:
        static = instantiateVariableFont(font, {"wght": weight}, inplace=True)
        # ReportLab takes two fonts of one PostScript name for the same font.
        static["name"].setName(f"{family.name}-{_STYLES[weight]}", _POSTSCRIPT_NAME, 3, 1, 0x409)
        return _saved(static)


@lru_cache(maxsize=6)
def _subset(family: Family, characters: str) -> bytes:
    with _variable_font(family) as font:
        subsetter = Subsetter(Options(hinting=False, notdef_outline=True))
        subsetter.populate(text=characters)
        subsetter.subset(font)
        return _saved(font)


def _variable_font(family: Family) -> TTFont:
    data = (files(_PACKAGE) / f"{family.name}[wght].ttf").read_bytes()
    return TTFont(BytesIO(data), recalcTimestamp=False, lazy=True)  # most of its kerning is never looked at


def _saved(font: TTFont) -> bytes:
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _file_name(family: Family, weight: int, characters: str) -> str:
    digest = blake2b(f"{_made_with()} {characters}".encode(), digest_size=10).hexdigest()
    return f"{family.name}-{_STYLES[weight]}-{digest}.ttf"


@cache
def _made_with() -> str:
    return " ".join(f"{package} {version(package)}" for package in ("manimgx-fonts", "fonttools"))


def _kept(path: Path) -> bytes | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    font, digest = content[:-_DIGEST_SIZE], content[-_DIGEST_SIZE:]
    return font if _digest(font) == digest else None


def _keep(path: Path, font: bytes) -> None:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(font + _digest(font))
        Path(file.name).replace(path)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST_SIZE).digest()
