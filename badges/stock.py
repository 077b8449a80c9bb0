"""Paper stocks: how many badges a page holds, and where. One TOML file in badges/stocks describes each."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib.resources import files
from typing import Any

from badges.errors import StockError

_TOLERANCE = 0.01  # mm


@dataclass(frozen=True, slots=True)
class Stock:
    """A page of badges in a grid; every length in mm, from the page's top left corner.

    page: width and height; left, top: the first badge's corner; pitch_x, pitch_y: from one badge's corner to the next
    one's; width, height: of a badge. Raises StockError when badges overlap or leave the page.
    """

    name: str
    title: str
    page: tuple[float, float]
    columns: int
    rows: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    width: float
    height: float

    def __post_init__(self) -> None:
        for problem in self._problems():
            raise StockError(f"Stock {self.name!r}: {problem}. Correct the lengths in its file.")

    @property
    def per_page(self) -> int:
        """How many badges a page holds."""
        return self.columns * self.rows

    def _problems(self) -> Iterator[str]:
        if self.columns < 1 or self.rows < 1 or min(self.width, self.height) <= 0:
            yield "it holds no badge"
        if (self.columns > 1 and self.pitch_x < self.width - _TOLERANCE) or (
            self.rows > 1 and self.pitch_y < self.height - _TOLERANCE
        ):
            yield "its badges overlap"
        right = self.left + (self.columns - 1) * self.pitch_x + self.width
        bottom = self.top + (self.rows - 1) * self.pitch_y + self.height
        outside = right > self.page[0] + _TOLERANCE or bottom > self.page[1] + _TOLERANCE
        if outside or min(self.left, self.top) < 0:
            yield "its badges leave the page"


def stock_names() -> list[str]:
    """The names that load_stock knows, sorted."""
    return sorted(entry.name.removesuffix(".toml") for entry in _folder().iterdir() if entry.name.endswith(".toml"))


def load_stock(name: str) -> Stock:
    """The stock of that name. Raises StockError when there is none, or its file is wrong."""
    if name not in stock_names():
        raise StockError(f"No stock is called {name!r}. Choose one of: {', '.join(stock_names())}.")
    try:
        return stock_from(name, tomllib.loads((_folder() / f"{name}.toml").read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise StockError(f"Stock {name!r} is not valid TOML: {error}.") from error


def stock_from(name: str, table: dict[str, Any]) -> Stock:
    """The stock that a TOML table describes. Raises StockError on a missing, unknown or impossible value."""
    wanted = {field.name for field in fields(Stock)} - {"name"}
    if table.keys() != wanted:
        raise StockError(f"Stock {name!r} needs exactly these keys: {', '.join(sorted(wanted))}.")
    try:
        width, height = table["page"]
        return Stock(name=name, **(table | {"page": (float(width), float(height))}))
    except (TypeError, ValueError) as error:
        raise StockError(f"Stock {name!r}: a length is not a number of mm ({error}).") from error


def positions(stock: Stock) -> Iterator[tuple[float, float]]:
    """Each badge's top left corner on one page, row by row: mm from the page's left edge and from its top."""
    for row in range(stock.rows):
        for column in range(stock.columns):
            yield stock.left + column * stock.pitch_x, stock.top + row * stock.pitch_y


def _folder() -> Any:
    return files("badges") / "stocks"
