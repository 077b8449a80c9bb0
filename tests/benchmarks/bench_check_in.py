"""One durable check-in through the service, beside the same statements in bare sqlite3."""

import json
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from badges.code import number_from_bits
from kiosk.bootstrap import open_kiosk
from kiosk.clock import SystemClock, new_id, to_wall
from kiosk.domain.scan import ReaderKind
from kiosk.domain.value import Direction
from tests.benchmarks.event_folder import make_event, number_of
from tests.benchmarks.figures import Figure, median, p99

_SCANS = 1500
_SIZES = (100, 10_000, 100_000)
_WAYS = (Direction.ENTRY, Direction.EXIT)


def run(folder: Path) -> list[Figure]:
    """Interleave our check-ins with bare ones on a database of the same size; milliseconds each."""
    figures = []
    for size in _SIZES:
        ours, bare = _measure(folder / f"ours-{size}", folder / f"bare-{size}", size)
        figures += [
            Figure(f"durable check-in, {size:,} attendees, median", median(ours), median(bare), "ms", 1.25),
            Figure(f"durable check-ins a second, {size:,} attendees", 1000 / median(ours), 1000 / median(bare), "/s", 0.8, higher_is_better=True),
            Figure(f"durable check-in, {size:,} attendees, p99", p99(ours), p99(bare), "ms", 2.0),
        ]  # fmt: skip
    return figures


def _measure(ours_at: Path, bare_at: Path, size: int) -> tuple[list[float], list[float]]:
    make_event(ours_at, size)
    make_event(bare_at, size)
    kiosk = open_kiosk(ours_at)
    bare = _BareDesk(bare_at / "kiosk.db")
    codes = [kiosk.key.issue(number_of(place % size)) for place in range(min(_SCANS, 4 * size))]
    ours_ms: list[float] = []
    bare_ms: list[float] = []
    for place, code in enumerate(codes):
        direction = _WAYS[place // size % 2]  # a small crowd goes in and out, so that no scan is a mere re-read
        turns: list[tuple[list[float], Callable[[], object]]] = [
            (ours_ms, partial(kiosk.desk.scan, code, reader=ReaderKind.WEDGE, direction=direction)),
            (bare_ms, partial(bare.check_in, number_of(place % size))),
        ]
        for samples, turn in turns if place % 2 else reversed(turns):  # neither profits from the other's flush
            start = time.perf_counter()
            turn()
            samples.append((time.perf_counter() - start) * 1000)
    kiosk.close()
    bare.close()
    return ours_ms, bare_ms


class _BareDesk:
    """The statements of a check-in and nothing else."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            self._connection.execute(f"PRAGMA {pragma}").fetchall()
        self._origin = self._connection.execute("select origin from journal").fetchone()[0]
        self._clock = SystemClock()

    def check_in(self, number: str) -> None:
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        attendee_id = execute(
            "select attendee.id, attendee.number, given_name, family_name, organisation, group_id, language, status, "
            "is_walk_in, badge.revoked_at is not null or erased_at is not null "
            "from badge join attendee on attendee.id = badge.attendee_id where badge.number = ?",
            (number,),
        ).fetchone()[0]
        execute(
            "select id, origin, origin_seq, hlc, wall_at, kind, subject, body, schema, signature from fact "
            "where subject in (select number from badge where attendee_id = ?)",
            (attendee_id,),
        ).fetchall()
        last = execute(
            "select origin_seq, hlc from fact where origin = ? order by origin_seq desc limit 1", (self._origin,)
        ).fetchone()
        sequence, hlc = last or (0, 0)
        now = self._clock.now()
        execute(
            "insert into fact (id, origin, origin_seq, hlc, wall_at, kind, subject, body, schema, signature) "
            "values (?,?,?,?,?,?,?,?,?,?)",
            (new_id(now), self._origin, sequence + 1, hlc + 1, to_wall(now), "scanned", number, _BODY, 1, ""),
        )
        execute("COMMIT")

    def close(self) -> None:
        self._connection.close()


_BODY = json.dumps(
    {"list": "entrance", "direction": "entry", "gate": "Entrance", "kiosk": "Kiosk 1", "reader": "wedge",
     "number": number_from_bits(0), "attendee": "id-000000", "verdict": "admitted", "reason": None, "forced": False,
     "first": None, "without_entry": False}, separators=(",", ":"),
)  # fmt: skip
