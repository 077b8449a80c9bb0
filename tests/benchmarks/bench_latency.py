"""From the last byte of a wedge burst at the pty to the verdict's bytes, the durable commit included, at 80x24."""

from collections.abc import Callable
from pathlib import Path

from badges.code import EventKey
from kiosk.config import EventFolder, load_key
from tests.benchmarks.event_folder import make_event, number_of
from tests.benchmarks.figures import Figure, median, p99
from tests.benchmarks.terminal import TimedTerminal

_HERE = Path(__file__).parent
_SIZES = (100, 10_000, 100_000)
_TURNS = 250
_WARM_UP = 10

Ask = Callable[[int], float]
"""Scans the badge of the attendee at a place and returns the milliseconds until the answer."""


def run(folder: Path) -> list[Figure]:
    """Time our entrance at three sizes beside the two baselines, turn by turn."""
    terminals: list[TimedTerminal] = []
    asked: dict[str, Ask] = {
        "input": _baseline("input_app.py", "WELCOME", terminals),
        "lean": _baseline("lean_app.py", "Given", terminals),
    }
    asked |= {f"{size:,}": _ours(folder / str(size), size, terminals) for size in _SIZES}
    try:
        samples = _measure(asked)
    finally:
        for terminal in terminals:
            terminal.close()
    return _figures(samples)


def _baseline(program: str, word: str, terminals: list[TimedTerminal]) -> Ask:
    terminal = TimedTerminal(str(_HERE / program))
    terminals.append(terminal)
    terminal.wait_for("READY")
    key = EventKey(b"a secret for the baseline's code")

    def ask(place: int) -> float:
        code = key.issue(number_of(place))
        return terminal.answer_time(code + "\r", f"{word} {code[-10:]}")  # the word: a field echoes the code as well

    return ask


def _ours(folder: Path, size: int, terminals: list[TimedTerminal]) -> Ask:
    make_event(folder, size)
    key = load_key(EventFolder(folder))
    terminal = TimedTerminal("-m", "kiosk", "run", "--event", str(folder))
    terminals.append(terminal)
    terminal.wait_for("READY")

    def ask(place: int) -> float:
        chosen = place % size if size < _TURNS else place * (size // _TURNS) % size
        return terminal.answer_time(key.issue(number_of(chosen)) + "\r", f"Person{chosen:06}")

    return ask


def _measure(asked: dict[str, Ask]) -> dict[str, list[float]]:
    samples: dict[str, list[float]] = {name: [] for name in asked}
    names = list(asked)
    for turn in range(_TURNS + _WARM_UP):
        for step in range(len(names)):
            name = names[(turn + step) % len(names)]
            milliseconds = asked[name](turn)
            if turn >= _WARM_UP:
                samples[name].append(milliseconds)
    return samples


def _figures(samples: dict[str, list[float]]) -> list[Figure]:
    figures = []
    for size in (f"{size:,}" for size in _SIZES):
        figures += [
            Figure(f"scan to verdict, {size} attendees, median / (a) Input", median(samples[size]), median(samples["input"]), "ms", 0.2),
            Figure(f"scan to verdict, {size} attendees, median / (b) lean", median(samples[size]), median(samples["lean"]), "ms", 1.4),
            Figure(f"scan to verdict, {size} attendees, p99 / (b) lean", p99(samples[size]), p99(samples["lean"]), "ms", 1.6),
        ]  # fmt: skip
    smallest, largest = (f"{size:,}" for size in (_SIZES[0], _SIZES[-1]))
    name = f"scan to verdict, {largest} / {smallest} attendees, median"
    return [*figures, Figure(name, median(samples[largest]), median(samples[smallest]), "ms", 1.1)]
