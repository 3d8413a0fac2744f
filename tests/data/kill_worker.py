"""The process that ``test_kill.py`` kills: it saves without end and says what is durable.

Each piece of work is announced before it begins and confirmed after the call returned, so
that the other side knows what it may rely on and where the kill landed.
"""

from __future__ import annotations

import random
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

from app.data import opening  # noqa: F401 - imported once, in the fork server
from app.domain.checkins import CheckIn, CheckInKind, DraftKey
from app.domain.ports import DiaryStore
from tests.data.diaries import DAY, KEY, NOW, folder_of
from tests.data.kill_outbox import send_parcels
from tests.data.kill_records import BEGIN, DONE, state_doses

ITEMS = ("pain_24h", "mood", "craving", "note")


def work(folder: str, seed: int, said: Connection) -> None:
    """Fill in drafts and forms, save them, correct some, copy now and then; until killed."""
    rng = random.Random(seed)
    files = folder_of(Path(folder))
    store = files.open(KEY)
    store.drop_draft(DraftKey(DAY, CheckInKind.SHORT))  # SQLAlchemy's first call is slow
    for turn in range(1_000_000):
        day = DAY - timedelta(days=rng.randrange(8))
        _one_day(store, rng, said, DraftKey(day, CheckInKind.FULL))
        state_doses(store, rng, said, day)
        send_parcels(store, rng, said)
        if turn % 3 == 2:
            said.send((BEGIN, "copy", None))
            files.copy_today(DAY + timedelta(days=rng.randrange(10_000)))
            said.send((DONE, "copy", None))


def _one_day(store: DiaryStore, rng: random.Random, said: Connection, key: DraftKey) -> None:
    for item in ITEMS:
        answer = "words " * rng.randrange(150) if item == "note" else rng.randrange(11)
        said.send((BEGIN, "answer", (key, item)))
        store.keep_answer(key, item, answer, NOW)
        said.send((DONE, "answer", (key, item, answer)))
    draft = store.draft(key)
    if draft is None:
        raise AssertionError("a confirmed draft is gone")
    _save(store, said, CheckIn(draft.id, key.day, key.kind, NOW, draft.answers), key)
    if rng.random() < 0.3:
        new = UUID(int=rng.getrandbits(128), version=4)
        _save(store, said, CheckIn(new, key.day, key.kind, NOW, {}, draft.id, undone=True), None)


def _save(store: DiaryStore, said: Connection, checkin: CheckIn, clears: DraftKey | None) -> None:
    said.send((BEGIN, "save", (clears, None)))
    store.add(checkin, clears)
    said.send((DONE, "save", (checkin.id, dict(checkin.answers), clears)))
