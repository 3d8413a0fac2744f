"""What holds for every rule, whatever was entered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.alerts.engine import run
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.registry import RULES
from app.domain.chains import standing
from app.domain.checkins import Answer, CheckIn
from app.domain.responses import Response
from app.domain.scales.registry import SCALES
from app.domain.signs import OVERDOSE, Sign
from tests.domain.agreements import took
from tests.domain.alerts.anything import History, any_history
from tests.domain.alerts.histories import signs
from tests.domain.alerts.telling import told
from tests.domain.alerts.variants import VARIANTS
from tests.domain.answering import answered
from tests.domain.make import day, said

whole = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
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


WORST: dict[str, Answer] = {
    **dict.fromkeys(("pain_24h", "withdrawal", "craving", "bowel_days"), 10),
    "sleep_hours": 1,
    "other_substances": ("alcohol",),
}
"""No emergency, but all that another rule may look at."""

CALLING: dict[str, Answer] = {"safe": "need_help", "side_effects": {"slow_breathing": ""}}


def loud(history: History, on: int, **answers: Answer) -> History:
    """Everything at its worst on a day, with ``answers`` beside it."""
    scales = [answered(7000 + 20 * on + n, s.id, on, 99) for n, s in enumerate(SCALES)]
    return replace(
        history,
        checkins=(*history.checkins, replace(said(7000 + on, on), answers={**WORST, **answers})),
        doses=(*history.doses, took(on, 59)),
        responses=(*history.responses, *(s for s in scales if s.scale != "phq9")),
    )


@whole
@given(any_history(), st.integers(2, 9))
def test_what_is_said_of_days_to_come_changes_nothing(history: History, ahead: int) -> None:
    """One day ahead may be on the other side of the world; further ahead the clock was
    wrong."""
    on = history.today + ahead
    more = loud(history, on, **CALLING)
    phq9 = answered(6999, "phq9", on, 27)
    more = replace(more, signs=(*more.signs, signs(on, *Sign)), responses=(*more.responses, phq9))
    assert findings(more) == findings(history)


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


def bare(history: History) -> History:
    """The history with nothing left but the reasons."""
    for name in ("checkins", "responses"):
        rows = getattr(history, name)
        kept = [{k: v for k, v in row.answers.items() if k in calls(row)} for row in rows]
        left = (replace(row, answers=k) for row, k in zip(rows, kept, strict=True))
        history = changed(history, name, left)
    signs_left = tuple(r for r in history.signs if SIGNS & set(r.signs))
    return replace(history, doses=(), visits=(), supplies=(), plans=(), signs=signs_left)


@st.composite
def alarming(draw: st.DrawFn) -> History:
    """A history with an emergency of yesterday or today, beside the worst of days."""
    history = draw(any_history())
    on = history.today - draw(st.integers(0, 1))
    history, kind = loud(history, history.today), draw(st.integers(0, 3))
    if kind <= 1:
        name = list(CALLING)[kind]
        calling = replace(said(6998, on), answers={name: CALLING[name]})
        return replace(history, checkins=(*history.checkins, calling))
    if kind == 2:
        ninth = answered(6997, "phq9", on, better_off_dead=1)
        return replace(history, responses=(*history.responses, ninth))
    return replace(history, signs=(*history.signs, signs(on, draw(st.sampled_from(sorted(SIGNS))))))


@whole
@given(alarming(), st.data())
def test_removing_another_answer_never_turns_an_emergency_off(
    history: History, data: st.DataObject
) -> None:
    before = emergencies(history)
    assert before
    assert before <= emergencies(bare(history))
    for one in data.draw(st.lists(st.sampled_from(list(without_one(history))), max_size=4)):
        assert before <= emergencies(one)


def put_right(history: History) -> History:
    """Every answer in force that is a reason, corrected; every such sign taken back."""
    checkins, responses = list(history.checkins), list(history.responses)
    for number, found in enumerate(standing(history.checkins)):
        answers = {k: v for k, v in found.row.answers.items() if k not in calls(found.row)}
        correction = replace(found.row, id=UUID(int=9000 + number), supersedes=found.row.id)
        checkins.append(replace(correction, answers={**answers, "safe": "yes"}))
    for number, kept in enumerate(standing(history.responses)):
        fixed = {k: 0 if k in calls(kept.row) else v for k, v in kept.row.answers.items()}
        again = replace(kept.row, id=UUID(int=9500 + number), supersedes=kept.row.id)
        responses.append(replace(again, answers=fixed))
    signs = tuple(r for r in history.signs if not SIGNS & set(r.signs))
    return replace(history, checkins=tuple(checkins), responses=tuple(responses), signs=signs)


@whole
@given(alarming())
def test_a_correction_of_the_reason_turns_it_off(history: History) -> None:
    assert emergencies(history)
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
    assert fired["E"] >= 10
    assert len(fired) >= 15, fired
