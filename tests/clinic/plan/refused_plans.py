"""What is wrong with a plan as a whole, or with an order of it, and what is said then."""

from __future__ import annotations

from app.domain.clinic.plan_refusals import Refusal
from tests.clinic.plan.stepped import of, timed
from tests.clinic.plan.written import STEPS, Clinic, care_plan, day, dosage, holding, order

TWO_PLANS = Clinic([care_plan(), care_plan(id="plan-2", status="on-hold")])
INSIDE = {"detail": {"kind": "MedicationRequest", "status": "scheduled"}}

CASES: dict[str, tuple[Clinic, Refusal]] = {
    "no plan": (Clinic([]), Refusal.NONE),
    "of another kind": (Clinic([care_plan(category=None)]), Refusal.NONE),
    "two that hold": (TWO_PLANS, Refusal.SEVERAL),
    **{
        f"plan {status}": (Clinic([care_plan(status=status)]), Refusal.STATUS)
        for status in ("draft", "revoked", "completed", "entered-in-error", "unknown", "ACTIVE")
    },
    "only proposed": (Clinic([care_plan(intent="proposal")]), Refusal.STATUS),
    **{
        f"order {status}": (of(*STEPS, status=status), Refusal.STATUS)
        for status in ("draft", "unknown", "stopped", "completed", "on hold")
    },
    "order only proposed": (of(*STEPS, intent="proposal"), Refusal.STATUS),
    "order not to be given": (of(*STEPS, doNotPerform=True), Refusal.STATUS),
    "part on hold": (
        holding(
            order(1, STEPS[:1], status="on-hold"),
            order(2, STEPS[1:]),
        ),
        Refusal.STATUS,
    ),
    "plan of another": (Clinic([care_plan(subject={"reference": "Patient/9"})]), Refusal.PERSON),
    "plan of nobody": (Clinic([care_plan(subject={"display": "You"})]), Refusal.PERSON),
    "order of another": (of(*STEPS, subject={"reference": "Patient/9"}), Refusal.PERSON),
    "order of the same id elsewhere": (
        of(*STEPS, subject={"reference": "https://other.example/fhir/Patient/test-1"}),
        Refusal.PERSON,
    ),
    "unknown part": (of(*STEPS, doses=3), Refusal.UNREADABLE),
    "no structure": (of(*STEPS, status=["active"]), Refusal.UNREADABLE),
    "a day that is none": (Clinic([care_plan(created="2025-02-30")]), Refusal.UNREADABLE),
    "modifier": (
        of(*STEPS, modifierExtension=[{"url": "urn:x", "valueBoolean": True}]),
        Refusal.UNREADABLE,
    ),
    "modifier inside": (
        of(timed() | {"modifierExtension": [{"url": "urn:x", "valueBoolean": True}]}),
        Refusal.UNREADABLE,
    ),
    "other rules": (Clinic([care_plan(implicitRules="urn:x")]), Refusal.UNREADABLE),
    "number as text": (of(timed(frequency="2")), Refusal.UNREADABLE),
    "true as a number": (of(timed(frequency=True)), Refusal.UNREADABLE),
    "medicine inside the plan": (
        Clinic([care_plan(activity=[INSIDE])]),
        Refusal.UNREADABLE,
    ),
    "another type": (
        Clinic(orders=[{"resourceType": "Basic", "id": "order-1"}]),
        Refusal.UNREADABLE,
    ),
    "too many orders": (Clinic([care_plan(41)]), Refusal.TOO_LARGE),
    "too many steps": (
        of(*(dosage(day(n), day(n), 30) for n in range(401))),
        Refusal.TOO_LARGE,
    ),
    "order not there": (Clinic(orders=[]), Refusal.MISSING),
    **{
        f"outside {n}": (Clinic([care_plan([reference])]), Refusal.OUTSIDE)
        for n, reference in enumerate(
            (
                "https://other.example/fhir/MedicationRequest/order-1",
                "https://clinic.example/other/MedicationRequest/order-1",
                "https://clinic.example/fhir.evil/MedicationRequest/order-1",
                "//other.example/MedicationRequest/order-1",
                "MedicationRequest/../order-1",
                "MedicationRequest/..",
                "MedicationRequest/order-1?x=1",
                "MedicationRequest/order-1/_history/1",
                "urn:uuid:5f7d3f9e-2c0b-4f0a-9a3e-6f1f0a5d7c21",
                "#order-1",
            )
        )
    },
    "no activity": (Clinic([care_plan(activity=None)]), Refusal.NO_STEPS),
    "no medicine": (Clinic([care_plan(["ServiceRequest/1"])]), Refusal.NO_STEPS),
    "no dosage": (of(), Refusal.NO_STEPS),
    "only orders that never held": (of(*STEPS, status="entered-in-error"), Refusal.NO_STEPS),
    "no name": (
        of(*STEPS, medicationCodeableConcept={"coding": [{"code": "x", "system": "urn:y"}]}),
        Refusal.NO_NAME,
    ),
    "no name but spaces": (
        of(*STEPS, medicationCodeableConcept={"text": " \u200b\u202e "}),
        Refusal.NO_NAME,
    ),
}
