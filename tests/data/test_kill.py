"""``kill -9`` at random moments of saving loses nothing that was confirmed.

A kill ends the process, not the operating system: what this shows is that each save happens
whole or not at all, and that the files open again. That a commit also outlives a loss of
power rests on ``synchronous = FULL``, which is asserted here and not tried.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.context import ForkContext
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from app.data.connection import PRAGMAS
from app.domain.checkins import Answer, DraftKey
from app.domain.ports import DiaryStore
from tests.data.diaries import DRAFT_KEY, EVERY_DAY, KEY, NOW, folder_of, run_sql
from tests.data.kill_outbox import ConfirmedOutbox
from tests.data.kill_records import BEGIN, DONE, ConfirmedRecords
from tests.data.kill_worker import work
from tests.data.records import a_dose

KILLS = int(os.environ.get("GLIDEPATH_KILLS", "300"))
"""Kills that must land inside a call of the store."""
MOST_MESSAGES = 120
"""A worker is killed after at most so many messages: two for each call."""
LONGEST_CALL = 0.0008
"""Seconds after that message, at most: a little longer than most calls take here."""
NEW_FOLDER_EVERY = 25
CALLS = ("answer", "save", "field", "record", "freeze", "try", "arrive", "note", "copy")


@dataclass
class Confirmed:
    """What the killed processes of one folder were told is safe."""

    saved: dict[UUID, dict[str, Answer]] = field(default_factory=dict)
    drafts: dict[DraftKey, dict[str, Answer]] = field(default_factory=dict)
    begun: str | None = None
    """The call that was announced and not confirmed: it may have happened or not."""
    about: Any = None
    """The draft key and item of that call."""
    records: ConfirmedRecords = field(default_factory=ConfirmedRecords)
    outbox: ConfirmedOutbox = field(default_factory=ConfirmedOutbox)
    counted: dict[str, int] = field(default_factory=dict)

    def hear(self, stage: str, what: str | None, value: Any) -> None:
        """Take in one message of the worker."""
        self.begun, self.about = (what, value) if stage == BEGIN else (None, None)
        self.records.hear(stage, what, value)
        self.outbox.hear(stage, what, value)
        if stage != DONE or what is None:
            return
        self.counted[what] = self.counted.get(what, 0) + 1
        if what == "answer":
            key, item, answer = value
            self.drafts.setdefault(key, {})[item] = answer
        elif what == "save":
            checkin_id, answers, clears = value
            self.saved[checkin_id] = answers
            self.drafts.pop(clears, None)

    def in_doubt(self, key: DraftKey) -> bool:
        """Whether the call that was cut off may have changed this draft."""
        return self.begun in ("answer", "save") and bool(self.about[0] == key)

    def item_in_doubt(self, key: DraftKey) -> str | None:
        """The answer of this draft that was being kept when the kill came."""
        return self.about[1] if self.begun == "answer" and self.in_doubt(key) else None

    def check(self, store: DiaryStore) -> None:
        """Every confirmed answer, record and field is there."""
        self.records.check(store)
        self.outbox.check(store)
        there = {c.id: dict(c.answers) for c in store.between(*EVERY_DAY)}
        assert {i: there.get(i) for i in self.saved} == self.saved
        assert len(there) - len(self.saved) in (0, 1)  # one may be saved and not confirmed
        saved_in_doubt = [a for i, a in there.items() if i not in self.saved]
        for key, answers in self.drafts.items():
            draft = store.draft(key)
            if draft is None:
                assert self.in_doubt(key)
                assert saved_in_doubt == [answers]
                continue
            item = self.item_in_doubt(key)
            kept = {i: a for i, a in draft.answers.items() if i != item}
            assert kept == {i: a for i, a in answers.items() if i != item}

    def settle(self, store: DiaryStore) -> None:
        """Begin the next round from what is there."""
        self.records.settle(store)
        self.outbox.settle(store)
        self.saved = {c.id: dict(c.answers) for c in store.between(*EVERY_DAY)}
        self.drafts = {DraftKey(d.day, d.kind): dict(d.answers) for d in store.drafts()}


def run_and_kill(context: ForkContext, folder: Path, seed: int, heard: Confirmed) -> int | None:
    """One worker, killed at a random moment; its exit code."""
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(str(folder), seed, theirs))
    process.start()
    theirs.close()
    rng = random.Random(seed)
    for _ in range(rng.randint(1, MOST_MESSAGES)):
        assert ours.poll(30), "the worker is stuck"
        heard.hear(*ours.recv())
    time.sleep(rng.uniform(0, LONGEST_CALL))
    process.kill()  # SIGKILL; what was said before it is still in the pipe
    with suppress(EOFError, ConnectionResetError):
        while True:
            heard.hear(*ours.recv())
    process.join()
    ours.close()
    return process.exitcode


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and fork")
@pytest.mark.timeout(600)  # a minute alone, four beside the journeys
def test_no_kill_loses_a_confirmed_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    context = multiprocessing.get_context("fork")  # everything is imported once, here
    landed, rounds, counted = 0, 0, dict.fromkeys(CALLS, 0)
    cut: dict[str, int] = {}
    while landed < KILLS:
        assert rounds < 2 * KILLS + 20, "too few kills landed inside a call"
        folder = tmp_path / str(rounds // NEW_FOLDER_EVERY)
        if rounds % NEW_FOLDER_EVERY == 0:
            heard = Confirmed()
        rounds += 1
        heard.counted = {}
        assert run_and_kill(context, folder, rounds, heard) == -signal.SIGKILL
        if heard.begun is not None:
            landed += 1
            cut[heard.begun] = cut.get(heard.begun, 0) + 1
        for what, number in heard.counted.items():
            counted[what] += number
        if (folder / "diary.db").exists():
            store = folder_of(folder).open(KEY)
            heard.check(store)
            heard.settle(store)
            store.close()
            assert run_sql(folder / "diary.db", "PRAGMA integrity_check") == [("ok",)]
        assert [c for c in folder_of(folder).copies() if c.size == 0] == []
    assert min(counted.values()) > 0
    with capsys.disabled():
        print(f"\n{rounds} kills, {landed} inside a call {cut}; confirmed before them: {counted}")


def test_a_commit_waits_for_the_disk() -> None:
    assert {"synchronous = FULL", "fullfsync = ON", "journal_mode = WAL"} <= set(PRAGMAS)


def test_the_check_notices_a_lost_record_or_field(tmp_path: Path) -> None:
    store = folder_of(tmp_path).open(KEY)
    dose = a_dose()
    heard = ConfirmedRecords(saved={dose.id: dose}, forms={"dose.new": {"reason": "typed"}})
    store.add_records([dose])
    with pytest.raises(AssertionError):
        heard.check(store)
    store.keep_fields("dose.new", {"reason": "typed"}, NOW)
    heard.check(store)
    store.add_records([a_dose()])
    with pytest.raises(AssertionError):
        heard.check(store)
    heard.records_begun = ("dose.new", [a_dose()])
    with pytest.raises(AssertionError):
        heard.check(store)


def test_the_check_notices_a_lost_answer(tmp_path: Path) -> None:
    """The loop above cannot pass for want of looking."""
    store = folder_of(tmp_path).open(KEY)
    heard = Confirmed(saved={UUID(int=1): {"mood": 3}})
    with pytest.raises(AssertionError):
        heard.check(store)
    heard = Confirmed()
    heard.drafts[DRAFT_KEY] = {"mood": 3}
    with pytest.raises(AssertionError):
        heard.check(store)
