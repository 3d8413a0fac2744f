"""The pages of the plan from the clinic, over a diary in memory and a real FHIR server."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from app.clinic.plan.read import read_plan
from app.domain.clinic.access import Access
from app.domain.clinic.clinics import Clinic as Added
from app.domain.clinic.plan_at_clinic import PlanAtClinic
from app.domain.help_contacts import ContactKind, HelpContact
from app.domain.taper import ChangeKind, PlanVersion
from app.services.clinic_access import keep_access
from app.services.clinic_plan_read import NOTE, keep_noted
from app.views import alert_identifiers, identifiers
from app.views import plan_identifiers as ids
from tests.clinic.plan.conftest import CLINIC
from tests.clinic.plan.seeded import PLAN, Seeded
from tests.clinic.plan.test_version import step, typed
from tests.clinic.plan.written import (
    NOW,
    STEPS,
    TODAY,
    WHOSE,
    Clinic,
    day,
    dosage,
    holding,
    order,
    visit,
)
from tests.clinic.servers.fhir import FhirServer
from tests.data.diaries import Ticking
from tests.views.harness import Screen
from tests.views.living import House, living

CALL = HelpContact(UUID(int=90), TODAY, NOW, ContactKind.CLINIC, "Nurse line", "555-0142")


def home(clinic: Added = CLINIC, token: str = "", *, signed_in: bool = True) -> House:
    """A diary whose person added a clinic."""
    house = House(clock=Ticking(NOW))
    store = house.store()
    store.add_records([clinic, CALL])
    if signed_in:
        keep_access(
            store, Access(clinic.base, "glidepath", "", "", clinic.patient, token or "none")
        )
    return house


def waiting(house: House, clinic: Clinic | None = None) -> House:
    found = read_plan((clinic or Clinic()).answered(), WHOSE)
    assert isinstance(found, PlanAtClinic)
    keep_noted(house.store(), found)
    return house


def versions(house: House) -> list[PlanVersion]:
    return list(house.store().records(PlanVersion))


async def test_the_plan_tab_leads_there_only_with_a_clinic() -> None:
    async with living(House(), route="/plan") as screen:
        assert not screen.has(ids.PLAN_CLINIC)
    async with living(home(signed_in=False), route="/plan") as screen:
        assert not screen.has(ids.PLAN_CLINIC)
    house = home()
    house.store().add_records([typed()])
    async with living(house, route="/plan") as screen:
        await screen.tap(ids.PLAN_CLINIC)
        assert screen.route == "/plan/clinic" and screen.has(ids.PLAN_CLINIC_READ)
        assert "Nothing from your diary is sent" in screen.text()
    async with living(home(), route="/plan") as screen:
        assert screen.has(ids.PLAN_ADD) and screen.has(ids.PLAN_CLINIC)


async def test_without_a_clinic_the_page_leads_to_adding_one() -> None:
    async with living(House(), route="/plan/clinic") as screen:
        assert screen.route == "/share/clinic"


async def test_a_first_plan_is_read_back_and_agreed_to() -> None:
    house = waiting(home())
    async with living(house, route="/plan") as screen:
        assert "A plan was read from your clinic" in screen.text()
        await screen.tap(ids.PLAN_CLINIC)
        text = screen.text()
        assert "This is the plan that Test Clinic has for you" in text
        assert "30 mg, twice a day" in text and "15 mg, 3 times a day" in text
        await screen.tap(ids.PLAN_CLINIC_CONFIRM)
        assert screen.route == "/plan" and not screen.has(ids.PLAN_CLINIC_CONFIRM)
    assert [v.kind for v in versions(house)] == [ChangeKind.AGREED]


async def test_a_difference_is_shown_put_off_and_agreed_to_and_taken_back() -> None:
    house = home()
    house.store().add_records([typed(step(-20, 27, 30, 2))])
    waiting(house)
    async with living(house, route="/plan/clinic") as screen:
        text = screen.text()
        assert "What Test Clinic has changed" in text
        assert "15 mg, 3 times a day. Before: 30 mg, twice a day." in text
        assert "Days before it keep the plan they had" in text
        assert "Step 1" not in text
        await screen.tap(ids.PLAN_CLINIC_WHOLE)
        assert "Step 1" in screen.text()
        await screen.tap(ids.PLAN_CLINIC_LATER)
        assert screen.route == "/plan" and "waits here for you" in screen.text()
        assert len(versions(house)) == 1
        await screen.tap(ids.PLAN_CLINIC)
        await screen.tap(ids.PLAN_CLINIC_CONFIRM)
        assert len(versions(house)) == 2 and not house.store().note(NOTE)
        await screen.tap(ids.PLAN_UNDO)
        assert "Your plan is as it was" in screen.text()
        assert screen.has(ids.PLAN_CLINIC) and house.store().note(NOTE)


async def test_pressed_twice_it_is_one_plan() -> None:
    house = waiting(home())
    async with living(house, route="/plan/clinic") as screen:
        button = screen.find(ids.PLAN_CLINIC_CONFIRM)
        await screen.dispatch(button, "click")
        await screen.dispatch(button, "click")
        await screen.settle()
    assert len(versions(house)) == 1


async def test_a_plan_changed_in_another_window_is_compared_anew() -> None:
    house = home()
    house.store().add_records([typed(step(-20, 27, 30, 2))])
    waiting(house)
    async with living(house, route="/plan/clinic") as screen:
        house.store().add_records([typed(step(-20, 27, 10, 2), valid_from=TODAY)])
        await screen.tap(ids.PLAN_CLINIC_CONFIRM)
        text = screen.text()
        assert "was changed in the meantime" in text and "Before: 10 mg, twice a day." in text
        assert len(versions(house)) == 2
        await screen.tap(ids.PLAN_CLINIC_CONFIRM)
    assert len(versions(house)) == 3


async def test_what_to_look_at_twice() -> None:
    clinic = holding(order(1, [dosage(day(0), day(9), 10), dosage(day(10), day(19), 100)]))
    clinic.plans[0] |= {"status": "on-hold", "description": "<b>Slow</b> & steady"}
    async with living(waiting(home(), clinic), route="/plan/clinic") as screen:
        text = screen.text()
        assert "Look at this twice" in text
        assert "is on hold at your clinic" in text and "stay at what today has: 10 mg a day" in text
        assert "100 mg is more than 3 times the first step, which is 10 mg. Is it right?" in text
        assert "In your clinic's words" in text and "<b>Slow</b> & steady" in text


async def test_the_alert_leads_to_the_difference() -> None:
    house = home()
    house.store().add_records([typed(step(-20, 27, 30, 2))])
    waiting(house)
    async with living(house) as screen:
        await screen.tap(alert_identifiers.today_alert(1))
        assert "differs from yours in 1 place" in screen.text()
        await screen.tap(alert_identifiers.ALERT_PLAN)
        assert screen.route == "/plan/clinic" and screen.has(ids.PLAN_CLINIC_CONFIRM)
        await screen.tap(ids.PLAN_CLINIC_CONFIRM)
        await screen.tap(identifiers.NAV_TODAY)
        assert not screen.has(alert_identifiers.today_alert(1))


@pytest.fixture
def seeded(fhir_server: FhirServer) -> Seeded:
    return Seeded(fhir_server, uuid4().hex[:8])


def added(seeded: Seeded) -> Added:
    return replace(CLINIC, base=seeded.server.base, patient=seeded.server.patient)


async def read(screen: Screen, until: str) -> str:
    await screen.tap(ids.PLAN_CLINIC_READ)
    await screen.wait_for(lambda: until in screen.text(), 20)
    return screen.text()


@pytest.mark.may_block("the FHIR models are imported on another thread")
async def test_reading_from_the_server(seeded: Seeded) -> None:
    soon = (NOW + timedelta(days=3)).isoformat()
    seeded.put(*PLAN, visit(1, soon))
    house = home(added(seeded), seeded.server.token)
    async with living(house, route="/plan/clinic") as screen:
        text = await read(screen, "One visit from your clinic is new under Appointments.")
        assert "Walk to the shop" in text and screen.has(ids.PLAN_CLINIC_CONFIRM)
        assert "was changed in the meantime" not in text
        await screen.tap(ids.PLAN_CLINIC_CONFIRM)
        await screen.tap(ids.PLAN_CLINIC)
        text = await read(screen, "Your plan here is the one that your clinic has.")
        assert "Your visits have no news." in text
        await screen.tap(ids.PLAN_CLINIC_DONE)
        assert screen.route == "/plan"
    assert len(versions(house)) == 1


@pytest.mark.may_block("the FHIR models are imported on another thread")
async def test_a_refusal_is_calm_and_says_whom_to_call(seeded: Seeded) -> None:
    gap = [STEPS[0], dosage(day(3), day(27), 15)]
    seeded.put(order(1, gap), PLAN[1], PLAN[3])
    house = home(added(seeded), seeded.server.token)
    async with living(house, route="/plan/clinic") as screen:
        text = await read(screen, "there is a gap before Mar 13, 2025.")
        assert "Nothing in your plan has changed. Please call your clinic" in text
        assert "Nurse line" in text and not screen.has(ids.PLAN_CLINIC_CONFIRM)
    assert not versions(house)


@pytest.mark.may_block("the FHIR models are imported on another thread")
async def test_no_network_is_said_and_what_stood_there_stays() -> None:
    nowhere = replace(CLINIC, base="http://127.0.0.1:9/fhir")
    async with living(home(nowhere), route="/plan/clinic") as screen:
        await read(screen, "cannot be reached")
        assert screen.has(ids.PLAN_CLINIC_READ)


async def test_without_a_sign_in_it_says_so() -> None:
    async with living(home(signed_in=False), route="/plan/clinic") as screen:
        await read(screen, "sign-in at the clinic has run out")
        await screen.tap(ids.PLAN_CLINIC_SIGN_IN)
        assert screen.route == "/share/clinic"
