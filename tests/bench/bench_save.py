"""How much the sealed store adds to a durable commit: ``python -m tests.bench.bench_save``.

One run, one folder, taken in turns so that a busy moment hits both alike: ``add`` and
``keep_answer`` of the store against a bare ``sqlite3`` insert of the same bytes with the same
pragmas. Aim: a ratio of 2 at most (issue 2, Speed, b).
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from uuid import UUID, uuid4

from app.data.connection import configure, connect
from app.data.files import DiaryFolder
from app.data.migrations import m0001_checkins
from app.data.rows import checkin_row
from app.data.sealing import Sealer
from app.domain.checkins import Answers, CheckIn, CheckInKind, DraftKey
from app.domain.ports import DataKey, DiaryStore

ROUNDS = 500
NOW = datetime(2025, 3, 3, 20, 15, tzinfo=UTC)
DAY = date(2025, 3, 3)
ANSWERS: Answers = {
    "pain_24h": 5,
    "interference_24h": 4,
    "mood": 6,
    "sleep_hours": 7.5,
    "withdrawal": 2,
    "craving": 1,
    "doses": "as_usual",
    "side_effects": {"nausea": "mild"},
    "activity": ("walked",),
    "safe": "yes",
    "note": "Slept better, walked to the shop and back. " * 3,
}
SEALED = checkin_row(
    Sealer(DataKey(bytes(32))), CheckIn(UUID(int=1), DAY, CheckInKind.FULL, NOW, ANSWERS)
)
SEALED_BYTES = len(SEALED["payload"])


class FixedClock:
    """Always ``NOW``."""

    def now(self) -> datetime:
        """See ``Clock``."""
        return NOW


def bare_insert(connection: sqlite3.Connection, seq: int) -> None:
    """What a program without any layers would do."""
    row = (seq, str(uuid4()), DAY.isoformat(), "full", NOW.isoformat(), None, "local", 1)
    connection.execute(
        "INSERT INTO checkin VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, os.urandom(SEALED_BYTES))
    )


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that ``work`` takes."""
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def measure(folder: Path, rounds: int) -> tuple[float, float, float]:
    """Median milliseconds of a bare insert, of ``add`` and of ``keep_answer``."""
    bare, added, kept = [], [], []
    key = DraftKey(DAY, CheckInKind.FULL)
    store: DiaryStore = DiaryFolder(folder / "sealed", FixedClock()).open(DataKey(bytes(32)))
    with closing(connect(folder / "bare.db", "rwc")) as connection, closing(store):
        configure(connection)
        for statement in m0001_checkins.STATEMENTS:
            connection.execute(statement)
        for seq in range(1, rounds + 1):
            checkin = CheckIn(uuid4(), DAY, CheckInKind.FULL, NOW, ANSWERS)
            bare.append(timed(partial(bare_insert, connection, seq)))
            added.append(timed(partial(store.add, checkin)))
            kept.append(timed(partial(store.keep_answer, key, "mood", seq % 11, NOW)))
    return median(bare), median(added), median(kept)


def main(rounds: int = ROUNDS) -> None:
    """Print the ratios of one run."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as folder:
        bare, added, kept = measure(Path(folder), rounds)
    print(f"durable commit, {rounds} in turns, median")
    print(f"  bare sqlite3 insert     {bare:6.3f} ms")
    print(f"  store.add               {added:6.3f} ms   ratio {added / bare:.2f}")
    print(f"  store.keep_answer       {kept:6.3f} ms   ratio {kept / bare:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
