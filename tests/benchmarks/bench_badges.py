"""Ten thousand badges beside segno and a merged path on ReportLab's canvas; their size; and the memory they take."""

import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from badges.badge import Badge
from badges.pdf import print_badges
from badges.stock import load_stock
from tests.benchmarks.figures import Figure, median
from tests.benchmarks.invented_people import invented_badges
from tests.benchmarks.straight_badges import module_by_module, straight_badges

_OURS, _BASELINE, _NAIVE = 10_000, 300, 100
_ROUNDS = 5
_TITLE = "Journée de la solidarité – Dag van de solidariteit"
_STOCK = load_stock("a4-85x55")
_MOST_BYTES = 450
_MEMORY_SIZES = (1_000, 10_000)


def run(folder: Path) -> list[Figure]:
    """Badges a second, bytes a badge, and memory beside what is written: a page that stayed in it would cost all of that."""
    badges = invented_badges(_OURS)
    ours, straight, naive = _rates(badges, folder)
    size = _printed(badges, folder).stat().st_size / _OURS
    few, many = (_peak(how_many) for how_many in _MEMORY_SIZES)
    growth = (many - few) / (_MEMORY_SIZES[1] - _MEMORY_SIZES[0])
    return [
        Figure("badges a second", median(ours), median(straight), "/s", 18.0, higher_is_better=True),
        Figure("badges a second, beside a rectangle a module", median(ours), median(naive), "/s", 18.0, higher_is_better=True),
        Figure("bytes a badge", size, _MOST_BYTES, "B", 1.0),
        Figure("memory a badge more, from 1,000 to 10,000 badges", growth, size, "B", 0.5),
    ]  # fmt: skip


def _rates(badges: list[Badge], folder: Path) -> tuple[list[float], list[float], list[float]]:
    """Badges a second of ours, of the baseline and of the naive way, in interleaved rounds after one to warm up."""
    ways: list[tuple[int, Callable[[], object]]] = [
        (_OURS, partial(_printed, badges, folder)),
        (_BASELINE, partial(straight_badges, badges[:_BASELINE], _STOCK, _TITLE)),
        (_NAIVE, partial(straight_badges, badges[:_NAIVE], _STOCK, _TITLE, module_by_module)),
    ]
    rates: tuple[list[float], list[float], list[float]] = ([], [], [])
    for turn in range(_ROUNDS + 1):
        for samples, (how_many, way) in zip(rates, ways, strict=True):
            start = time.perf_counter()
            way()
            if turn:
                samples.append(how_many / (time.perf_counter() - start))
    return rates


def _printed(badges: list[Badge], folder: Path) -> Path:
    path = folder / "badges.pdf"
    with path.open("wb") as out:
        print_badges(badges, out, stock=_STOCK, event_title=_TITLE, cache=folder)
    return path


def _peak(how_many: int) -> float:
    """The most bytes that printing takes beyond the badges themselves, in a process of its own."""
    words = [sys.executable, "-m", "tests.benchmarks.bench_badges", str(how_many)]
    done = subprocess.run(words, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _print_peak(how_many: int) -> None:
    badges = invented_badges(how_many)
    with Path(os.devnull).open("wb") as out:
        print_badges(badges, out, stock=_STOCK, event_title=_TITLE)  # cuts the fonts
        tracemalloc.start()
        print_badges(badges, out, stock=_STOCK, event_title=_TITLE)
    print(tracemalloc.get_traced_memory()[1])


if __name__ == "__main__":
    _print_peak(int(sys.argv[1]))
