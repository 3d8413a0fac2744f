"""The clinic lengthens a step; the person reads that, agrees to it, and takes it back."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from app.views import identifiers
from app.views import plan_identifiers as ids
from tests.clinic.plan.seeded import Seeded
from tests.clinic.plan.written import care_plan, dosage, order, visit
from tests.clinic.servers.clinic import Clinic
from tests.domain.agreements import MORPHINE
from tests.e2e.conftest import StartReady
from tests.e2e.paper import AMOUNTS, FIRST, LENGTH, kept_plan
from tests.e2e.test_clinic import SENDING, join
from tests.e2e.test_share import NOW, lived

LONGER = timedelta(days=42)
"""What the clinic makes of the first step, which the paper has at four weeks."""


def test_a_change_is_read_agreed_to_and_taken_back(start_ready: StartReady, clinic: Clinic) -> None:
    Seeded(clinic.server, uuid4().hex[:8]).put(
        order(1, longer_steps(), ("891881", MORPHINE.name)),
        care_plan(1),
        visit(1, "2025-03-21T09:30:00+01:00"),
    )
    app = start_ready(now=NOW, past=(lived(), [kept_plan()]))
    join(app, clinic)
    app.tap(identifiers.NAV_PLAN)
    app.tap(ids.PLAN_CLINIC)
    app.tap(ids.PLAN_CLINIC_READ)
    app.see("has changed", SENDING)
    assert "was changed in the meantime" not in app.text()
    app.see("One visit from your clinic is new")
    app.tap(ids.PLAN_CLINIC_CONFIRM)
    app.see("Next: 50 mg a day from Apr 14, 2025.")
    app.tap(ids.PLAN_UNDO)
    app.see("Your plan is as it was.")
    assert app.errors == []


def longer_steps() -> list[dict[str, object]]:
    """The plan on paper, with a first step of six weeks."""
    steps, begin = [], FIRST
    for number, amount in enumerate(AMOUNTS):
        length = LENGTH if number else LONGER
        steps.append(dosage(begin, begin + length - timedelta(days=1), amount, 2))
        begin += length
    return steps
