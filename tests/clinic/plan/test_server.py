"""The plan and the visits read from a real FHIR server, and agreed to in a diary."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, time
from typing import TypeVar
from uuid import uuid4

import pytest

from app.clinic.door import Door
from app.clinic.plan.pages import MOST_PAGES, Asking
from app.clinic.plan.refused import Refused
from app.domain.appointments import Appointment
from app.domain.clinic.errors import ClinicRefuses, Redirected
from app.domain.clinic.plan_at_clinic import GoalAtClinic
from app.domain.clinic.plan_refusals import Refusal
from app.domain.taper import ChangeKind
from app.domain.watch import Stopped, Watch
from app.services.clinic_plan import ClinicPlanService
from app.services.clinic_visits import VisitsRead
from app.services.plan import PlanService
from app.services.records import RecordService
from tests.clinic.plan.conftest import CLINIC
from tests.clinic.plan.seeded import PLAN, Seeded
from tests.clinic.plan.written import (
    CODEINE,
    STEPS,
    care_plan,
    day,
    dosage,
    order,
    visit,
)
from tests.clinic.servers import faults
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy

T = TypeVar("T")


@pytest.fixture
def seeded(fhir_server: FhirServer) -> Iterator[Seeded]:
    yield Seeded(fhir_server, uuid4().hex[:8])


def test_everything_is_read(seeded: Seeded) -> None:
    parts: list[float] = []
    seeded.put(*PLAN, visit(1, "2025-03-14T09:30:00-05:00"))
    found = seeded.read(watch=Watch(parts.append))
    assert found.plan is not None and not found.refusals
    assert [s.daily for s in found.plan.courses[0].steps] == [60, 45]
    assert found.plan.as_needed[0].daily_maximum == 1200
    assert found.plan.goals == (GoalAtClinic("Walk to the shop"),)
    assert found.visits is not None
    (one,) = found.visits
    assert (one.day, one.at, one.note) == (day(4), time(9, 30), "Pain clinic")
    assert parts == sorted(parts) and parts[-1] == 1


def test_only_the_plan_of_the_patient_that_holds(seeded: Seeded) -> None:
    seeded.put(*PLAN)
    seeded.put(care_plan(id="old", status="completed"), care_plan(id="other", category=None))
    somebody = seeded.server.patient
    seeded.server.new_patient()
    assert [one.why for one in seeded.read().refusals] == [Refusal.NONE]
    seeded.server.patient = somebody
    assert seeded.read().plan is not None
    seeded.put(care_plan(id="second", status="on-hold"))
    assert [one.why for one in seeded.read().refusals] == [Refusal.SEVERAL]


def test_an_order_that_is_not_there(seeded: Seeded) -> None:
    seeded.put(care_plan(1))
    found = seeded.read()
    assert [one.why for one in found.refusals] == [Refusal.MISSING] and found.visits == ()


def test_nothing_outside_the_clinic_is_asked(seeded: Seeded, proxy: FaultProxy) -> None:
    """The references lead to another server, which would answer and never hears of it."""
    seeded.put(order(1, STEPS))
    away = f"{seeded.server.base}/MedicationRequest/{seeded.id('order-1')}"
    seeded.server.put(
        seeded._own(care_plan(["x"])) | {"activity": [{"reference": {"reference": away}}]}
    )
    assert seeded.read().plan is not None
    found = seeded.read(proxy.base)
    assert [one.why for one in found.refusals] == [Refusal.OUTSIDE]


def test_pages_are_followed(seeded: Seeded, proxy: FaultProxy) -> None:
    starts = [day(n).isoformat() for n in range(150)]
    seeded.put(*(visit(n, f"{start}T09:00:00Z") for n, start in enumerate(starts)))
    visits = seeded.read(proxy.base).visits
    assert visits is not None and len(visits) == 150
    assert sum("/Appointment" in one.request.path for one in proxy.seen) > 1


def test_pages_without_an_end(seeded: Seeded, proxy: FaultProxy) -> None:
    link = {"relation": "next", "url": f"{proxy.base}/CarePlan?page=2"}
    page = json.dumps({"resourceType": "Bundle", "type": "searchset", "link": [link]}).encode()
    proxy.rule = lambda request: faults.rubbish(body=page) if "CarePlan" in request.path else None
    assert [one.why for one in seeded.read(proxy.base).refusals] == [Refusal.TOO_LARGE]
    assert sum("/CarePlan" in one.request.path for one in proxy.seen) == MOST_PAGES


def test_more_than_fits(seeded: Seeded) -> None:
    seeded.put(*PLAN)
    with Door(seeded.server.base, seeded.server.token) as door, pytest.raises(Refused) as refused:
        Asking(door, seeded.server.base, left=100).all("CarePlan", (), Watch())
    assert [one.why for one in refused.value.reasons] == [Refusal.TOO_LARGE]


def test_another_order_than_was_asked_for(seeded: Seeded, proxy: FaultProxy) -> None:
    seeded.put(*PLAN)
    other = json.dumps(order(9, STEPS) | {"subject": {"reference": seeded.patient}}, default=float)
    proxy.rule = lambda request: (
        faults.rubbish(body=other.encode()) if "/MedicationRequest/" in request.path else None
    )
    assert [one.why for one in seeded.read(proxy.base).refusals] == [Refusal.UNREADABLE]


def test_a_server_that_points_elsewhere_is_not_followed(seeded: Seeded, proxy: FaultProxy) -> None:
    seeded.put(*PLAN)
    proxy.plan(faults.redirect("https://evil.example/fhir/CarePlan"))
    with pytest.raises(Redirected):
        seeded.read(proxy.base)


@pytest.mark.parametrize("fault", [faults.rubbish(), faults.wrong_type(), faults.huge()])
def test_an_answer_that_cannot_be_read_is_a_refusal(
    seeded: Seeded, proxy: FaultProxy, fault: faults.Fault
) -> None:
    seeded.put(*PLAN)
    proxy.plan(fault)
    assert [one.why for one in seeded.read(proxy.base).refusals] == [Refusal.UNREADABLE]


def test_a_refusal_of_the_server_is_no_plan(seeded: Seeded, proxy: FaultProxy) -> None:
    proxy.plan(faults.answer(500, "No"))
    with pytest.raises(ClinicRefuses):
        seeded.read(proxy.base)


def test_stopped_it_ends(seeded: Seeded) -> None:
    seeded.put(*PLAN)
    watch = Watch()
    watch.stop()
    with pytest.raises(Stopped):
        seeded.read(watch=watch)


class Straight:
    """The server without a sign-in, asked on the network thread."""

    def __init__(self, records: RecordService, server: FhirServer) -> None:
        self._records, self._server = records, server

    async def ask(self, work: Callable[[Door], T]) -> T:
        def run() -> T:
            with Door(self._server.base, self._server.token, seconds=20) as door:
                return work(door)

        return await self._records.offload.network(run)


@pytest.fixture
async def service(seeded: Seeded, records: RecordService) -> ClinicPlanService:
    clinic = replace(
        CLINIC,
        id=uuid4(),
        base=seeded.server.base,
        patient=seeded.server.patient,
        supersedes=CLINIC.id,
    )
    await records.add([clinic])
    return ClinicPlanService(records, Straight(records, seeded.server), UTC)


async def test_from_the_server_into_the_diary(
    seeded: Seeded, records: RecordService, service: ClinicPlanService
) -> None:
    seeded.put(*PLAN, visit(1, "2025-03-14T09:30:00-05:00"))
    read = await service.read(Watch())
    assert read.first and read.visits == VisitsRead(added=1) and read.clinic == "Test Clinic"
    assert await service.accept(read) is not None
    again = await service.read(Watch())
    assert again.same and again.visits == VisitsRead() and await service.waiting() is None
    # The clinic changes a step, adds a medicine and moves the visit.
    seeded.put(
        order(1, [STEPS[0], dosage(day(0), day(27), 15, 2)]),
        order(3, [dosage(day(0), day(13), 30)], CODEINE),
        care_plan(3, goal=[{"reference": "Goal/goal-1"}]),
        visit(1, "2025-03-17T10:00:00-05:00"),
    )
    changed = await service.read(Watch())
    assert [d.what for d in changed.differences] == ["amount", "medicine-new", "step-new"]
    assert changed.visits == VisitsRead(changed=1)
    assert await service.waiting() == replace(changed, visits=None)
    await service.not_now(changed)
    assert len((await PlanService(records).plans()).versions) == 1
    await service.accept(changed)
    versions = (await PlanService(records).plans()).versions
    assert [v.kind for v in versions] == [ChangeKind.AGREED, ChangeKind.CHANGED]
    visits = await records.read(lambda store: store.records(Appointment))
    assert len(visits) == 2 and visits[1].supersedes == visits[0].id


async def test_refused_nothing_changes_and_nothing_waits(
    seeded: Seeded, records: RecordService, service: ClinicPlanService
) -> None:
    seeded.put(*PLAN)
    await service.read(Watch())
    assert await service.waiting() is not None
    seeded.put(order(1, [STEPS[0]], status="draft"))
    read = await service.read(Watch())
    assert [r.why for r in read.refusals] == [Refusal.STATUS] and read.offered is None
    assert await service.waiting() is None
    assert not (await PlanService(records).plans()).saved
