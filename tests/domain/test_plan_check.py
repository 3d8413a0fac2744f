"""What is refused of a plan, by name of the line, and what is asked about."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given

from app.domain.medicines import Unit
from app.domain.plan_check import (
    PlanProblem,
    RawAsNeeded,
    RawCourse,
    RawLine,
    RawPlan,
    RawStep,
    as_needed,
    courses,
    problems,
)
from app.domain.taper import Plans
from tests.domain.agreements import CODEINE, MORPHINE, version
from tests.domain.make import day
from tests.domain.plans import EVERY_DAY, Typed, moderate, raw_step, typed_courses

TODAY = day(0)


def dose(amount: str, times: int = 1) -> tuple[Decimal, int]:
    return Decimal(amount), times


def step(first: int, last: int, *doses: tuple[Decimal | None, int]) -> RawStep:
    return raw_step(day(first), day(last), *doses)


def plan(*steps: RawStep, **changed: object) -> RawPlan:
    made = RawPlan((RawCourse(MORPHINE, steps),), author="The clinic", agreed_on=TODAY)
    return replace(made, **changed)  # type: ignore[arg-type]


def found(raw: RawPlan) -> list[tuple[str, str, int | None, int | None]]:
    return [(p.message, p.where, p.medicine, p.step) for p in problems(raw, TODAY)]


def only(raw: RawPlan) -> PlanProblem:
    (one,) = problems(raw, TODAY)
    return one


GOOD = plan(step(0, 13), step(14, 27, dose("15")), step(28, 28, dose("0")))


def test_steps_one_after_the_other_are_kept_as_typed() -> None:
    assert problems(GOOD, TODAY) == ()
    (made,) = courses(GOOD)
    assert [(s.start, s.end, s.daily) for s in made.steps] == [
        (day(0), day(13), Decimal(20)),
        (day(14), day(27), Decimal(15)),
        (day(28), day(28), Decimal()),
    ]


@pytest.mark.parametrize(
    ("steps", "message", "at", "other"),
    [
        ([step(0, 13), step(13, 20)], "plan-problem-overlap", 1, 1),
        ([step(0, 13), step(0, 13)], "plan-problem-overlap", 1, 1),
        ([step(14, 20), step(0, 14)], "plan-problem-overlap", 0, 2),
        ([step(0, 13), step(15, 20)], "plan-problem-gap", 1, 1),
        ([step(15, 20), step(0, 13)], "plan-problem-gap", 0, 2),
        ([step(0, 0), step(1, 1), step(3, 3)], "plan-problem-gap", 2, 2),
    ],
)
def test_an_overlap_and_a_gap_name_the_later_step_and_the_one_before(
    steps: list[RawStep], message: str, at: int, other: int
) -> None:
    one = only(plan(*steps))
    assert (one.message, one.where, one.medicine, one.step) == (message, "start", 0, at)
    assert one.values["other"] == other


def test_a_step_inside_another_is_no_gap_for_the_next() -> None:
    raw = plan(step(0, 30), step(5, 6), step(10, 12), step(31, 40))
    assert found(raw) == [
        ("plan-problem-overlap", "start", 0, 1),
        ("plan-problem-overlap", "start", 0, 2),
    ]
    assert [p.values["other"] for p in problems(raw, TODAY)] == [1, 1]


@pytest.mark.parametrize(
    "middle",
    [raw_step(None, day(19)), raw_step(day(14), None), raw_step(day(19), day(14))],
)
def test_a_gap_is_not_told_while_a_step_may_still_fill_it(middle: RawStep) -> None:
    told = [p.message for p in problems(plan(step(0, 13), middle, step(20, 30)), TODAY)]
    assert len(told) == 1 and told[0] != "plan-problem-gap"


def test_the_steps_of_two_medicines_may_lie_on_the_same_days() -> None:
    both = replace(GOOD, courses=(*GOOD.courses, RawCourse(CODEINE, (step(5, 9),))))
    assert problems(both, TODAY) == ()


NO_DAY = raw_step(None, None)


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (NO_DAY, [("plan-problem-no-start", "start"), ("plan-problem-no-end", "end")]),
        (step(9, 8), [("plan-problem-end-before-start", "end")]),
        (step(14, 14, (None, 1)), [("plan-problem-no-amount", "amount")]),
        (
            replace(step(14, 14), lines=()),
            [("plan-problem-no-amount", "amount"), ("plan-problem-no-times", "times")],
        ),
        (step(14, 14, dose("-0.1")), [("plan-problem-negative", "amount")]),
        (step(14, 14, dose("20.0001")), [("plan-problem-amount-range", "amount")]),
        (step(14, 14, dose("100000.001")), [("plan-problem-amount-range", "amount")]),
        (step(14, 14, dose("1e999")), [("plan-problem-amount-range", "amount")]),
        (step(14, 14, dose("20", 0)), [("plan-problem-times-range", "times")]),
        (step(14, 14, dose("20", 25)), [("plan-problem-times-range", "times")]),
        (
            replace(step(14, 14), lines=(RawLine(Decimal(20), 1, Unit.MCG),)),
            [("plan-problem-mixed-units", "amount")],
        ),
    ],
)
def test_a_step_that_cannot_be_kept_is_named(
    wrong: RawStep, expected: list[tuple[str, str]]
) -> None:
    assert found(plan(step(0, 13), wrong)) == [(m, w, 0, 1) for m, w in expected]


def test_a_sum_of_doses_in_two_units_names_the_line() -> None:
    """20 mg in the morning and 5 mcg at night is not 20 mg and 5 mg."""
    lines = (RawLine(Decimal(20), 1, Unit.MG), RawLine(Decimal(5), 1, Unit.MCG))
    one = only(plan(replace(step(0, 13), lines=lines)))
    assert (one.message, one.where, one.step, one.line) == (
        "plan-problem-mixed-units",
        "amount",
        0,
        1,
    )


def test_the_second_line_of_an_uneven_day_is_told_apart() -> None:
    lines = (RawLine(Decimal(20), 1), RawLine(Decimal(-5), 30))
    told = problems(plan(replace(step(0, 13), lines=lines)), TODAY)
    assert [(p.message, p.line) for p in told] == [
        ("plan-problem-negative", 1),
        ("plan-problem-times-range", 1),
    ]


@pytest.mark.parametrize(
    "edge",
    [
        step(14, 14),
        step(14, 27, dose("2.5", 24)),
        step(14, 27, dose("0")),
        step(14, 27, dose("0.001")),
        step(14, 27, dose("59.999")),
        step(14, 27, dose("60")),
        step(14, 27, dose("20.0000")),
        step(14, 27, dose("30"), dose("15")),
    ],
)
def test_what_is_just_inside_is_kept(edge: RawStep) -> None:
    assert problems(plan(step(0, 13), edge), TODAY) == ()


def test_more_than_three_times_the_first_step_is_asked_about() -> None:
    one = only(plan(step(0, 13), step(14, 27, dose("60.001"))))
    assert (one.message, one.where, one.medicine, one.step) == (
        "plan-question-large",
        "amount",
        0,
        1,
    )
    assert one.asked
    assert one.values == {"amount": Decimal("60.001"), "first": Decimal(20)}


def test_the_first_step_is_the_earliest_one_not_the_one_typed_first() -> None:
    assert only(plan(step(14, 27, dose("100")), step(0, 13, dose("20")))).step == 0
    assert problems(plan(step(14, 27, dose("20")), step(0, 13, dose("100"))), TODAY) == ()


def test_of_an_uneven_day_the_large_dose_is_asked_about() -> None:
    raw = plan(step(0, 13), step(14, 27, dose("5"), dose("200")))
    assert [(p.step, p.line, p.asked) for p in problems(raw, TODAY)] == [(1, 1, True)]


def test_what_cannot_be_is_refused_and_not_asked_about() -> None:
    one = only(plan(step(0, 13), step(14, 27, dose("100001"))))
    assert one.message == "plan-problem-amount-range" and not one.asked


def test_after_a_first_step_of_nothing_nothing_is_large() -> None:
    assert problems(plan(step(0, 13, dose("0")), step(14, 27, dose("60"))), TODAY) == ()


def test_one_medicine_has_one_place() -> None:
    other = replace(MORPHINE, id=UUID(int=99), name=" morphine  sr ")
    twice = replace(GOOD, courses=(*GOOD.courses, RawCourse(other, (step(50, 60),))))
    one = only(twice)
    assert (one.message, one.where, one.medicine) == ("plan-problem-twice", "name", 1)
    renamed = replace(MORPHINE, name="Another name")
    same = replace(GOOD, courses=(*GOOD.courses, RawCourse(renamed, (step(0, 60),))))
    assert only(same).message == "plan-problem-twice"


def test_a_medicine_needs_a_name_and_a_step() -> None:
    nameless = RawCourse(replace(MORPHINE, name="  "), ())
    assert found(replace(GOOD, courses=(nameless,))) == [
        ("plan-problem-name", "name", 0, None),
        ("plan-problem-no-steps", "steps", 0, None),
    ]
    assert found(replace(GOOD, courses=())) == [
        ("plan-problem-no-medicine", "medicines", None, None)
    ]


@pytest.mark.parametrize(
    ("needed", "message", "where"),
    [
        (RawAsNeeded(CODEINE), "plan-problem-maximum", "maximum"),
        (RawAsNeeded(CODEINE, Decimal(0)), "plan-problem-maximum-range", "maximum"),
        (RawAsNeeded(CODEINE, Decimal(-1)), "plan-problem-maximum-range", "maximum"),
        (RawAsNeeded(CODEINE, Decimal("0.0001")), "plan-problem-maximum-range", "maximum"),
        (RawAsNeeded(CODEINE, Decimal("1e999")), "plan-problem-maximum-range", "maximum"),
        (RawAsNeeded(CODEINE, Decimal(60), unit=Unit.ML), "plan-problem-mixed-units", "maximum"),
        (
            RawAsNeeded(CODEINE, Decimal(60), Decimal(5), Unit.MG, Unit.MCG),
            "plan-problem-mixed-units",
            "needed_amount",
        ),
        (
            RawAsNeeded(CODEINE, Decimal(60), Decimal(0)),
            "plan-problem-needed-amount",
            "needed_amount",
        ),
        (RawAsNeeded(replace(CODEINE, name=""), Decimal(60)), "plan-problem-name", "name"),
    ],
)
def test_as_needed_medicines_are_numbered_after_the_regular_ones(
    needed: RawAsNeeded, message: str, where: str
) -> None:
    one = only(replace(GOOD, as_needed=(needed,)))
    assert (one.message, one.where, one.medicine, one.step) == (message, where, 1, None)


def test_an_as_needed_medicine_is_kept_with_its_maximum() -> None:
    needed = RawAsNeeded(CODEINE, Decimal("0.001"), Decimal("60.125"), Unit.MG)
    raw = replace(GOOD, as_needed=(needed,))
    assert problems(raw, TODAY) == ()
    (kept,) = as_needed(raw)
    assert (kept.medicine, kept.daily_maximum, kept.amount) == (
        CODEINE,
        Decimal("0.001"),
        Decimal("60.125"),
    )


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"author": " "}, "plan-problem-author"),
        ({"agreed_on": None}, "plan-problem-agreed"),
        ({"agreed_on": day(1)}, "plan-problem-agreed-to-come"),
        ({"follow_up_days": 0}, "plan-problem-follow-up"),
        ({"follow_up_days": 367}, "plan-problem-follow-up"),
    ],
)
def test_who_wrote_it_and_when(changed: dict[str, object], message: str) -> None:
    assert found(plan(step(0, 13), **changed))[0][0] == message
    assert found(plan(step(0, 13), follow_up_days=1)) == []
    assert found(plan(step(0, 13), follow_up_days=366)) == []


@pytest.mark.parametrize("raw", [NO_DAY, step(0, 1, (None, 1)), raw_step(day(0), None)])
def test_a_plan_with_problems_is_no_plan(raw: RawStep) -> None:
    with pytest.raises(ValueError, match="a step without"):
        courses(plan(raw))
    with pytest.raises(ValueError, match="without a daily maximum"):
        as_needed(replace(GOOD, as_needed=(RawAsNeeded(CODEINE),)))


@moderate
@given(typed_courses())
def test_what_is_accepted_has_one_step_on_every_day(typed: Typed) -> None:
    raw = RawPlan((typed.course,), author="The clinic", agreed_on=TODAY)
    refused = [p for p in problems(raw, TODAY) if not p.asked]
    assert bool(refused) is not typed.in_order
    assert all(p.medicine == 0 and p.step is not None for p in refused)
    if refused:
        return
    (made,) = courses(raw)
    plans = Plans([replace(version(1, 0), valid_from=made.steps[0].start, courses=(made,))])
    for on in EVERY_DAY:
        covering = [s for s in made.steps if s.covers(on)]
        inside = made.steps[0].start <= on <= made.steps[-1].end
        assert len(covering) == inside
        assert plans.step(MORPHINE.id, on) == (covering[0] if inside else None)


@pytest.mark.parametrize(("amount", "times", "asked"), [("20", 3, False), ("20", 4, True)])
def test_a_day_of_more_than_3_times_the_first_is_asked_about(
    amount: str, times: int, asked: bool
) -> None:
    """22 times for 2: each dose alone looks right."""
    found = problems(plan(step(0, 13), step(14, 27, dose(amount, times))), TODAY)
    assert [(p.message, p.where, p.step) for p in found] == (
        [("plan-question-many", "times", 1)] if asked else []
    )
    assert all(p.asked for p in found)
