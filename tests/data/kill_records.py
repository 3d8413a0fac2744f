"""The records' part of ``test_kill.py``: what the killed process does, and what must be there."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from multiprocessing.connection import Connection
from uuid import UUID

from app.domain.doses import DoseEntry
from app.domain.ports import DiaryStore
from app.domain.records import Record
from app.domain.supply import Supply
from tests.data.diaries import NOW
from tests.data.records import a_dose, a_supply, saying

FIELDS = ("amount", "reason", "amount", "at")
BEGIN, DONE = "begin", "done"
FieldCall = tuple[str, dict[str, str | None]]
RecordCall = tuple[str, Sequence[Record]]


def records_of(store: DiaryStore) -> dict[UUID, Record]:
    """Every record that the worker made."""
    every: list[Record] = [*store.records(DoseEntry), *store.records(Supply)]
    return {record.id: record for record in every}


def forms_of(store: DiaryStore) -> dict[str, dict[str, str]]:
    """Every form, open."""
    return {key: dict(store.form(key)) for key in store.forms()}


def state_doses(store: DiaryStore, rng: random.Random, said: Connection, day: date) -> None:
    """Fill in a form and save two records from it at once."""
    key = f"dose.{day}"
    for name in FIELDS:
        typed = None if rng.random() < 0.2 else "words " * rng.randrange(150)
        said.send((BEGIN, "field", (key, {name: typed})))
        store.keep_fields(key, {name: typed}, NOW)
        said.send((DONE, "field", (key, {name: typed})))
    before = store.records(DoseEntry, day, day)
    parent = before[-1].id if before and rng.random() < 0.5 else None
    dose = saying(a_dose(str(rng.randrange(100)), day, parent), "words " * rng.randrange(20))
    call: RecordCall = (key, [dose, a_supply()])
    said.send((BEGIN, "record", call))
    store.add_records(call[1], clears=key)
    said.send((DONE, "record", call))


@dataclass
class ConfirmedRecords:
    """What the killed processes of one folder were told is safe."""

    saved: dict[UUID, Record] = field(default_factory=dict)
    forms: dict[str, dict[str, str]] = field(default_factory=dict)
    fields_begun: FieldCall | None = None
    records_begun: RecordCall | None = None
    """The call that was announced and not confirmed: it may have happened or not."""

    def hear(self, stage: str, what: str | None, value: tuple[str, object]) -> None:
        """Take in one message of the worker about a field or a record."""
        self.fields_begun = self.records_begun = None
        if what == "field":
            self._hear_field(stage, value)  # type: ignore[arg-type]
        elif what == "record":
            self._hear_record(stage, value)  # type: ignore[arg-type]

    def _hear_field(self, stage: str, call: FieldCall) -> None:
        if stage == BEGIN:
            self.fields_begun = call
        else:
            self.forms = merged(self.forms, call)

    def _hear_record(self, stage: str, call: RecordCall) -> None:
        if stage == BEGIN:
            self.records_begun = call
        else:
            self.saved, self.forms = added(self.saved, self.forms, call)

    def check(self, store: DiaryStore) -> None:
        """What is there is what was confirmed, or that with the whole call that was cut off."""
        possible = [(self.saved, self.forms)]
        if self.fields_begun is not None:
            possible.append((self.saved, merged(self.forms, self.fields_begun)))
        if self.records_begun is not None:
            possible.append(added(self.saved, self.forms, self.records_begun))
        assert (records_of(store), forms_of(store)) in possible

    def settle(self, store: DiaryStore) -> None:
        """Begin the next round from what is there."""
        self.saved, self.forms = records_of(store), forms_of(store)


def merged(forms: dict[str, dict[str, str]], call: FieldCall) -> dict[str, dict[str, str]]:
    """The forms after a call of ``keep_fields``."""
    key, typed = call
    fields = {**forms.get(key, {}), **typed}
    kept = {name: text for name, text in fields.items() if text is not None}
    others = {k: v for k, v in forms.items() if k != key}
    return {**others, key: kept} if kept else others


def added(
    saved: dict[UUID, Record], forms: dict[str, dict[str, str]], call: RecordCall
) -> tuple[dict[UUID, Record], dict[str, dict[str, str]]]:
    """Records and forms after a call of ``add_records``."""
    key, records = call
    return {**saved, **{r.id: r for r in records}}, {k: v for k, v in forms.items() if k != key}
