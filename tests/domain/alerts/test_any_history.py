"""What holds for every rule, whatever was entered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.domain.alerts.engine import run
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.registry import RULES
from app.domain.chains import standing
from app.domain.checkins import CheckIn
from app.domain.responses import Response
from app.domain.signs import OVERDOSE, Sign
from tests.domain.alerts.anything import History, any_history
from tests.domain.alerts.telling import told
from tests.domain.alerts.variants import VARIANTS
from tests.domain.make import day

whole = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
"""A history is a lot to draw, and machines that share their processor are slow."""

SIGNS = {*OVERDOSE, Sign.CHEST_PAIN}
"""The signs that are an emergency."""


def findings(history: History) -> dict[str, Finding]:
    """What each rule finds, by its id."""
    seen = history.seen()
    found = ((rule, rule.evaluate(seen)) for rule in RULES)
    return {rule.id: finding for rule, finding in found if finding is not None}


def emergencies(history: History) -> set[str]:
    """The rules that find an emergency."""
    return {r for r, f in findings(history).items() if f.level is Level.EMERGENCY}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_an_empty_diary_is_silent(rule: Rule) -> None:
    assert rule.evaluate(History(0, 12).seen()) is None


@whole
@given(any_history())
def test_no_rule_raises_and_each_finding_can_be_told(history: History) -> None:
    found = findings(history)
    for rule in RULES:
        if rule.id in found:
            told(rule, found[rule.id])
            assert found[rule.id].variant in VARIANTS[rule.id]
            assert rule.evaluate(history.seen()) == found[rule.id], "the same input, another answer"
            assert found[rule.id].day <= day(history.today) or rule.id == "R25"
    assert {one.rule.id for one in run(history.seen())} == set(found)


@whole
@given(any_history())
def test_what_is_said_of_days_to_come_changes_nothing(history: History) -> None:
    """A day ahead may be one on the other side of the world; further ahead the clock was
    wrong."""
    last = day(history.today + 1)
    past: dict[str, Any] = {
        name: tuple(row for row in getattr(history, name) if row.day <= last)
        for name in ("checkins", "doses", "responses", "signs")
    }
    assert findings(replace(history, **past)) == findings(history)


# What is, and what is not, the reason of an emergency.


def calls(row: CheckIn | Response) -> set[str]:
    """The answers of a row that are an emergency in themselves."""
    answers: Mapping[str, Any] = row.answers
    found = set()
    if answers.get("safe") == "need_help":
        found.add("safe")
    if "slow_breathing" in answers.get("side_effects", ()):
        found.add("side_effects")
    if isinstance(row, Response) and "better_off_dead" in answers:
        found.add("better_off_dead")
    return found


def changed(history: History, name: str, rows: Iterable[Any]) -> History:
    """With other rows of one kind."""
    given: dict[str, Any] = {name: tuple(rows)}
    return replace(history, **given)


def without_one(history: History) -> Iterator[History]:
    """The history without one thing that is no reason: an answer, or a whole statement."""
    for name in ("checkins", "responses"):
        rows = getattr(history, name)
        for at, row in enumerate(rows):
            for gone in set(row.answers) - calls(row):
                left = {k: v for k, v in row.answers.items() if k != gone}
                rest = (*rows[:at], replace(row, answers=left), *rows[at + 1 :])
                yield changed(history, name, rest)
    for name in ("doses", "visits", "supplies", "plans"):
        for row in getattr(history, name):
            yield changed(history, name, (r for r in getattr(history, name) if r.id != row.id))
    for report in history.signs:
        if not SIGNS & set(report.signs):
            yield changed(history, "signs", (r for r in history.signs if r.id != report.id))


@whole
@given(any_history(), st.data())
def test_removing_another_answer_never_turns_an_emergency_off(
    history: History, data: st.DataObject
) -> None:
    before = emergencies(history)
    assume(before)
    less = list(without_one(history))
    assume(less)
    for one in data.draw(st.lists(st.sampled_from(less), min_size=1, max_size=6)):
        assert before <= emergencies(one)


def put_right(history: History) -> History:
    """Every answer in force that is a reason, corrected; every such sign taken back."""
    checkins, responses = list(history.checkins), list(history.responses)
    for number, found in enumerate(standing(history.checkins)):
        answers = {k: v for k, v in found.row.answers.items() if k not in calls(found.row)}
        correction = replace(found.row, id=UUID(int=9000 + number), supersedes=found.row.id)
        checkins.append(replace(correction, answers={**answers, "safe": "yes"}))
    for number, said in enumerate(standing(history.responses)):
        fixed = {k: 0 if k in calls(said.row) else v for k, v in said.row.answers.items()}
        again = replace(said.row, id=UUID(int=9500 + number), supersedes=said.row.id)
        responses.append(replace(again, answers=fixed))
    signs = tuple(r for r in history.signs if not SIGNS & set(r.signs))
    return replace(history, checkins=tuple(checkins), responses=tuple(responses), signs=signs)


@whole
@given(any_history())
def test_a_correction_of_the_reason_turns_it_off(history: History) -> None:
    assume(emergencies(history))
    assert emergencies(put_right(history)) == set()


def test_the_histories_reach_the_rules() -> None:
    """The tests above cannot pass for want of anything found: most rules fire, and the
    emergencies often."""
    fired: Counter[str] = Counter()

    @settings(whole, max_examples=100, database=None, derandomize=True)
    @given(any_history())
    def look(history: History) -> None:
        found = findings(history)
        fired.update(found.keys())
        fired["E"] += bool(emergencies(history))

    look()
    assert fired["E"] >= 20
    never = {rule.id for rule in RULES} - set(fired)
    assert len(never) <= 8, never
