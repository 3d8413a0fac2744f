"""The outbox's part of ``test_kill.py``: what the killed process does, and what must be there."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from typing import Any
from uuid import UUID

from app.domain.clinic.parcels import Parcel, Receipt, Why
from app.domain.ports import DiaryStore
from tests.data.kill_records import BEGIN, DONE
from tests.data.parcels import a_parcel, a_receipt_of

Frozen = list[tuple[Parcel, bytes]]


@dataclass(frozen=True)
class State:
    """What an outbox holds."""

    parcels: tuple[tuple[Parcel, bytes | None], ...] = ()
    receipts: tuple[UUID, ...] = ()
    note: str | None = None


def state_of(store: DiaryStore) -> State:
    """What is there now."""
    parcels = tuple((p, store.parcel_content(p.id)) for p in store.parcels())
    return State(parcels, tuple(r.id for r in store.records(Receipt)), store.note("n"))


def send_parcels(store: DiaryStore, rng: random.Random, said: Connection) -> None:
    """Freeze some parcels, split or acknowledge others, and keep a note."""

    def do(what: str, value: Any, call: Callable[[], None]) -> None:
        said.send((BEGIN, what, value))
        call()
        said.send((DONE, what, value))

    new = [(a_parcel(), b"x" * rng.randrange(9000)) for _ in range(rng.randint(1, 3))]
    waiting = store.parcels()
    gone = [p.id for p in rng.sample(waiting, min(len(waiting), rng.randrange(2)))]
    do("freeze", (new, gone), lambda: store.freeze(new, gone))
    one = rng.choice(store.parcels())
    tried = replace(one, why=rng.choice(list(Why)), tries=one.tries + 1)
    do("try", tried, lambda: store.note_try(tried))
    other = rng.choice(store.parcels())
    receipt = a_receipt_of(other)
    do("arrive", (other.id, receipt), lambda: store.acknowledge(other.id, receipt))
    note = None if rng.random() < 0.2 else "word " * rng.randrange(200)
    do("note", note, lambda: store.keep_note("n", note))


def after(state: State, what: str, value: Any) -> State:
    """The outbox after a call."""
    if what == "freeze":
        return replace(state, parcels=_frozen(state, *value))
    if what == "try":
        kept = tuple((value if p.id == value.id else p, raw) for p, raw in state.parcels)
        return replace(state, parcels=kept)
    if what == "arrive":
        parcel_id, receipt = value
        left = tuple(one for one in state.parcels if one[0].id != parcel_id)
        return replace(state, parcels=left, receipts=(*state.receipts, receipt.id))
    return replace(state, note=value)


def _frozen(state: State, new: Frozen, gone: list[UUID]) -> tuple[tuple[Parcel, bytes | None], ...]:
    ids = [p.id for p, _ in state.parcels]
    place = ids.index(gone[0]) if gone else len(ids)
    left = [one for one in state.parcels if one[0].id not in gone]
    return (*left[:place], *new, *left[place:])


@dataclass
class ConfirmedOutbox:
    """What the killed processes of one folder were told is safe."""

    state: State = field(default_factory=State)
    begun: tuple[str, Any] | None = None
    """The call that was announced and not confirmed: it may have happened or not."""

    def hear(self, stage: str, what: str | None, value: Any) -> None:
        """Take in one message of the worker."""
        self.begun = None
        if what not in ("freeze", "try", "arrive", "note"):
            return
        if stage == BEGIN:
            self.begun = (what, value)
        else:
            self.state = after(self.state, what, value)

    def check(self, store: DiaryStore) -> None:
        """What is there is what was confirmed, or that with the whole call that was cut off."""
        possible = [self.state]
        if self.begun is not None:
            possible.append(after(self.state, *self.begun))
        assert state_of(store) in possible

    def settle(self, store: DiaryStore) -> None:
        """Begin the next round from what is there."""
        self.state = state_of(store)
