"""Bringing a file in is never half done: not by a kill, and not by a full disk."""

from __future__ import annotations

import multiprocessing
import random
import signal
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

import pytest

from app.domain.archives import Everything, How
from app.domain.errors import StorageFull
from app.domain.watch import Watch
from tests.data.diaries import DAY, KEY, NOW, a_checkin, folder_of, run_sql
from tests.data.histories import a_history, all_in, put
from tests.data.records import a_dose
from tests.data.test_no_room import limit_pages

KILLS = 25
LONGEST = 0.12
"""Seconds after the first replacement within which the kill comes."""


def many(first: float) -> Everything:
    """A diary that takes a while to write."""
    checkins = tuple(a_checkin(first, answers={"note": "x" * 900}) for _ in range(400))
    return Everything(
        checkins, tuple(a_dose() for _ in range(400)), (), {"plan": {"a": str(first)}}
    )


def work(folder: str, one: Everything, two: Everything, said: Connection) -> None:
    """Put one diary in the place of the other without end, until killed."""
    store = folder_of(Path(folder)).open(KEY)
    ready = [store.bringing(what, NOW, Watch()) for what in (one, two)]
    for turn in range(1_000_000):
        ready[turn % 2](How.REPLACE, Watch())
        if turn < 2:
            said.send(turn)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and fork")
def test_a_kill_leaves_one_diary_or_the_other(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    rng, one, two = random.Random(7), many(1), many(2)
    put(folder_of(tmp_path).open(KEY), one)
    found: list[UUID] = []
    for _ in range(KILLS):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=work, args=(str(tmp_path), one, two, theirs))
        process.start()
        theirs.close()
        for _ in range(2):
            assert ours.poll(30), "the worker is stuck"
            ours.recv()
        time.sleep(rng.uniform(0, LONGEST))
        process.kill()
        process.join()
        ours.close()
        assert process.exitcode == -signal.SIGKILL
        store = folder_of(tmp_path).open(KEY)
        now = all_in(store)
        store.close()
        assert now in (one, two)
        found.append(now.checkins[0].id)
    assert len(set(found)) == 2
    assert run_sql(tmp_path / "diary.db", "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("how", How)
def test_a_full_disk_changes_nothing(tmp_path: Path, how: How) -> None:
    files = folder_of(tmp_path)
    store = files.open(KEY)
    history = a_history()
    put(store, history)
    limit_pages(store, 1)
    with pytest.raises(StorageFull):
        store.bringing(many(1), NOW, Watch())(how, Watch())
    assert all_in(store) == history
    limit_pages(store, 1 << 20)
    store.bringing(many(1), NOW, Watch())(how, Watch())
    store.close()
    assert run_sql(tmp_path / "diary.db", "PRAGMA integrity_check") == [("ok",)]
    assert len(all_in(files.open(KEY)).checkins) == 400 + 3 * (how is How.MERGE)


def test_a_damaged_diary_takes_a_backup_in_its_place(tmp_path: Path) -> None:
    """What does not open goes, and what is in the file comes: no copy that is refused."""
    files = folder_of(tmp_path)
    store = files.open(KEY)
    history = a_history()
    put(store, history)
    run_sql(tmp_path / "diary.db", "UPDATE checkin SET payload = x'00'")
    files.copy_before_bringing(DAY)
    put(store, history, How.REPLACE)
    assert all_in(store) == history
