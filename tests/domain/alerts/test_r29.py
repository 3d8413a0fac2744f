"""R29: another plan at the clinic than the one accepted."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from app.domain.alerts.model import Level
from app.domain.alerts.r29 import RULE, evaluate
from app.domain.taper import Plans, PlanVersion
from tests.domain.agreements import course, plans, version
from tests.domain.alerts.histories import DOWN, NO_PLAN, seen
from tests.domain.alerts.telling import told

STEPS = course((0, 30), (20, 20), until=400)


def at_clinic(**changed: object) -> PlanVersion:
    return replace(version(7, 10, STEPS), **changed)  # type: ignore[arg-type]


def test_it_fires_with_the_number_of_differences() -> None:
    new = at_clinic(courses=(course((0, 30), (20, 15), until=400),))
    alert = evaluate(seen(5, plan=DOWN, clinic_plan=new))
    assert alert is not None and alert.level is Level.NOTICE
    assert (alert.occasion, alert.inputs["count"]) == (str(UUID(int=1007)), 1)
    text = told(RULE, alert)
    assert "in 1 place." in text.seen and "Nothing is replaced by itself" in text.do


def test_it_is_silent_without_a_difference_without_either_plan() -> None:
    assert evaluate(seen(5, plan=DOWN, clinic_plan=at_clinic())) is None
    assert evaluate(seen(5, plan=DOWN)) is None
    assert evaluate(seen(5, plan=NO_PLAN, clinic_plan=at_clinic())) is None


def test_it_differs_from_the_version_that_reaches_furthest() -> None:
    coming = version(2, 8, course((0, 30), (20, 10), until=400))
    both = Plans([*plans(STEPS).versions, coming])
    same = at_clinic(courses=coming.courses)
    assert evaluate(seen(5, plan=both, clinic_plan=same)) is None
    alert = evaluate(seen(5, plan=both, clinic_plan=at_clinic(contingency="Call us")))
    assert alert is not None and alert.inputs["count"] == 2
    assert "in 2 places." in told(RULE, alert).seen


def test_once_accepted_it_ends() -> None:
    new = at_clinic(courses=(course((0, 30), (20, 15), until=400),))
    accepted = Plans([*DOWN.versions, new])
    assert evaluate(seen(5, plan=accepted, clinic_plan=new)) is None
