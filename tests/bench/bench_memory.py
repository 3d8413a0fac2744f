"""Memory with ten years of days against thirty: ``python -m tests.bench.bench_memory``.

The most that a process ever held (peak resident memory), in fresh processes in turns, after
opening Today, History and Progress over the sealed store, as ``visited.py`` does. Aim: a
ratio of 1.3 at most (issue 2, Speed, f).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.bench.diaries import LONG, SHORT, both
from tests.bench.table import Row, alone, turns
from tests.served import ROOT

ROUNDS = 3


def visited(folder: Path) -> dict[str, float]:
    """Peaks in MB of a fresh process by the name of the last step."""
    command = [sys.executable, "-m", "tests.bench.visited", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def rows(rounds: int = ROUNDS) -> list[Row]:
    """After the three screens, and after Progress drew all days."""
    with both() as folders:
        visits = [
            {length: visited(folders[length]) for length in (SHORT, LONG)}
            for _ in turns(rounds, 40)
        ]
    steps = {
        "Progress": ("peak memory, Today, History and Progress, 10 years", 1.3),
        "Progress, all days": ("peak memory, and Progress with all days", None),
    }
    found = []
    for step, (name, aim) in steps.items():
        short, long = (median(turn[length][step] for turn in visits) for length in (SHORT, LONG))
        found.append(Row(name, long, "MB", floor=short, against="30 days", aim=aim))
    return found


if __name__ == "__main__":
    alone(rows)
