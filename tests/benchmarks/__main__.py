"""Runs the benchmarks, prints a table and writes bench.json.

Every figure stands beside a baseline of the same run, so that the ratio means the same on any machine.
"""

import json
import os
import platform
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks import bench_badges, bench_check_in, bench_latency
from tests.benchmarks.figures import Figure

_BENCHMARKS = {"badges": bench_badges.run, "check_in": bench_check_in.run, "latency": bench_latency.run}


def main(wanted: list[str]) -> int:
    figures: list[Figure] = []
    for name in wanted or _BENCHMARKS:
        with TemporaryDirectory(prefix="kiosk-bench-") as folder:
            figures += _BENCHMARKS[name](Path(folder))
    _print(figures)
    Path("bench.json").write_text(json.dumps([figure.as_json() for figure in figures], indent=1) + "\n", "utf-8")
    print("\nbench.json written")
    return 0 if all(figure.holds for figure in figures) else 1


def _print(figures: list[Figure]) -> None:
    print(
        f"\n{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n"
    )
    width = max(len(figure.name) for figure in figures)
    print(f"{'what':<{width}}  {'ours':>10} {'baseline':>10}  unit  {'ratio':>7}  {'target':>8}  holds")
    for figure in figures:
        bound = ">=" if figure.higher_is_better else "<="
        print(
            f"{figure.name:<{width}}  {figure.ours:10.3f} {figure.baseline:10.3f}  {figure.unit:<4}  "
            f"{figure.ratio:7.2f}  {bound} {figure.target:5.2f}  {'yes' if figure.holds else 'NO'}"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
