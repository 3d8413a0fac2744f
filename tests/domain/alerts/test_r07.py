"""R07: none taken, or half and less, while some was planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.alerts.model import Level
from app.domain.alerts.r07 import RULE, evaluate
from app.domain.doses import DoseEntry
from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.responses import Response
from app.domain.scales.baseline_facts import BASELINE_FACTS
from app.domain.scales.model import Choice
from app.domain.taper import Plans
from tests.domain.agreements import MORPHINE, course, plans, took
from tests.domain.alerts.histories import NO_PLAN, seen
from tests.domain.alerts.telling import told
from tests.domain.answering import answered
from tests.domain.make import day

SHORT = replace(MORPHINE, long_acting=False)
PATCH = replace(MORPHINE, unit=Unit.MCG_PER_H, long_acting=False)
UNKNOWN = replace(MORPHINE, long_acting=None)
NEW_PATCH = replace(PATCH, long_acting=None)


def variant(
    today: int,
    taken: Mapping[int, int | str],
    of: Medicine = SHORT,
    late: int = 0,
    facts: tuple[Response, ...] = (),
) -> str | None:
    doses = [took(d, amount, late=late) for d, amount in taken.items()]
    plan = plans(course((0, 30), until=400, of=of))
    found = evaluate(seen(today, doses=doses, plan=plan, responses=facts))
    return None if found is None else found.variant


def length(answer: str) -> Response:
    answers = BASELINE_FACTS.question("opioid_length").answers
    assert isinstance(answers, Choice)
    value = next(o.value for o in answers.options if o.id == answer)
    return answered(5, "baseline_facts", 1, opioid_length=value)


def test_it_fires() -> None:
    doses: list[DoseEntry] = [took(4, 30), took(5, 0), took(6, 0)]
    found = evaluate(seen(6, doses=doses, plan=plans(course((0, 30), until=400))))
    assert found is not None and (found.level, found.variant) == (Level.URGENT, "none")
    assert (found.day, found.occasion) == (day(6), f"{day(5)}/{MORPHINE.id}")
    text = told(RULE, found)
    assert "for 2 days, from Sat, Mar 8 to Sun, Mar 9" in text.seen
    assert "double up" in text.do


def test_it_is_silent() -> None:
    assert variant(3, {}) is None
    assert variant(3, {1: 30, 2: 30, 3: 25}) is None
    assert evaluate(seen(3, doses=[took(3, 0)], plan=NO_PLAN)) is None


@pytest.mark.parametrize(
    ("of", "days"),
    [(SHORT, 1), (UNKNOWN, 1), (MORPHINE, 2), (PATCH, 2), (NEW_PATCH, 2)],
    ids=lambda v: str(v)[:9],
)
def test_one_day_of_a_short_acting_one_and_two_of_a_long_one(of: Medicine, days: int) -> None:
    none = {10 - n: 0 for n in range(days)}
    assert variant(10, {**dict(list(none.items())[1:]), 8: 30}, of) is None
    assert variant(10, none, of) == "none"


@pytest.mark.parametrize(
    ("answer", "fires"),
    [("long", None), ("short", "none"), ("both", "none"), ("not_sure", "none")],
)
def test_the_facts_say_which_it_is_where_the_plan_does_not(answer: str, fires: str | None) -> None:
    assert variant(10, {10: 0}, UNKNOWN, facts=(length(answer),)) == fires
    assert variant(10, {10: 0}, SHORT, facts=(length(answer),)) == "none"


@pytest.mark.parametrize(
    ("taken", "fires"),
    [
        ({9: 15, 10: 15}, "half"),
        ({9: "15.1", 10: 15}, None),
        ({9: 15, 10: "15.1"}, None),
        ({10: 15}, None),
        ({8: 15, 10: 15}, None),
        ({8: 15, 9: 0, 10: 30}, "none"),
    ],
)
def test_the_edges_of_half_for_two_days(taken: dict[int, int | str], fires: str | None) -> None:
    assert variant(10, taken) == fires


def test_none_and_then_half_of_a_long_acting_one_is_half() -> None:
    assert variant(10, {9: 0, 10: 15}, MORPHINE) == "half"
    plan = plans(course((0, 30), until=400))
    found = evaluate(seen(10, doses=[took(9, 15), took(10, 15)], plan=plan))
    assert "For 2 days, from Wed, Mar 12 to Thu, Mar 13" in told(RULE, found).seen


@pytest.mark.parametrize(("today", "fires"), [(9, None), (10, "none"), (11, "none"), (12, None)])
def test_the_last_day_is_today_or_yesterday(today: int, fires: str | None) -> None:
    assert variant(today, {10: 0}) == fires


def test_days_said_later_say_nothing_of_time() -> None:
    assert variant(11, {10: 0}, late=1) is None


def test_only_opioids_of_which_some_is_planned() -> None:
    assert variant(10, {10: 0}, replace(SHORT, ingredient=Ingredient.NOT_OPIOID)) is None
    ended = plans(course((0, 30), (10, 0), until=400, of=SHORT))
    assert evaluate(seen(12, doses=[took(11, 0), took(12, 0)], plan=ended)) is None


def test_a_run_is_one_occasion() -> None:
    doses = [took(n, 0) for n in range(5, 12)]
    plan: Plans = plans(course((0, 30), until=400))
    found = [evaluate(seen(today, doses=doses, plan=plan)) for today in (6, 9, 11, 12)]
    assert {f.occasion for f in found if f is not None} == {f"{day(5)}/{MORPHINE.id}"}
    assert None not in found


def test_a_correction_ends_it() -> None:
    slip = took(10, 0)
    right = replace(took(10, 30), id=took(99, 0).id, supersedes=slip.id)
    plan = plans(course((0, 30), until=400, of=SHORT))
    assert evaluate(seen(10, doses=[slip, right], plan=plan)) is None


def test_the_words_for_one_day() -> None:
    plan = plans(course((0, 30), until=400, of=SHORT))
    found = evaluate(seen(10, doses=[took(10, 0)], plan=plan))
    assert told(RULE, found).seen.startswith("On Thu, Mar 13 you took none")
