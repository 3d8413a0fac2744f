"""What saving costs: ``python -m tests.bench.bench_save``.

The durable commit: ``add`` and ``keep_answer`` of the sealed store against a bare ``sqlite3``
insert of the same bytes with the same pragmas, in turns, in one folder. Aim: a ratio of 2 at
most (issue 2, Speed, b). Then the whole way from the touch on Save to the message with the
confirmation, in a window of the real app over the sealed store, and how much of it the
commit is. ``BENCH_DIR`` names a folder on the disk that counts.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from app.data.connection import configure, connect
from app.data.files import DiaryFolder
from app.data.migrations import m0001_checkins
from app.data.rows import checkin_row
from app.data.sealing import Sealer
from app.domain.checkins import CheckIn, CheckInKind, DraftKey
from app.views import identifiers as ids
from tests.bench.diaries import KEY, LAST, MORNING, SHORT, MorningClock, fill, written
from tests.bench.opened import OpenRuntime
from tests.bench.screens import press, window
from tests.bench.table import Row, alone
from tests.bench.watched import STALL_AIM, Held
from tests.loop_guard import longest_stall

if TYPE_CHECKING:
    from app.domain.ports import DataKey, DiaryFiles, DiaryStore
    from tests.views.harness import Screen

ROUNDS, SAVES = 400, 12
ANSWERS = written(1)[0].answers
ANSWERED = ("pain_24h", "mood", "withdrawal")
SEALED_BYTES = len(
    checkin_row(Sealer(KEY), CheckIn(UUID(int=1), LAST, CheckInKind.FULL, MORNING, ANSWERS))[
        "payload"
    ]
)


def bare_insert(connection: sqlite3.Connection, seq: int) -> None:
    """What a program without any layers would do."""
    row = (seq, str(uuid4()), LAST.isoformat(), "full", MORNING.isoformat(), None, "local", 1)
    connection.execute(
        "INSERT INTO checkin VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, os.urandom(SEALED_BYTES))
    )


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that ``work`` takes."""
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def commits(folder: Path, rounds: int) -> tuple[float, float, float]:
    """Median milliseconds of a bare insert, of ``add`` and of ``keep_answer``."""
    bare, added, kept = [], [], []
    key = DraftKey(LAST, CheckInKind.FULL)
    store = DiaryFolder(folder / "sealed", MorningClock()).open(KEY)
    with closing(connect(folder / "bare.db", "rwc")) as connection, closing(store):
        configure(connection)
        for statement in m0001_checkins.STATEMENTS:
            connection.execute(statement)
        for seq in range(1, rounds + 1):
            checkin = CheckIn(uuid4(), LAST, CheckInKind.FULL, MORNING, ANSWERS)
            bare.append(timed(partial(bare_insert, connection, seq)))
            added.append(timed(partial(store.add, checkin)))
            kept.append(timed(partial(store.keep_answer, key, "mood", seq % 11, MORNING)))
    return median(bare), median(added), median(kept)


class Timing:
    """The diary's files, with a note of how long the last ``add`` took."""

    def __init__(self, files: DiaryFiles) -> None:
        self._files = files
        self.last = 0.0

    def open(self, key: DataKey) -> DiaryStore:
        """See ``DiaryFiles``."""
        store = self._files.open(key)
        add = store.add

        def noted(checkin: CheckIn, clears: DraftKey | None = None) -> CheckIn:
            begun = perf_counter()
            try:
                return add(checkin, clears)
            finally:
                self.last = (perf_counter() - begun) * 1000

        vars(store)["add"] = noted
        return store

    def __getattr__(self, name: str) -> object:
        return getattr(self._files, name)


async def confirmations(folder: Path, saves: int) -> tuple[list[float], list[float], list[Held]]:
    """Milliseconds to each confirmation and of its commit, and the longest callbacks."""
    runtime = OpenRuntime(folder)
    files = Timing(runtime.files)
    vars(runtime)["files"] = files
    whole, commit, held = [], [], []
    with longest_stall(STALL_AIM / 4000) as watch:
        async with window(runtime) as (screen, heard):
            for _ in range(saves + 1):
                await answer(screen)
                Held.begin(watch)
                taken = await press(screen, heard, ids.CHECKIN_SAVE, ids.CHECKIN_UNDO.encode())
                whole.append(taken.first)
                commit.append(files.last)
                held.append(Held.of(watch))
                await screen.tap(ids.CHECKIN_UNDO)
    runtime.close()
    return whole[1:], commit[1:], held[1:]


async def answer(screen: Screen) -> None:
    """A check-in for today with some answers on it."""
    await screen.go(f"/checkin/full/{MORNING.date().isoformat()}")
    for item_id in ANSWERED:
        await screen.tap(ids.checkin_value(item_id, 5))


def rows(rounds: int = ROUNDS, saves: int = SAVES) -> list[Row]:
    """The commits, the confirmation, and the longest stall on the way."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as folder:
        bare, added, kept = commits(Path(folder), rounds)
        fill(Path(folder) / "diary", SHORT)
        whole, commit, held = asyncio.run(confirmations(Path(folder) / "diary", saves))
    share = f"the commit is {100 * median(commit) / median(whole):.0f} per cent of it"
    bare_row = "bare sqlite3"
    return [
        Row("commit of a check-in", added, floor=bare, against=bare_row, aim=2),
        Row("commit of one answer", kept, floor=bare, against=bare_row, aim=2),
        Row("Save to confirmation", median(whole), note=share),
        Held.row("stall: Save to confirmation", held),
    ]


if __name__ == "__main__":
    alone(rows)
