"""A plan that was read waits, sealed, until it is agreed to; R29 tells of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from app.clinic.plan.read import read_plan
from app.domain.alerts.r29 import evaluate
from app.domain.clinic.plan_at_clinic import PlanAtClinic
from app.domain.clinic.plan_refusals import Refusal
from app.domain.plan_changes import take_back
from app.domain.taper import ChangeKind, PlanVersion
from app.services.alert_read import read_all
from app.services.clinic_plan import ClinicPlanService
from app.services.clinic_plan_read import CODES, NOTE, keep_noted
from app.services.plan import PlanService
from app.services.records import RecordService
from tests.clinic.plan.conftest import CLINIC
from tests.clinic.plan.test_version import TYPED, step, typed
from tests.clinic.plan.written import MORPHINE, STEPS, TODAY, WHOSE, Clinic, holding, order


class Nobody:
    """No network: nothing here asks."""

    async def ask(self, work: Callable[..., object]) -> object:
        raise AssertionError("nobody pressed anything")


def service(records: RecordService) -> ClinicPlanService:
    return ClinicPlanService(records, Nobody())  # type: ignore[arg-type]


async def noted(records: RecordService, clinic: Clinic | None = None) -> PlanAtClinic:
    found = read_plan((clinic or Clinic()).answered(), WHOSE)
    assert isinstance(found, PlanAtClinic)
    await records.change(lambda store: keep_noted(store, found))
    return found


async def versions(records: RecordService) -> list[PlanVersion]:
    return [change.version for change in (await PlanService(records).view()).changes]


async def told(records: RecordService) -> int | None:
    """In how many places the plans differ, as R29 sees it."""
    reading = await records.read(lambda store: read_all(store, records.now()))
    finding = evaluate(reading.seen)
    return int(str(finding.inputs["count"])) if finding is not None else None


async def note(records: RecordService, name: str) -> str | None:
    return await records.read(lambda store: store.note(name))


async def test_a_first_plan_is_agreed_to_once(records: RecordService) -> None:
    await noted(records)
    plan = service(records)
    read = await plan.waiting()
    assert read is not None and read.first and not read.differences and not read.same
    assert await told(records) is None
    one, two = await plan.accept(read), await plan.accept(read)
    assert one == two and [v.kind for v in await versions(records)] == [ChangeKind.AGREED]
    assert await note(records, NOTE) is None and await plan.waiting() is None


async def test_two_windows_agree_to_one(records: RecordService) -> None:
    await noted(records)
    windows = service(records), service(records)
    reads = [await window.waiting() for window in windows]
    for window, read in zip(windows, reads, strict=True):
        assert read is not None and await window.accept(read) is not None
    assert len(await versions(records)) == 1


async def test_a_difference_is_told_until_it_is_agreed_to(records: RecordService) -> None:
    await records.add([typed(step(-20, 27, 30, 2))])
    await noted(records)
    assert await told(records) == 1
    read = await service(records).waiting()
    assert read is not None and [d.what for d in read.differences] == ["amount"]
    await service(records).not_now(read)
    assert await told(records) == 1 and len(await versions(records)) == 1
    await service(records).accept(read)
    assert await told(records) is None
    newest, oldest = await versions(records)
    assert (newest.valid_from, newest.kind) == (TODAY, ChangeKind.CHANGED)
    assert oldest.courses[0].medicine.id == newest.courses[0].medicine.id == TYPED.id


async def test_what_was_put_off_can_be_agreed_to_later(records: RecordService) -> None:
    await noted(records)
    read = await service(records).waiting()
    assert read is not None
    await records.read(lambda store: store.keep_note(NOTE, None))
    await service(records).not_now(read)
    assert await service(records).waiting() == read


async def test_a_plan_changed_meanwhile_is_not_replaced_by_what_was_shown(
    records: RecordService,
) -> None:
    await records.add([typed(step(-20, 27, 30, 2))])
    await noted(records)
    read = await service(records).waiting()
    assert read is not None
    await records.add([typed(step(-20, 27, 10, 2), valid_from=TODAY)])
    assert await service(records).accept(read) is None
    assert len(await versions(records)) == 2 and await note(records, NOTE) is not None
    anew = await service(records).waiting()
    assert anew is not None and await service(records).accept(anew) is not None


async def test_taken_back_it_can_be_agreed_to_again(records: RecordService) -> None:
    await records.add([typed(step(-20, 27, 30, 2))])
    found = await noted(records)
    read = await service(records).waiting()
    assert read is not None
    kept = await service(records).accept(read)
    assert kept is not None
    await records.add([take_back(kept, uuid4(), records.now())])
    await records.change(lambda store: keep_noted(store, found))
    again = await service(records).waiting()
    assert again is not None and await service(records).accept(again) is not None
    assert len(await versions(records)) == 2


async def test_a_version_to_come_gives_way(records: RecordService) -> None:
    coming = typed(step(-20, 6, 30, 2), step(7, 40, 5, 2), valid_from=TODAY.replace(day=17))
    await records.add([typed(), coming])
    await noted(records)
    read = await service(records).waiting()
    assert read is not None and read.offered is not None
    assert read.offered.instead_of == (coming,)
    await service(records).accept(read)
    plans = await PlanService(records).plans()
    assert plans.planned(TYPED.id, TODAY.replace(day=20)) == 45


async def test_what_is_as_agreed_does_not_wait(records: RecordService) -> None:
    await records.add([typed()])
    await noted(records)
    assert await service(records).waiting() is None and await told(records) is None


async def test_the_codes_of_the_clinic_are_remembered(records: RecordService) -> None:
    await records.add([typed(step(-20, 27, 30, 2))])
    await noted(records)
    read = await service(records).waiting()
    assert read is not None
    await service(records).accept(read)
    assert str(TYPED.id) in (await note(records, CODES) or "")
    await noted(records, holding(order(1, STEPS, (MORPHINE[0], "Morphine ER"))))
    renamed = await service(records).waiting()
    assert renamed is not None and [d.what for d in renamed.differences] == ["name"]


async def test_of_somebody_else_nothing_waits(records: RecordService) -> None:
    await noted(records)
    out = replace(CLINIC, id=uuid4(), patient="", supersedes=CLINIC.id)
    await records.add([out])
    assert await service(records).waiting() is not None
    await records.add([replace(out, id=uuid4(), patient="somebody-else", supersedes=out.id)])
    assert await service(records).waiting() is None


async def test_of_another_clinic_nothing_waits(records: RecordService) -> None:
    await noted(records)
    other = replace(CLINIC, id=uuid4(), base="https://other.example", supersedes=CLINIC.id)
    await records.add([other])
    assert await service(records).waiting() is None
    await records.add([replace(other, id=uuid4(), supersedes=other.id, undone=True)])
    await records.add([replace(CLINIC, id=uuid4(), supersedes=CLINIC.id, undone=True)])
    assert await service(records).waiting() is None and await service(records).clinic() is None


@pytest.mark.parametrize("text", ["", "{", "{}", "null", '{"base": 7}', "[]"])
async def test_a_note_that_cannot_be_read_is_none(records: RecordService, text: str) -> None:
    await records.add([typed()])
    for name in (NOTE, CODES):
        await records.read(lambda store, name=name: store.keep_note(name, text))  # type: ignore[misc]
    assert await service(records).waiting() is None and await told(records) is None
    await noted(records, Clinic(orders=[order(1, STEPS[1:])]))
    await service(records).waiting()


async def test_a_hold_without_an_amount_is_refused_also_when_it_waited(
    records: RecordService,
) -> None:
    clinic = Clinic()
    clinic.plans[0]["status"] = "on-hold"
    found = await noted(records, clinic)
    later = replace(found, courses=(replace(found.courses[0], steps=found.courses[0].steps[:1]),))
    await records.change(lambda store: keep_noted(store, later))
    read = await service(records).waiting()
    assert read is not None and [r.why for r in read.refusals] == [Refusal.HOLD]
    with pytest.raises(ValueError, match="nothing"):
        await service(records).accept(read)
