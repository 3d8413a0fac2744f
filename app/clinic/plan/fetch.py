"""Reads the care plan in force, its orders, its goals, and the visits. Asks for no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from app.clinic.plan.care_plan import CATEGORY, CATEGORY_SYSTEM, chosen, order_paths
from app.clinic.plan.pages import Asking
from app.clinic.plan.read import Answered, Whose, read_plan
from app.clinic.plan.refused import Refused, refuse
from app.clinic.plan.visits import read_visits
from app.domain.clinic.errors import ClinicForbids, ClinicRefuses
from app.domain.clinic.plan_at_clinic import PlanAtClinic, VisitAtClinic
from app.domain.clinic.plan_refusals import PlanRefusal, Refusal
from app.domain.watch import Watch

if TYPE_CHECKING:
    from app.clinic.door import Door

LOOKED_BACK = timedelta(weeks=8)
"""Visits that passed longer ago are not asked for."""

FOUND = 0.2
"""Where finding the plan ends, of 1.0."""


@dataclass(frozen=True)
class FromClinic:
    """What was read. ``plan``, or ``refusals``: one of the two. ``visits``: ``None`` where they
    could not be read: the server has none for patients, or it is not allowed."""

    plan: PlanAtClinic | None
    refusals: tuple[PlanRefusal, ...] = ()
    visits: tuple[VisitAtClinic, ...] | None = None


def read_clinic(door: Door, whose: Whose, zone: tzinfo | None, watch: Watch) -> FromClinic:
    """Everything in one go. Blocking. Errors of ``Door``: nothing is known then. ``zone``: as for
    ``read_visits``."""
    found = _plan(Asking(door, whose.base), whose, watch.within(0, 0.8))
    visits = _visits(Asking(door, whose.base), whose, zone, watch.within(0.8, 1))
    watch.at(1)
    if isinstance(found, PlanAtClinic):
        return FromClinic(found, visits=visits)
    return FromClinic(None, found, visits)


def _plan(asking: Asking, whose: Whose, watch: Watch) -> PlanAtClinic | tuple[PlanRefusal, ...]:
    try:
        return read_plan(_answered(asking, whose, watch), whose)
    except Refused as refused:
        return refused.reasons


def _answered(asking: Asking, whose: Whose, watch: Watch) -> Answered:
    params = [
        ("patient", whose.patient),
        ("category", f"{CATEGORY_SYSTEM}|{CATEGORY}"),
        ("status", "active,on-hold"),
    ]
    plans = asking.all("CarePlan", params, watch.within(0, FOUND))
    paths = order_paths(chosen(plans, whose.base, whose.patient), whose.base)
    orders, rest, all_of_it = {}, watch.within(FOUND, 1), len(paths) + 1
    for number, path in enumerate(paths):
        orders[path] = _order(asking, path, rest.within(number / all_of_it, 1))
    return Answered(plans, orders, _goals(asking, whose, rest.within(len(paths) / all_of_it, 1)))


def _order(asking: Asking, path: str, watch: Watch) -> Mapping[str, Any]:
    try:
        found = asking.one(path, watch)
    except ClinicRefuses as error:
        if error.status in (404, 410):
            raise refuse(Refusal.MISSING) from error
        raise
    if f"{found.get('resourceType')}/{found.get('id')}" != path:
        raise refuse(Refusal.UNREADABLE)
    return found


def _goals(asking: Asking, whose: Whose, watch: Watch) -> list[Mapping[str, Any]]:
    """No dose hangs on a goal: where they cannot be had, the plan is read without them."""
    try:
        return asking.all("Goal", [("patient", whose.patient)], watch)
    except (ClinicForbids, ClinicRefuses, Refused):
        return []


def _visits(
    asking: Asking, whose: Whose, zone: tzinfo | None, watch: Watch
) -> tuple[VisitAtClinic, ...] | None:
    since = (whose.today - LOOKED_BACK).isoformat()
    try:
        found = asking.all(
            "Appointment", [("patient", whose.patient), ("date", f"ge{since}")], watch
        )
    except (ClinicForbids, ClinicRefuses, Refused):
        return None
    return read_visits(found, whose.base, whose.patient, zone)
