"""What a save and ten years of doses cost."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from app.data.stores import SqlDiaryStore
from app.domain.doses import DoseEntry
from tests.data.diaries import DAY, KEY, NOW, folder_of
from tests.data.records import a_dose

READ_SECONDS = 0.5
"""Processor time for ten years of doses; measured 0.12 s to 0.18 s."""


def transactions(store: SqlDiaryStore, work: Callable[[], None]) -> list[str]:
    """The statements that open or end one while ``work`` runs, and those that write."""
    said: list[str] = []
    store._database._raw.set_trace_callback(said.append)
    work()
    store._database._raw.set_trace_callback(None)
    first = (statement.split()[0].upper() for statement in said)
    return [word for word in first if word != "SELECT"]


def test_a_save_and_a_typed_field_are_one_transaction_each(tmp_path: Path) -> None:
    store = folder_of(tmp_path).open(KEY)
    assert isinstance(store, SqlDiaryStore)
    store.keep_fields("dose.new", {"reason": "typed"}, NOW)
    typing = transactions(store, lambda: store.keep_fields("dose.new", {"more": "x"}, NOW))
    assert typing == ["BEGIN", "INSERT", "COMMIT"]
    saving = transactions(store, lambda: store.add_records([a_dose()], "dose.new"))
    assert saving == ["BEGIN", "INSERT", "DELETE", "COMMIT"]


def test_ten_years_of_doses_are_read_in_a_moment(tmp_path: Path) -> None:
    store = folder_of(tmp_path).open(KEY)
    saved = [a_dose(day=DAY - timedelta(n)) for n in range(3650)]
    store.add_records(saved)
    spent = []
    for _ in range(3):
        begun = time.process_time()
        found = store.records(DoseEntry)
        spent.append(time.process_time() - begun)
    assert found == saved
    assert min(spent) < READ_SECONDS
