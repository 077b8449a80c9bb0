"""Who arrived and who is inside: a fold over facts, the same in whatever order they come."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.fact import SCANNED, UNDONE, Fact

_Movement = tuple[int, str, bool, str]  # hlc, fact id, is an entry, wall_at


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person did on one list."""

    subject: str
    """The badge number."""
    list_id: str
    first_entry_at: datetime | None
    last_exit_at: datetime | None
    entries: int
    is_inside: bool


@dataclass(slots=True)
class Attendance:
    """The fold's state; feed it facts, each once, in any order.

    ``same_person`` maps a replaced badge number to the one that is valid now, so that a new badge goes on where the old
    one stopped.
    """

    same_person: Mapping[str, str] = field(default_factory=dict)
    _movements: dict[tuple[str, str], list[_Movement]] = field(init=False, default_factory=dict)
    _scan_of_undo: set[str] = field(init=False, default_factory=set)
    _key_of_scan: dict[str, tuple[str, str]] = field(init=False, default_factory=dict)
    _arrived: Counter[str] = field(init=False, default_factory=Counter)
    _inside: Counter[str] = field(init=False, default_factory=Counter)

    def add(self, fact: Fact) -> None:
        """Take in one fact; kinds that move nobody are passed over."""
        if fact.kind == UNDONE:
            self._undo(fact.body["fact"])
        elif fact.kind == SCANNED and fact.body["verdict"] in {"admitted", "left"} and fact.body["number"]:
            self._move(fact)

    def arrived(self, list_id: str) -> int:
        """Return how many people entered a list at least once."""
        return self._arrived[list_id]

    def inside(self, list_id: str) -> int:
        """Return how many people are inside a list now."""
        return self._inside[list_id]

    def visits(self) -> list[Visit]:
        """Return one row a person and list with at least one standing movement, in a stable order."""
        return [_visit(key, movements) for key, movements in sorted(self._movements.items()) if movements]

    def _move(self, fact: Fact) -> None:
        number = fact.body["number"]
        key = (fact.body["list"], self.same_person.get(number, number))
        self._key_of_scan[fact.id] = key
        if fact.id not in self._scan_of_undo:
            movement = (fact.hlc, fact.id, fact.body["verdict"] == "admitted", fact.wall_at)
            self._replace(key, sorted([*self._movements.get(key, ()), movement]))

    def _undo(self, scan_id: str) -> None:
        self._scan_of_undo.add(scan_id)
        key = self._key_of_scan.get(scan_id)
        if key is not None:
            self._replace(key, [movement for movement in self._movements.get(key, ()) if movement[1] != scan_id])

    def _replace(self, key: tuple[str, str], movements: list[_Movement]) -> None:
        before = self._movements.get(key, [])
        self._arrived[key[0]] += _has_entered(movements) - _has_entered(before)
        self._inside[key[0]] += _is_inside(movements) - _is_inside(before)
        self._movements[key] = movements


def _has_entered(movements: list[_Movement]) -> bool:
    return any(is_entry for _, _, is_entry, _ in movements)


def _is_inside(movements: list[_Movement]) -> bool:
    return bool(movements) and movements[-1][2]


def _visit(key: tuple[str, str], movements: list[_Movement]) -> Visit:
    entries = [movement[3] for movement in movements if movement[2]]
    exits = [movement[3] for movement in movements if not movement[2]]
    return Visit(
        subject=key[1],
        list_id=key[0],
        first_entry_at=datetime.fromisoformat(entries[0]) if entries else None,
        last_exit_at=datetime.fromisoformat(exits[-1]) if exits else None,
        entries=len(entries),
        is_inside=_is_inside(movements),
    )
