"""Noticing over two years: ``python -m tests.bench.bench_alerts``.

What runs after each save, on a sealed diary of two years with doses and questionnaires: reading
what the rules look at, against reading the doses of the same two years; running all rules, on
the drawing thread, against reading (rules that took longer than the disk would be worth a look).
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from statistics import median

from app.data.files import DiaryFolder
from app.domain.alerts.engine import run
from app.services.alert_read import read_all
from app.services.records import read_doses, read_plans
from tests.bench.answers import answered
from tests.bench.bench_scales import timed
from tests.bench.diaries import KEY, MORNING, MorningClock, written
from tests.bench.plans import DAYS, fill, records
from tests.bench.table import Row, alone, turns

ROUNDS, SECONDS = 8, 60


def rows(rounds: int = ROUNDS) -> list[Row]:
    """Reading and running in turns."""
    found: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="glidepath-bench-") as folder:
        fill(Path(folder), written(DAYS), [*records(), *answered()])
        with closing(DiaryFolder(Path(folder), MorningClock()).open(KEY)) as store:
            for turn in turns(rounds + 1, SECONDS):
                seen = read_all(store, MORNING).seen
                taken = {
                    "read": timed(lambda: read_all(store, MORNING)),
                    "doses": timed(lambda: read_doses(store, read_plans(store))),
                    "run": timed(lambda seen=seen: run(seen)),  # type: ignore[misc]
                }
                for name, milliseconds in taken.items() if turn else ():
                    found[name].append(milliseconds)
    read, doses, ran = (median(found[name]) for name in ("read", "doses", "run"))
    return [
        Row("reading what the rules look at", read, floor=doses, against="the doses", aim=1.5),
        Row("running all rules", ran, floor=read, against="reading", aim=1.0),
    ]


if __name__ == "__main__":
    alone(rows)
