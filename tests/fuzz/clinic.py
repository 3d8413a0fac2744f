"""What a clinic's computer answers, with anything done to it: one bundle with all of it."""

from __future__ import annotations

import json

from app.clinic.plan.pages import entries, next_page
from app.clinic.plan.read import Answered, read_plan
from app.clinic.plan.refused import Refused
from app.clinic.plan.strict import parsed
from app.clinic.plan.visits import read_visits
from app.domain.clinic.clinic_version import Offered, asked, offered
from app.domain.clinic.noted import from_text, to_text
from app.domain.clinic.plan_at_clinic import PlanAtClinic
from app.domain.plan_differences import differences
from app.domain.taper import Plans
from tests.clinic.plan.stepped import timed
from tests.clinic.plan.written import (
    BASE,
    CODEINE,
    NOW,
    PATIENT,
    STEPS,
    TODAY,
    WHOSE,
    Clinic,
    Json,
    care_plan,
    goal,
    holding,
    needed,
    order,
    visit,
)
from tests.fuzz.archives import READ


def bundles() -> list[bytes]:
    """A plan with everything that is read of it, and two small ones."""
    step = timed(when=["MORN", "EVE"]) | {"sequence": 1, "text": "Two a day"}
    whole = holding(
        order(1, [step]),
        order(2, [needed()], CODEINE),
        description="Taper",
        period={"start": "2025-03-01"},
    )
    held = Clinic([care_plan(status="on-hold")])
    goals = [goal("Walk", target=[{"detailString": "daily", "dueDate": "2025-06-01"}])]
    visits = [visit(1, "2025-03-14T09:00:00-05:00"), visit(2, "2025-03-15T09:00:00Z", "fulfilled")]
    plain = Clinic(orders=[order(1, STEPS)])
    found = [(whole, [*goals, *visits]), (held, []), (plain, visits[:1])]
    return [_bundle([*c.plans, *c.orders, *more]) for c, more in found]


def _bundle(resources: list[Json]) -> bytes:
    links = [{"relation": "next", "url": f"{BASE}/CarePlan?page=2"}]
    made = {"resourceType": "Bundle", "type": "searchset", "link": links}
    return json.dumps(
        made | {"entry": [{"resource": one} for one in resources]}, default=float
    ).encode()


def plan(content: bytes) -> str:
    """What came of it: the plan, with all that is done with it, or the first refusal."""
    try:
        bundle = parsed(content)
        orders = {
            f"MedicationRequest/{o.get('id')}": o for o in entries(bundle, "MedicationRequest")
        }
        answered = Answered(
            list(entries(bundle, "CarePlan")), orders, list(entries(bundle, "Goal"))
        )
        next_page(bundle, BASE)
        read_visits(list(entries(bundle, "Appointment")), BASE, PATIENT, None)
    except Refused as refused:
        return refused.reasons[0].why
    found = read_plan(answered, WHOSE)
    return _agreed(found) if isinstance(found, PlanAtClinic) else found[0].why


def _agreed(found: PlanAtClinic) -> str:
    if from_text(PlanAtClinic, to_text(found)) != found:
        raise AssertionError("another plan was noted")
    first = offered(found, Plans([]), {}, NOW, TODAY)
    if not isinstance(first, Offered):
        return first.why
    asked(first.version, TODAY)
    again = offered(found, Plans([first.version]), {}, NOW, TODAY)
    if isinstance(again, Offered) and differences(first.version, again.version):
        raise AssertionError("the same plan differs from itself")
    return READ
