"""What a benchmark reports."""

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure beside its baseline of the same run."""

    name: str
    ours: float
    baseline: float
    unit: str
    target: float
    higher_is_better: bool = False

    @property
    def ratio(self) -> float:
        return self.ours / self.baseline

    @property
    def holds(self) -> bool:
        return self.ratio >= self.target if self.higher_is_better else self.ratio <= self.target

    def as_json(self) -> dict[str, object]:
        values = asdict(self)
        del values["higher_is_better"]
        rounded = {key: round(value, 4) if isinstance(value, float) else value for key, value in values.items()}
        return rounded | {"ratio": round(self.ratio, 3), "holds": self.holds}


def median(samples: Sequence[float]) -> float:
    return statistics.median(samples)


def p99(samples: Sequence[float]) -> float:
    return sorted(samples)[min(len(samples) - 1, len(samples) * 99 // 100)]
