"""R27: no naloxone at home, and a reason for having it."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r27 import RULE, evaluate
from app.domain.medicines import Ingredient, Medicine
from tests.domain.agreements import MORPHINE, course, plans, took
from tests.domain.alerts.histories import DOWN, seen
from tests.domain.alerts.telling import told
from tests.domain.answering import answered, undone
from tests.domain.make import said

NO, YES, UNSURE = 0, 1, 2
AS_SAID = {"sleep_apnoea": "apnoea", "sedatives": "sedative", "overdose": "overdose"}


def found(naloxone: int | None = NO, facts: dict[str, int] | None = None, **more: Any) -> Any:
    answers = dict(facts or {})
    if naloxone is not None:
        answers["naloxone"] = naloxone
    responses = [answered(1, "baseline_facts", 1, **answers)] if answers else []
    return evaluate(seen(3, responses=responses, **more))


def reasons(alert: Finding | None) -> str | None:
    return None if alert is None else str(alert.inputs["reasons"])


@pytest.mark.parametrize(("fact", "reason"), AS_SAID.items())
@pytest.mark.parametrize(("answer", "fires"), [(NO, False), (YES, True), (UNSURE, False)])
def test_each_fact_is_a_reason(fact: str, reason: str, answer: int, fires: bool) -> None:
    alert = found(facts={fact: answer})
    assert reasons(alert) == (reason if fires else None)
    if fires:
        assert (alert.level, alert.occasion) == (Level.NOTICE, "")
        told(RULE, alert)


@pytest.mark.parametrize(
    ("naloxone", "fires"), [(NO, True), (UNSURE, True), (YES, False), (None, False)]
)
def test_it_must_be_known_that_it_is_not_there(naloxone: int | None, fires: bool) -> None:
    assert (found(naloxone, {"overdose": YES}) is not None) is fires


@pytest.mark.parametrize(("amount", "fires"), [("49.9", False), (50, True), (200, True)])
def test_the_edge_of_the_agreed_dose(amount: Any, fires: bool) -> None:
    assert (reasons(found(plan=plans(course((0, amount), until=400)))) == "mme") is fires


def test_what_cannot_be_calculated_is_no_reason() -> None:
    other = Medicine(MORPHINE.id, "Other", Ingredient.OTHER_OPIOID, MORPHINE.unit)
    assert found(plan=plans(course((0, 500), until=400, of=other))) is None
    assert found(plan=plans(course((0, 500), until=1))) is None, "nothing agreed for today"


@pytest.mark.parametrize(
    ("what", "fires"),
    [("alcohol", False), ("sedative_prescribed", True), ("sedative_not_prescribed", True)],
)
def test_a_sedative_of_the_last_days(what: str, fires: bool) -> None:
    assert (found(checkins=[said(9, 2, other_substances=(what,))]) is not None) is fires
    old = [said(9, -5, other_substances=(what,))]
    assert found(checkins=old) is None


def test_a_dose_far_above_the_plan_and_one_after_a_pause() -> None:
    assert reasons(found(plan=DOWN, doses=[took(3, 45)])) == "dose"
    assert found(plan=DOWN, doses=[took(3, 44)]) is None
    pause = [*(took(n, 0) for n in range(3)), took(3, 30)]
    assert reasons(found(plan=DOWN, doses=pause)) == "dose"


def test_the_first_reason_is_told_and_all_are_kept() -> None:
    alert = found(facts=dict.fromkeys(AS_SAID, YES), plan=plans(course((0, 60), until=400)))
    assert alert.inputs["reason"] == "overdose"
    assert reasons(alert) == "overdose, mme, sedative, apnoea"
    assert "had an overdose before" in told(RULE, alert).seen


def test_each_reason_has_its_sentence() -> None:
    alerts = [found(facts={fact: YES}) for fact in AS_SAID]
    alerts += [found(plan=plans(course((0, 60), until=400)))]
    alerts += [found(plan=DOWN, doses=[took(3, 45)])]
    assert len({told(RULE, alert).seen for alert in alerts}) == 5


def test_a_newer_answer_or_an_undo_ends_it() -> None:
    first = answered(1, "baseline_facts", 1, naloxone=NO, overdose=YES)
    for later in (answered(2, "baseline_facts", 2, naloxone=YES), undone(2, first)):
        assert evaluate(seen(3, responses=[first, later])) is None
    corrected = answered(2, "baseline_facts", 1, naloxone=NO, overdose=NO, replaces=1)
    assert evaluate(seen(3, responses=[first, corrected])) is None
    assert evaluate(seen(0, responses=[first])) is None, "a day to come"


def test_facts_of_the_first_version_say_nothing_of_an_overdose() -> None:
    assert found(facts={"sleep_apnoea": NO, "sedatives": NO, "pregnancy": 3}) is None
