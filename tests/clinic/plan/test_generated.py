"""Plans written as FHIR and read back: what is read is what was written, step by step."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.clinic.plan.read import read_plan
from app.clinic.plan.strict import CarePlan, MedicationRequest, model, parsed
from app.domain.clinic.clinic_version import Offered, offered
from app.domain.clinic.noted import from_text, to_text
from app.domain.clinic.plan_at_clinic import PlanAtClinic
from app.domain.medicines import Unit
from app.domain.taper import DoseLine, Plans, Step
from tests.clinic.plan.written import (
    CODEINE,
    MORPHINE,
    NOW,
    TODAY,
    WHOSE,
    Clinic,
    Json,
    day,
    dosage,
    holding,
    needed,
    order,
)

amounts = st.integers(0, 8000).map(lambda n: Decimal(n) / 40)
lines = st.lists(
    st.builds(DoseLine, amounts, st.integers(1, 4)),
    min_size=1,
    max_size=2,
    unique_by=lambda x: x.amount,
).map(tuple)


@st.composite
def courses(draw: st.DrawFn) -> tuple[Step, ...]:
    at = draw(st.integers(-60, 30))
    made = []
    for length in draw(st.lists(st.integers(1, 40), min_size=1, max_size=6)):
        made.append(Step(day(at), day(at + length - 1), draw(lines)))
        at += length
    return tuple(made)


def written(steps: Sequence[Step], code: str, numbered: bool) -> list[Json]:
    return [
        dosage(step.start, step.end, x.amount, x.times, code=code, sequence=n if numbered else None)
        for n, step in enumerate(steps, start=1)
        for x in step.lines
    ]


def over_the_wire(clinic: Clinic) -> Clinic:
    """As JSON text and back, with every digit."""

    def sent(one: Json) -> Json:
        return parsed(json.dumps(one, default=float).encode())

    return Clinic([sent(p) for p in clinic.plans], [sent(o) for o in clinic.orders])


UNITS = st.sampled_from([Unit.MG, Unit.MCG, Unit.TABLET, Unit.DROP, Unit.ML])


@settings(max_examples=60, deadline=None)
@given(courses(), courses(), UNITS, st.booleans(), st.integers(1, 10_000), st.randoms())
def test_what_is_read_is_what_was_written(
    first: tuple[Step, ...],
    second: tuple[Step, ...],
    unit: Unit,
    numbered: bool,
    most: int,
    shuffled: Random,
) -> None:
    of_first = written(first, unit, numbered)
    if all(len(step.lines) == 1 for step in first):
        shuffled.shuffle(of_first)  # the order on the wire says nothing
    clinic = over_the_wire(
        holding(
            order(1, of_first, MORPHINE),
            order(2, written(second, "mg", not numbered), CODEINE),
            order(3, [needed(most, None)], ("5640", "Ibuprofen")),
        )
    )
    for plan in clinic.plans:
        model(CarePlan, plan)
    for one in clinic.orders:
        model(MedicationRequest, one)
    found = read_plan(clinic.answered(), WHOSE)
    assert isinstance(found, PlanAtClinic), found
    assert [course.steps for course in found.courses] == [first, second]
    assert [course.of.medicine.unit for course in found.courses] == [unit, Unit.MG]
    assert [beside.daily_maximum for beside in found.as_needed] == [most]
    assert from_text(PlanAtClinic, to_text(found)) == found
    version = offered(found, Plans([]), {}, NOW, TODAY)
    assert isinstance(version, Offered)
    assert [course.steps for course in version.version.courses] == [first, second]
    assert version.version.valid_from == min(first[0].start, second[0].start)
    _only_days_of_the_clinic(version, first, second)


def _only_days_of_the_clinic(
    found: Offered, first: tuple[Step, ...], second: tuple[Step, ...]
) -> None:
    """No dose and no day that the clinic did not write."""
    said = {d for s in (*first, *second) for d in (s.start, s.end)}
    plans = Plans([found.version])
    for course in found.version.courses:
        assert {d for s in course.steps for d in (s.start, s.end)} <= said
        steps = first if course.steps == first else second
        for at in _days(steps):
            there = [s.daily for s in steps if s.covers(at)]
            assert plans.planned(course.medicine.id, at) in (there[0], None)


def _days(steps: Sequence[Step]) -> list[date]:
    count = (steps[-1].end - steps[0].start).days + 1
    return [steps[0].start + timedelta(n) for n in range(count)]
