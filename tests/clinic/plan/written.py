"""Care plans as a clinic's computer would write them: FHIR JSON from a few words.

Only tests write these; Glidepath reads them. Everything here passes ``fhir.resources``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from app.clinic.plan.care_plan import CATEGORY, CATEGORY_SYSTEM
from app.clinic.plan.doses import UCUM
from app.clinic.plan.read import Answered, Whose
from app.clinic.plan.rxnorm import RXNORM

BASE = "https://clinic.example/fhir"
PATIENT = "Patient/test-1"
NOW = datetime(2025, 3, 10, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
WHOSE = Whose(BASE, PATIENT, "Test Clinic", NOW)

Json = dict[str, Any]

MORPHINE = ("891881", "Morphine sulfate 15 MG Extended Release Oral Tablet")
CODEINE = ("997170", "Codeine sulfate 15 MG Oral Tablet")


def day(n: int) -> date:
    """Day ``n`` from today."""
    return TODAY + timedelta(days=n)


def quantity(value: Decimal | int | str, code: str = "mg") -> Json:
    """An amount with its unit and system."""
    return {"value": Decimal(value), "unit": code, "system": UCUM, "code": code}


def dosage(
    first: date,
    last: date,
    amount: Decimal | int | str,
    times: int = 1,
    *,
    code: str = "mg",
    sequence: int | None = None,
) -> Json:
    """A step, or a part of one: ``times`` doses of ``amount`` each day."""
    repeat: Json = {
        "boundsPeriod": {"start": first.isoformat(), "end": last.isoformat()},
        "frequency": times,
        "period": 1,
        "periodUnit": "d",
    }
    rate = code == "ug/h"
    if rate:
        repeat |= {"frequency": 1, "period": 3}
    kind = "rateQuantity" if rate else "doseQuantity"
    written: Json = {"timing": {"repeat": repeat}, "doseAndRate": [{kind: quantity(amount, code)}]}
    return written if sequence is None else {"sequence": sequence, **written}


def needed(most: int | str = 1200, amount: int | str | None = 400, code: str = "mg") -> Json:
    """As needed, at most ``most`` a day."""
    written: Json = {
        "asNeededBoolean": True,
        "maxDosePerPeriod": {"numerator": quantity(most, code), "denominator": quantity(1, "d")},
    }
    if amount is not None:
        written["doseAndRate"] = [{"doseQuantity": quantity(amount, code)}]
    return written


def order(
    number: int,
    dosages: Sequence[Json],
    medicine: tuple[str, str] = MORPHINE,
    **changed: Any,
) -> Json:
    """MedicationRequest ``order-<number>``; a value of ``None`` takes a part away."""
    code, text = medicine
    concept: Json = {"text": text}
    if code:
        concept["coding"] = [{"system": RXNORM, "code": code, "display": text}]
    written = {
        "resourceType": "MedicationRequest",
        "id": f"order-{number}",
        "status": "active",
        "intent": "order",
        "subject": {"reference": PATIENT},
        "authoredOn": "2025-03-03",
        "requester": {"display": "Dr. Test"},
        "medicationCodeableConcept": concept,
        "dosageInstruction": list(dosages),
    } | changed
    return {name: value for name, value in written.items() if value is not None}


def care_plan(orders: int | Sequence[str] = 1, **changed: Any) -> Json:
    """A care plan with the references of its activities, or with ``order-1`` and so on."""
    if isinstance(orders, int):
        orders = [f"MedicationRequest/order-{n}" for n in range(1, orders + 1)]
    category = {"coding": [{"system": CATEGORY_SYSTEM, "code": CATEGORY}]}
    written = {
        "resourceType": "CarePlan",
        "id": "plan-1",
        "status": "active",
        "intent": "plan",
        "category": [category],
        "subject": {"reference": PATIENT},
        "created": "2025-03-01",
        "author": {"display": "Dr. Test"},
        "activity": [{"reference": {"reference": one}} for one in orders],
    } | changed
    return {name: value for name, value in written.items() if value is not None}


def goal(text: str, **changed: Any) -> Json:
    """A goal of the clinic."""
    return {
        "resourceType": "Goal",
        "id": "goal-1",
        "lifecycleStatus": "active",
        "subject": {"reference": PATIENT},
        "description": {"text": text},
    } | changed


def visit(number: int, start: str, status: str = "booked", **changed: Any) -> Json:
    """An appointment of the patient."""
    return {
        "resourceType": "Appointment",
        "id": f"visit-{number}",
        "status": status,
        "start": start,
        "participant": [
            {"actor": {"reference": PATIENT}, "status": "accepted"},
            {"actor": {"display": "Pain clinic"}, "status": "accepted"},
        ],
    } | changed


STEPS = (dosage(day(-20), day(-1), 30, 2), dosage(day(0), day(27), 15, 3))
"""60 mg until yesterday, 45 mg from today on."""


@dataclass
class Clinic:
    """What a clinic's computer holds."""

    plans: list[Json] = field(default_factory=lambda: [care_plan()])
    orders: list[Json] = field(default_factory=lambda: [order(1, STEPS)])
    goals: list[Json] = field(default_factory=list)

    def answered(self) -> Answered:
        """As ``fetch`` would have it."""
        by_path = {f"MedicationRequest/{one['id']}": one for one in self.orders}
        return Answered(self.plans, by_path, self.goals)


def holding(*orders: Json, **plan: Any) -> Clinic:
    """A clinic with one plan of these orders."""
    ids = [f"MedicationRequest/{one['id']}" for one in orders]
    return Clinic([care_plan(ids, **plan)], list(orders))
