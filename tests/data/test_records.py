"""Records: the same behaviour from the sealed store and the one in memory."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from app.data.record_payloads import KINDS
from app.domain.doses import Dose, DoseEntry, DoseKind
from app.domain.ports import DiaryFiles, DiaryStore
from app.domain.records import Record
from app.domain.taper import PlanVersion
from tests.data.diaries import DAY, HOME, KEY, NOW, TEXT, a_checkin
from tests.data.records import a_dose, a_plan, a_request, a_supply, one_of_each, saying


def all_of(store: DiaryStore) -> list[Record]:
    """Every record of a store, kind by kind."""
    kinds: list[Any] = list(KINDS)
    return [record for kind in kinds for record in store.records(kind)]


def test_an_empty_diary_has_no_records(store: DiaryStore) -> None:
    assert all_of(store) == []
    assert store.newest_record() is None


def test_each_kind_comes_back_as_it_was_and_apart_from_the_others(store: DiaryStore) -> None:
    records = [saying(record, TEXT) for record in one_of_each()]
    store.add_records(records)
    kinds: list[Any] = list(KINDS)
    assert [store.records(kind) for kind in kinds] == [[record] for record in records]
    assert _exactly(all_of(store)) == _exactly(records)


def _exactly(records: Sequence[object]) -> str:
    """Every digit of every amount; of a set the order says nothing."""
    return re.sub(r"frozenset\(\{(.*?)\}\)", lambda m: str(sorted(m[1].split(", "))), repr(records))


def test_what_may_be_empty_comes_back_empty(store: DiaryStore) -> None:
    dose = DoseEntry(uuid4(), DAY, DoseKind.OTHER_SOURCE, NOW)
    plan = PlanVersion(uuid4(), DAY, NOW, "", DAY, "", "", None, ())
    store.add_records([dose, plan])
    assert all_of(store) == [plan, dose]


def test_an_amount_comes_back_exact_and_in_one_form(store: DiaryStore) -> None:
    typed = ("1.50", "0.1", "12345678901234567890123456789012.000000000000000000001", "1E+2")
    store.add_records([replace(a_dose(), doses=tuple(Dose(Decimal(t)) for t in typed))])
    (back,) = store.records(DoseEntry)
    assert [str(d.amount) for d in back.doses] == ["1.5", "0.1", typed[2], "100"]


def test_what_was_saved_cannot_be_changed_by_its_giver(store: DiaryStore) -> None:
    doses: Any = [Dose(Decimal(1))]
    store.add_records([replace(a_dose(), doses=doses)])
    doses.append(Dose(Decimal(2)))
    (back,) = store.records(DoseEntry)
    assert back.doses == (Dose(Decimal(1)),)


def test_a_range_has_both_its_ends_and_may_be_open(store: DiaryStore) -> None:
    saved = [a_dose(day=DAY + timedelta(n)) for n in range(5)]
    store.add_records(saved)
    second, fourth = DAY + timedelta(1), DAY + timedelta(3)
    assert store.records(DoseEntry, second, fourth) == saved[1:4]
    assert store.records(DoseEntry, second) == saved[1:]
    assert store.records(DoseEntry, None, fourth) == saved[:4]
    assert store.records(DoseEntry, fourth, second) == []


def test_a_plan_lies_on_the_day_from_which_it_holds(store: DiaryStore) -> None:
    later = a_plan(valid_from=DAY + timedelta(30))
    store.add_records([later])
    assert store.records(PlanVersion, DAY, DAY) == []
    assert store.records(PlanVersion, later.valid_from, later.valid_from) == [later]


def test_order_is_that_of_saving_when_the_clock_is_set_back(store: DiaryStore) -> None:
    first = a_dose()
    second = replace(a_dose(supersedes=first.id), entered_at=NOW - timedelta(days=400))
    third = a_dose(day=DAY - timedelta(3))
    for record in (first, second, third):
        store.add_records([record])
        assert store.newest_record() == record.id
    assert store.records(DoseEntry) == [first, second, third]


def test_the_newest_is_of_any_kind_and_no_check_in(store: DiaryStore) -> None:
    supply = a_supply()
    store.add_records([a_plan(), supply])
    store.add(a_checkin())
    assert store.newest_record() == supply.id


def test_saving_twice_is_saving_once(store: DiaryStore) -> None:
    first, other = a_dose("1"), a_dose("2")
    store.add_records([first])
    store.add_records([replace(first, reason="changed"), other])
    store.add_records([first, first])
    assert store.records(DoseEntry) == [first, other]
    assert store.newest_record() == other.id


def test_a_chain_may_be_saved_at_once_in_its_order(store: DiaryStore) -> None:
    first = a_dose("1")
    undo = replace(a_dose(supersedes=first.id), undone=True)
    store.add_records([first, undo])
    assert store.records(DoseEntry) == [first, undo]


@pytest.mark.parametrize("parent", ["nowhere", "later", "checkin"])
def test_superseding_what_is_not_there_saves_nothing(store: DiaryStore, parent: str) -> None:
    checkin, later = store.add(a_checkin()), a_dose()
    ids: dict[str, UUID] = {"nowhere": uuid4(), "later": later.id, "checkin": checkin.id}
    store.keep_fields("dose.new", {"reason": "typed"}, NOW)
    with pytest.raises(ValueError, match="not in this diary"):
        store.add_records([a_request(), a_dose(supersedes=ids[parent]), later], "dose.new")
    assert all_of(store) == []
    assert dict(store.form("dose.new")) == {"reason": "typed"}


@pytest.mark.parametrize(
    "wrong",
    [
        replace(a_request(), entered_at=datetime(2025, 3, 3, 8)),  # noqa: DTZ001 - the point
        a_dose("NaN"),
        a_dose("Infinity"),
    ],
    ids=["no offset", "no number", "no end"],
)
def test_what_cannot_be_kept_is_refused_with_all_beside_it(
    store: DiaryStore, wrong: Record
) -> None:
    store.keep_fields("dose.new", {"reason": "typed"}, NOW)
    with pytest.raises(ValueError, match=r"offset|number"):
        store.add_records([a_supply(), wrong], clears="dose.new")
    assert all_of(store) == []
    assert store.forms() == ["dose.new"]


def test_the_hour_that_comes_twice_keeps_its_offset(store: DiaryStore) -> None:
    twice = datetime(2025, 10, 26, 2, 30, tzinfo=ZoneInfo("Europe/Madrid"), fold=1)
    store.add_records([replace(a_dose(day=twice.date()), entered_at=twice)])
    (back,) = store.records(DoseEntry)
    assert back.entered_at == datetime(2025, 10, 26, 2, 30, tzinfo=HOME)
    assert back.entered_at.isoformat() == "2025-10-26T02:30:00+01:00"


def test_two_windows_see_one_diary(files: DiaryFiles) -> None:
    one, two = files.open(KEY), files.open(KEY)
    first = a_dose()
    one.add_records([first])
    two.add_records([first])
    second = a_dose(supersedes=first.id)
    two.add_records([second])
    assert one.records(DoseEntry) == two.records(DoseEntry) == [first, second]
    assert one.newest_record() == second.id
    one.close()
    two.close()


def test_everything_is_there_after_closing_and_opening(files: DiaryFiles) -> None:
    store = files.open(KEY)
    store.add_records(one_of_each())
    before = all_of(store)
    store.close()
    again = files.open(KEY)
    assert all_of(again) == before
    assert again.newest_record() == before[-1].id


def test_a_closed_store_keeps_no_record(files: DiaryFiles) -> None:
    store = files.open(KEY)
    store.close()
    for call in (lambda: store.add_records([a_dose()]), lambda: store.records(DoseEntry)):
        with pytest.raises(Exception, match="closed"):
            call()
    assert all_of(files.open(KEY)) == []


def test_a_copy_carries_records_and_forms(files: DiaryFiles) -> None:
    store = files.open(KEY)
    store.add_records(one_of_each())
    store.keep_fields("plan.new", {"name": "typed"}, NOW)
    before = all_of(store)
    files.copy_today(DAY)
    store.add_records([a_dose()], clears="plan.new")
    store.close()
    copy = files.newest_that_opens(KEY)
    assert copy is not None
    files.restore_copy(copy.id)
    again = files.open(KEY)
    assert all_of(again) == before
    assert {key: dict(again.form(key)) for key in again.forms()} == {"plan.new": {"name": "typed"}}


def test_saving_nothing_is_no_error(store: DiaryStore) -> None:
    store.add_records([])
    assert store.newest_record() is None


def test_the_ends_of_the_calendar_are_days_too(store: DiaryStore) -> None:
    ends = [a_dose(day=date.min), a_dose(day=date.max)]
    store.add_records(ends)
    assert store.records(DoseEntry) == ends
