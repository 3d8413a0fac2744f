"""A sealed record or form opens in its own row, untouched, and nowhere else."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from app.data.payloads import Form
from app.data.record_payloads import KINDS
from app.domain.doses import DoseEntry
from app.domain.errors import DiaryTooNew, EntryDamaged
from app.domain.supply import Supply
from tests.data.diaries import KEY, NOW, a_checkin, folder_of, run_sql
from tests.data.records import a_dose, a_supply, one_of_each

SWAP = "UPDATE record SET payload = ? WHERE id = ?"


def two_doses(path: Path) -> tuple[UUID, UUID]:
    """A diary with a statement, its correction, a check-in and two forms; the ids of the two."""
    store = folder_of(path).open(KEY)
    first = a_dose("1")
    second = a_dose("2", supersedes=first.id)
    store.add_records([first, second])
    store.add(a_checkin())
    store.keep_fields("plan.new", {"name": "a"}, NOW)
    store.keep_fields("dose.new", {"name": "b"}, NOW)
    store.close()
    return first.id, second.id


def payloads(path: Path) -> dict[str, bytes]:
    """Every sealed record by its id."""
    return dict(run_sql(path / "diary.db", "SELECT id, payload FROM record"))


def test_payloads_swapped_between_rows_are_refused(tmp_path: Path) -> None:
    first, second = map(str, two_doses(tmp_path))
    sealed = payloads(tmp_path)
    swapped = [(SWAP, (sealed[second], first)), (SWAP, (sealed[first], second))]
    run_sql(tmp_path / "diary.db", *swapped)
    store = folder_of(tmp_path).open(KEY)
    with pytest.raises(EntryDamaged):
        store.records(DoseEntry)


def test_a_payload_from_another_table_is_refused(tmp_path: Path) -> None:
    two_doses(tmp_path)
    for other in ("checkin", "form"):
        run_sql(
            tmp_path / "diary.db",
            f"UPDATE record SET payload = (SELECT payload FROM {other} LIMIT 1) WHERE seq = 1",
        )
        with pytest.raises(EntryDamaged):
            folder_of(tmp_path).open(KEY).records(DoseEntry)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_a_row_called_another_kind_is_refused(tmp_path: Path, kind: Any) -> None:
    store = folder_of(tmp_path).open(KEY)
    store.add_records(one_of_each())
    name = KINDS[kind].name
    run_sql(tmp_path / "diary.db", ("UPDATE record SET kind = ? WHERE kind <> ?", (name, name)))
    with pytest.raises(EntryDamaged):
        store.records(kind)


@pytest.mark.parametrize(
    "edit",
    [
        "day = '2025-03-02'",
        "entered_at = '2025-03-03T20:15:00+02:00'",
        "supersedes = NULL",
        "payload_version = 0",
        "payload_version = 2",
        "id = 'x'",
        "payload = x''",
    ],
)
def test_an_edited_clear_column_is_noticed(tmp_path: Path, edit: str) -> None:
    two_doses(tmp_path)
    assert len(folder_of(tmp_path).open(KEY).records(DoseEntry)) == 2
    run_sql(tmp_path / "diary.db", f"UPDATE record SET {edit} WHERE seq = 2")
    with pytest.raises(EntryDamaged):
        folder_of(tmp_path).open(KEY).records(DoseEntry)


def test_forms_swapped_or_moved_to_another_key_are_refused(tmp_path: Path) -> None:
    two_doses(tmp_path)
    run_sql(
        tmp_path / "diary.db",
        "UPDATE form SET key = 'x' WHERE key = 'plan.new'",
        "UPDATE form SET key = 'plan.new' WHERE key = 'dose.new'",
        "UPDATE form SET key = 'dose.new' WHERE key = 'x'",
    )
    store = folder_of(tmp_path).open(KEY)
    for key in ("plan.new", "dose.new"):
        with pytest.raises(EntryDamaged):
            store.form(key)
        with pytest.raises(EntryDamaged):
            store.keep_fields(key, {"name": "c"}, NOW)
    store.drop_form("plan.new")
    assert dict(store.form("plan.new")) == {}


def test_one_damaged_row_leaves_the_rest_readable_and_is_logged_by_kind_and_id(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first, _ = two_doses(tmp_path)
    store = folder_of(tmp_path).open(KEY)
    supply, other_day = a_supply(), a_dose("3", day=NOW.date().replace(day=1))
    store.add_records([supply, other_day])
    run_sql(tmp_path / "diary.db", "UPDATE record SET payload = x'00' WHERE seq = 1")
    with caplog.at_level(logging.DEBUG), pytest.raises(EntryDamaged):
        store.records(DoseEntry)
    assert caplog.messages == [f"a sealed row of dose does not open: {first}"]
    assert store.records(Supply) == [supply]
    assert store.records(DoseEntry, last=other_day.day) == [other_day]
    assert store.newest_record() == other_day.id
    store.add_records([a_dose("4")])


def test_a_row_of_a_newer_form_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after going back to an older Glidepath."""
    store = folder_of(tmp_path).open(KEY)
    with monkeypatch.context() as patch:
        patch.setitem(KINDS, Supply, replace(KINDS[Supply], form=Form((dict,))))
        store.add_records([a_supply()])
    with pytest.raises(DiaryTooNew):
        store.records(Supply)


def test_a_row_of_a_kind_not_known_yet_stops_nothing(tmp_path: Path) -> None:
    files = folder_of(tmp_path)
    store = files.open(KEY)
    records = one_of_each()
    store.add_records(records)
    run_sql(
        tmp_path / "diary.db",
        "UPDATE record SET kind = 'questionnaire' WHERE kind = 'supply'",
    )
    assert store.records(Supply) == []
    assert store.newest_record() == records[-1].id
    files.copy_today(NOW.date())
    assert files.newest_that_opens(KEY) is not None


def test_the_moment_of_sending_is_not_bound(tmp_path: Path) -> None:
    two_doses(tmp_path)
    run_sql(tmp_path / "diary.db", "UPDATE record SET sync_state = 'sent'")
    assert len(folder_of(tmp_path).open(KEY).records(DoseEntry)) == 2
