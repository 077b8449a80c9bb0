"""The verdict: a colour, a symbol and one big word, painted as one widget so that it is on the screen at once."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, zip_longest
from typing import Final

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from kiosk.locale import Catalogue
from kiosk.tui import palette
from kiosk.tui.bidi import Typesetter, clean, wrap
from kiosk.tui.verdict_view import Symbol, Tone, VerdictView
from kiosk.tui.widgets import block_font, symbols

MARGIN: Final = 2
GUTTER: Final = 3
"""Columns between the symbol and the text."""
_ROOM_FOR_DOUBLED: Final = (110, 20)
"""Columns and rows of the panel from which on everything is drawn twice as large."""

_FEWEST_LINES: Final = 2
"""Rows of text that a panel keeps even where it has no room for the symbol: the name and one more."""

_Row = list[tuple[str, bool]]
"""Pieces of a row, each with whether it is bold."""


_NOTHING: Final = VerdictView(Tone.IDLE, Symbol.BADGE, "")

Writer = Callable[[Catalogue], VerdictView]
"""Says what to show in any language."""


class VerdictPanel(Widget):
    """Shows one VerdictView; nothing else on the screen is repainted for it."""

    view: reactive[VerdictView] = reactive(_NOTHING)
    """What is shown."""
    text: reactive[Catalogue | None] = reactive(None)

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self.typesetter = typesetter
        self._strips: list[Strip] = []
        self._writer: Writer | None = None
        self._in_front: Writer | None = None
        self._painted: tuple[VerdictView, int, int] | None = None

    def watch_text(self) -> None:
        """Say the same in another language."""
        writer = self._in_front or self._writer
        if writer is not None and self.text is not None:
            self.view = writer(self.text)

    def render_line(self, y: int) -> Strip:
        """Return one row of the panel."""
        width, height = self.size
        wanted = (self.view, width, height)
        if self._painted != wanted:
            self._strips = paint(self.view, width, height, self.typesetter)
            self._painted = wanted
        return self._strips[y] if y < len(self._strips) else Strip.blank(width)

    def write(self, writer: Writer) -> None:
        """Show something, in this language and in every later one."""
        self._writer = writer
        self.watch_text()

    def put_in_front(self, writer: Writer | None) -> None:
        """Show something in front of everything else; with None, show again what is behind it."""
        self._in_front = writer
        self.watch_text()

    def write_at_once(self, writer: Writer) -> None:
        """Show something in this turn of the event loop; Textual would take four more, a tenth of the time to the verdict."""
        self.write(writer)
        self.screen._dirty_widgets.add(self)  # noqa: SLF001 -- there is no public way; a test holds to it
        self.screen._on_timer_update()  # noqa: SLF001
        self._repaint_required = False


def paint(view: VerdictView, width: int, height: int, typesetter: Typesetter) -> list[Strip]:
    """Return a view in exactly height strips of width cells."""
    word, symbol, has_caption = _drawings(view, width, height)
    beside = GUTTER + len(symbol[0]) if symbol else 0
    lines = list(_lines(view, typesetter, width - 2 * MARGIN - beside))
    body: list[_Row] = list(_beside(symbol, lines)) if symbol else [[line] for line in lines]
    heading = [] if word else [[(view.word, True)]]
    content: list[_Row] = [*([(row, False)] for row in word), *heading]
    spare = height - has_caption - len(content) - len(body)
    gap = 1 if spare > 0 else 0
    above = max(0, (spare - gap) // 2)
    rows = [*([[]] * above), *content, *([[]] * gap), *body]
    rows = [*_exactly(rows, height - 1), _caption(view, width)] if has_caption else _exactly(rows, height)
    return [_strip(row, view.tone, width) for row in rows]


def _drawings(view: VerdictView, width: int, height: int) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return the word and the symbol as large as the panel allows, and whether there is a row for the caption.

    The word matters most: where rows are few the caption goes first, then the symbol, whose place two lines of text keep.
    """
    is_large = width >= _ROOM_FOR_DOUBLED[0] and height >= _ROOM_FOR_DOUBLED[1]
    symbol = symbols.DRAWINGS[view.symbol]
    symbol = tuple(block_font.doubled(symbol)) if is_large else symbol
    rooms = (symbol, True, len(symbol) + 1), (symbol, False, len(symbol)), ((), False, _FEWEST_LINES)
    for drawn, has_caption, taken in rooms:
        if word := block_font.largest(view.word, width - 2 * MARGIN, height - taken):
            return word, drawn, has_caption
    return (), symbol, True


def _caption(view: VerdictView, width: int) -> _Row:
    """Return the bottom row: the verdict in plain characters, for whoever reads the screen by other means, and its time."""
    caption = "" if view.tone is Tone.IDLE else f"{view.symbol} {view.word}  {view.time}".rstrip()
    return [(caption.rjust(width - 2 * MARGIN), False)]


def _lines(view: VerdictView, typesetter: Typesetter, width: int) -> Iterator[tuple[str, bool]]:
    said = ((view.name, True), (view.about, False), (view.greeting, False), (view.detail, True), (view.advice, False))
    for text, is_bold in said:
        for line in wrap(clean(text), width) if text else ():
            yield typesetter.fit(line, width), is_bold


def _beside(symbol: tuple[str, ...], lines: list[tuple[str, bool]]) -> Iterator[_Row]:
    """Set the lines beside the symbol, centred on it, with room between them where there is room."""
    step = 2 if len(symbol) > 2 * len(lines) - 1 else 1
    spaced = [line for entry in lines for line in (entry, *[("", False)] * (step - 1))][: len(symbol)]
    above = (len(symbol) - (step * (len(lines) - 1) + 1)) // 2
    centred = [("", False)] * max(0, above) + spaced
    for row, line in zip_longest(symbol, centred[: len(symbol)], fillvalue=None):
        yield [(f"{row}{' ' * GUTTER}", False), line or ("", False)]


def _exactly(rows: list[_Row], height: int) -> list[_Row]:
    return (rows + [[]] * height)[:height]


def _strip(row: _Row, tone: Tone, width: int) -> Strip:
    margin = Segment(" " * MARGIN, palette.panel_style(tone))
    pieces = [segment for text, is_bold in row for segment in _segments(text, tone, is_bold=is_bold)]
    return Strip([margin, *pieces]).adjust_cell_length(width, palette.panel_style(tone))


def _segments(text: str, tone: Tone, *, is_bold: bool) -> Iterable[Segment]:
    """Paint what lies behind full blocks too, so that they leave no seams in any font."""
    style = palette.panel_style(tone, is_bold=is_bold)
    for is_block, run in groupby(text, key="█".__eq__):
        part = "".join(run)
        yield Segment(part, palette.block_style(tone) if is_block else style)
