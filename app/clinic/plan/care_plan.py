"""The one care plan that holds, and the orders that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fhir.resources.R4B.careplan import CarePlanActivity

from app.clinic.plan.orders import AGREED, HOLDS
from app.clinic.plan.references import kind_of, resource_path
from app.clinic.plan.refused import refuse
from app.clinic.plan.strict import CarePlan, model
from app.domain.clinic.plan_refusals import Refusal

CATEGORY_SYSTEM = "http://hl7.org/fhir/us/core/CodeSystem/careplan-category"
CATEGORY = "assess-plan"

ORDER = "MedicationRequest"

MOST_ORDERS = 40
"""Orders that one plan may name; each is a request of its own."""


def chosen(found: Sequence[Mapping[str, Any]], base: str, patient: str) -> CarePlan:
    """The care plan in force. ``Refused`` for none, for several, for one that only is proposed
    and for one of somebody else: a server may answer more than it was asked for."""
    plans = [one for one in (model(CarePlan, p) for p in found) if _about_assessment(one)]
    holding = [one for one in plans if one.status in HOLDS]
    if len(holding) > 1:
        raise refuse(Refusal.SEVERAL)
    if not holding:
        raise refuse(Refusal.STATUS if plans else Refusal.NONE)
    (plan,) = holding
    subject = plan.subject.reference if plan.subject is not None else None
    if resource_path(base, subject) != patient:
        raise refuse(Refusal.PERSON)
    if plan.intent not in AGREED:
        raise refuse(Refusal.STATUS)
    return plan


def _about_assessment(plan: CarePlan) -> bool:
    codings = (c for concept in plan.category or () for c in concept.coding or ())
    return any(c.code == CATEGORY and c.system == CATEGORY_SYSTEM for c in codings)


def order_paths(plan: CarePlan, base: str) -> tuple[str, ...]:
    """``MedicationRequest/id`` of each order that the plan names, once each, in its order.
    ``Refused`` where one lies outside the clinic's address, or a medicine is written in the plan
    itself."""
    paths = (_path(one, base) for one in plan.activity or ())
    found = tuple(dict.fromkeys(path for path in paths if path is not None))
    if not found:
        raise refuse(Refusal.NO_STEPS)
    if len(found) > MOST_ORDERS:
        raise refuse(Refusal.TOO_LARGE)
    return found


def _path(activity: CarePlanActivity, base: str) -> str | None:
    """``None`` for an activity that is no medicine: exercises, visits."""
    if activity.detail is not None and activity.detail.kind == ORDER:
        raise refuse(Refusal.UNREADABLE)
    reference = activity.reference
    if reference is None or (reference.reference is None and reference.type not in (None, ORDER)):
        return None
    kind = kind_of(base, reference.reference)
    if kind not in ("", ORDER):
        return None
    path = resource_path(base, reference.reference)
    if path is None:
        raise refuse(Refusal.OUTSIDE)
    return path
