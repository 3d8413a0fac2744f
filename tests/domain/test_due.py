"""When each questionnaire is due, and why: a table of cases, looked at day by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pytest

from app.domain.due import Why, due
from app.domain.responses import Deferral, Response, Wait
from app.domain.taper import Plans, PlanState
from tests.domain.agreements import course, plans, version
from tests.domain.answering import answered, put_off, undone
from tests.domain.diary_days import BASELINE, DOWN, LATER, NO_PLAN, SETTLED, known, reasons
from tests.domain.make import day

REGULAR, STEP, VISIT = Why.REGULAR, Why.STEP, Why.VISIT
FIRST, SCORE = Why.BASELINE, Why.SCORE
NOT_NOW, NOT_THIS_TIME = Wait.NOT_NOW, Wait.NOT_THIS_TIME

UP = plans(course((0, 20), (10, 30), until=400))
PAUSED = Plans(
    [
        version(1, 0, course((0, 30), (10, 20), until=20)),
        version(2, 5, course((0, 30), (10, 20), until=20, state=PlanState.PAUSED, since=5)),
    ]
)
GAP = Plans([version(1, 0, course((0, 30), until=9)), version(2, 15, course((15, 20), until=90))])
NEAR = plans(course((0, 30), (7, 20), until=400))

HIGH_MOOD = [*SETTLED, answered(1, "phq2", 30, 3)]
HIGH_WORRY = [*SETTLED, answered(1, "gad2", 30, 3)]
REST = answered(2, "phq9", 33, 3, opened_by=1)
SAME_DAY = answered(2, "phq9", 30, 3, opened_by=1)


@dataclass(frozen=True)
class Case:
    """``scale`` is due for ``why`` on the days ``on`` of those from ``first`` to ``last``, and
    on no other. What was said on a day is there when it is looked at."""

    name: str
    scale: str
    why: Why
    first: int
    last: int
    on: Iterable[int]
    said: Sequence[Response] = ()
    left_out: Sequence[Deferral] = ()
    agreed: Plans = NO_PLAN
    visits: Sequence[int] = ()


def later(name: str, when: int, wait: Wait, hour: int = 20) -> list[Deferral]:
    return [put_off(1, name, when, wait, hour)]


def days(first: int, last: int) -> list[int]:
    return list(range(first, last + 1))


PEG = [answered(1, "peg", 0, 15)]
READY = [answered(1, "readiness", 3), answered(2, "readiness", 22)]

CASES = [
    Case("PEG never answered", "peg", REGULAR, 0, 30, days(20, 30), agreed=DOWN),
    Case("PEG a week later", "peg", REGULAR, 1, 9, days(7, 9), PEG),
    Case(
        "PEG a week after it was answered later",
        *("peg", REGULAR, 1, 19, [7, 8, 9, 17, 18, 19]),
        [*PEG, answered(2, "peg", 10, 15)],
    ),
    Case("PEG not this time", "peg", REGULAR, 7, 15, [14, 15], PEG, later("peg", 7, NOT_THIS_TIME)),
    Case("PEG not now", "peg", REGULAR, 6, 9, [7, 8, 9], PEG, later("peg", 7, NOT_NOW)),
    Case("PHQ-2 after the baseline", "phq2", REGULAR, 3, 20, days(16, 20), BASELINE),
    Case("GAD-2 after the baseline", "gad2", REGULAR, 4, 20, days(17, 20), BASELINE),
    Case("PHQ-2 with no baseline left", "phq2", REGULAR, 0, 22, days(20, 22), agreed=DOWN),
    Case("self-checks", "self_checks", REGULAR, 0, 35, days(28, 35)),
    Case(
        "self-checks after the last",
        *("self_checks", REGULAR, 20, 60, [28, 29, 58, 59, 60]),
        [answered(1, "self_checks", 30)],
    ),
    Case("change, of a taper", "global_change", REGULAR, 0, 60, days(48, 60), agreed=DOWN),
    Case("change, of no taper", "global_change", REGULAR, 0, 150, [], agreed=LATER),
    Case("readiness, for a plan", "readiness", REGULAR, 0, 35, days(28, 35), agreed=LATER),
    Case("readiness, for no plan", "readiness", REGULAR, 0, 60, []),
    Case("14 days, a step within", "withdrawal_list", STEP, 0, 60, days(20, 40), agreed=DOWN),
    Case(
        "each day once",
        *("withdrawal_list", STEP, 19, 25, [20, 22, 24, 25]),
        [answered(1, "withdrawal_list", 21), answered(2, "withdrawal_list", 23)],
        agreed=DOWN,
    ),
    Case(
        "not after this step",
        *("withdrawal_list", STEP, 19, 45, [20, 21, *days(27, 40)], []),
        later("withdrawal_list", 22, NOT_THIS_TIME),
        agreed=DOWN,
    ),
    Case("no step: a pause", "withdrawal_list", STEP, 0, 40, [], agreed=PAUSED),
    Case("no step: an increase", "withdrawal_list", STEP, 0, 40, [], agreed=UP),
    Case("a step after a gap", "withdrawal_list", STEP, 0, 40, days(15, 28), agreed=GAP),
    Case("a visit", "readiness", VISIT, 0, 27, days(17, 20), agreed=LATER, visits=[20]),
    Case(
        "visits 7, 18, 7 and 8 days after the last answer",
        *("readiness", VISIT, 4, 45, [*days(18, 21), *days(27, 30)], READY),
        agreed=LATER,
        visits=[10, 21, 29, 30],
    ),
    Case(
        "two visits in a row",
        *("readiness", VISIT, 10, 27, [17, 18], [answered(1, "readiness", 19)]),
        agreed=LATER,
        visits=[22, 20],
    ),
    Case(
        "not before this visit",
        *("readiness", VISIT, 10, 27, [17], [], later("readiness", 18, NOT_THIS_TIME)),
        agreed=LATER,
        visits=[20],
    ),
    Case("a visit, no plan", "readiness", VISIT, 10, 27, [], visits=[20]),
    Case("a visit, no reduction", "global_change", VISIT, 0, 12, [], agreed=DOWN, visits=[8]),
    Case("a visit", "global_change", VISIT, 15, 30, days(22, 25), agreed=DOWN, visits=[25]),
    Case("baseline: PEG, no plan", "peg", FIRST, 0, 30, days(0, 30)),
    Case("baseline: PHQ-9, no plan", "phq9", FIRST, 0, 40, days(2, 40)),
    Case("baseline: up to the day before", "gad7", FIRST, 0, 40, days(3, 19), agreed=DOWN),
    Case("baseline: in a hurry", "gad7", FIRST, 0, 9, days(0, 6), agreed=NEAR),
    Case("baseline: once", "phq9", FIRST, 2, 60, [], BASELINE),
    Case(
        "baseline: not this time",
        *("phq9", FIRST, 0, 20, [2, *days(17, 20)], [], later("phq9", 3, NOT_THIS_TIME)),
    ),
    Case("facts, at any time", "baseline_facts", FIRST, 0, 60, days(1, 60), agreed=DOWN),
    Case("facts, once", "baseline_facts", FIRST, 0, 60, [], BASELINE),
    Case("the other seven", "phq9", SCORE, 18, 50, days(30, 43), HIGH_MOOD),
    Case("the other five", "gad7", SCORE, 18, 50, days(30, 43), HIGH_WORRY),
    Case("below the cut", "phq9", SCORE, 18, 50, [], [*SETTLED, answered(1, "phq2", 30, 2)]),
    Case("the rest, answered", "phq9", SCORE, 18, 50, days(30, 32), [*HIGH_MOOD, REST]),
    Case(
        "the rest, answered and taken back",
        *("phq9", SCORE, 18, 50, days(30, 43), [*HIGH_MOOD, REST, undone(3, REST)]),
    ),
    Case(
        "the rest, not this time",
        *("phq9", SCORE, 18, 50, [], HIGH_MOOD, later("phq9", 30, NOT_THIS_TIME, 21)),
    ),
    Case(
        "not this time was said before the score",
        *("phq9", SCORE, 18, 50, days(30, 43), HIGH_MOOD, later("phq9", 30, NOT_THIS_TIME, 9)),
    ),
    Case(
        "put right to less",
        *("phq9", SCORE, 18, 50, [], [*HIGH_MOOD, answered(2, "phq2", 30, 2, replaces=1)]),
    ),
    Case(
        "put right after the rest was answered",
        *("phq9", SCORE, 18, 50, []),
        [*HIGH_MOOD, SAME_DAY, answered(3, "phq2", 30, 4, replaces=1)],
    ),
    Case("a whole one opens nothing", "phq9", SCORE, 2, 20, [], [answered(1, "phq9", 2, 20)]),
    Case(
        "a whole one of a later day",
        *("phq9", SCORE, 18, 50, [30], [*HIGH_MOOD, answered(2, "phq9", 31, 3)]),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.scale}: {c.name}")
def test_due_on_these_days_and_no_other(case: Case) -> None:
    found = []
    for today in days(case.first, case.last):
        said = [r for r in case.said if r.day <= day(today)]
        left_out = [d for d in case.left_out if d.day <= day(today)]
        at = known(today, said, left_out, case.agreed, case.visits)
        if reasons(at).get(case.scale) is case.why:
            found.append(today)
    assert found == list(case.on)


def test_an_empty_diary_is_asked_nothing() -> None:
    assert due(known(30, agreed=DOWN, visits=[30], started=None)) == []


def test_an_offer_says_since_when_and_by_which_score() -> None:
    said = [*HIGH_MOOD, answered(2, "peg", 25, 9)]
    found = {o.scale.id: o for o in due(known(33, said, agreed=DOWN, visits=[35]))}
    assert {name: o.since for name, o in found.items()} == {
        "phq9": day(30),
        "gad2": day(31),
        "peg": day(32),
        "withdrawal_list": day(27),
        "global_change": day(32),
        "readiness": day(32),
        "self_checks": day(28),
    }
    assert {name: o.by for name, o in found.items() if o.by} == {"phq9": HIGH_MOOD[-1]}


def test_a_whole_one_that_is_due_hides_its_part() -> None:
    found = reasons(known(20))
    assert "phq9" in found and "phq2" not in found
    left = reasons(known(20, [], [put_off(1, "phq9", 19, NOT_THIS_TIME)]))
    assert "phq9" not in left and left["phq2"] is REGULAR


@pytest.mark.parametrize(("ahead", "is_due"), [(1, False), (2, True), (2000, True)])
def test_a_day_to_come_keeps_nothing_from_being_due(ahead: int, is_due: bool) -> None:
    """One day ahead is a flight to the west, more than that was a wrong clock."""
    wrong = [*PEG, answered(2, "peg", 30 + ahead, 9)]
    assert ("peg" in reasons(known(30, wrong))) is is_due
    skipped = later("peg", 30 + ahead, NOT_THIS_TIME)
    assert ("peg" in reasons(known(30, PEG, skipped))) is is_due


def test_of_a_plan_long_before_the_diary_the_first_days_are_quiet() -> None:
    old = Plans([version(1, -200, course((-200, 40), (-100, 30), until=400))])
    assert reasons(known(0, agreed=old)) == {"peg": REGULAR}
    assert reasons(known(27, agreed=old)).keys() == {"peg", "phq2", "gad2", "baseline_facts"}
    assert reasons(known(28, agreed=old)).keys() >= {"global_change", "readiness", "self_checks"}
