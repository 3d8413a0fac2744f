"""Every benchmark, one after the other, and one table: ``python -m tests.bench``; or some of
them: ``python -m tests.bench send mapping``.

Each runs in a process of its own, so that one has imported nothing for another and one that
breaks hides no other. Takes four to six minutes. See ``docs/recipes/run-the-benchmarks.md``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from tests.bench.table import Row, kept, load, printed
from tests.served import ROOT

BENCHES = (
    *("bench_start", "bench_save", "bench_chart", "bench_glide", "bench_plan", "bench_scales"),
    *(
        "bench_alerts",
        "bench_report",
        "bench_archive",
        "bench_open",
        "bench_browser",
        "bench_memory",
        "bench_mapping",
        "bench_send",
    ),
)
SECONDS = 240
"""Longest that one benchmark may take."""


def taken(name: str, file: Path) -> list[Row] | None:
    """The rows of one benchmark; ``None``, and why on the screen, when it did not finish."""
    command = [sys.executable, "-m", f"tests.bench.{name}", str(file)]
    try:
        subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        print(f"{name} took longer than {SECONDS} s")
        return None
    except subprocess.CalledProcessError as error:
        print(f"{name} broke:\n{error.stderr[-2000:]}")
        return None
    return kept(file)


def main(wanted: Sequence[str] = ()) -> int:
    """Print the table of all, or of those ``wanted`` ("send", "mapping"); 1 when a benchmark did
    not finish, 2 for one that does not exist."""
    names = [f"bench_{name}" for name in wanted] or list(BENCHES)
    if unknown := sorted(set(names) - set(BENCHES)):
        print(f"there is no {', '.join(unknown)}")
        return 2
    begun = perf_counter()
    print(load(), flush=True)
    found: list[Row] = []
    broken = []
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            print(f"{name} ...", end=" ", flush=True)
            rows = taken(name, Path(folder) / name)
            print(load(0.5).split(", ")[-1] if rows is not None else "", flush=True)
            found += rows or []
            broken += [] if rows is not None else [name]
    print(f"\n{printed(found)}\n\n! is above its aim. {perf_counter() - begun:.0f} s in all.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
