"""Questionnaires over a year, and in any diary there can be: never too many, none starves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.due import AT_MOST, Known, Offer, due, offered
from app.domain.responses import Response, Responses, Wait
from app.domain.scales.model import Answer
from app.domain.scales.registry import SCALES
from app.domain.taper import Plans
from tests.domain.agreements import course, plans
from tests.domain.answering import answered, put_off
from tests.domain.diary_days import LATER, NO_PLAN, known
from tests.domain.make import day
from tests.domain.plans import histories, moderate

YEAR = 365

TAPER = plans(course((0, 60), *((28 * n, 60 - 4 * n) for n in range(1, 13)), until=800))
"""A step down every 4 weeks, on days 28 to 336."""

FAST = plans(course((0, 200), *((14 * n, 200 - 4 * n) for n in range(2, 26)), until=800))
"""A step down every 2 weeks from day 28 on: the list after a step is due each day."""

VISITS = range(30, YEAR, 30)

PLANS = {"taper": TAPER, "fast": FAST, "no plan": NO_PLAN, "later": LATER}

ALL = {s.id for s in SCALES}


def places(found: Iterable[Offer]) -> set[str]:
    """The places of Today that they take."""
    return {o.by.scale if o.by is not None else o.scale.id for o in found}


def live(
    agreed: Plans,
    looks_in: Callable[[int], bool],
    answers: Callable[[str], bool] = lambda _: True,
    total: int = 0,
) -> tuple[Counter[str], Counter[str]]:
    """A year of somebody who looks in on some days and answers some of the cards, one after
    the other: on how many days each was shown, and how often it was answered."""
    said: list[Response] = []
    seen: Counter[str] = Counter()
    done: Counter[str] = Counter()
    for today in filter(looks_in, range(YEAR)):
        shown: dict[str, Offer] = {}
        while True:
            found = offered(known(today, said, agreed=agreed, visits=VISITS))
            shown.update({o.scale.id: o for o in found})
            chosen = next((o for o in found if answers(o.scale.id)), None)
            if chosen is None:
                break
            made = answered(len(said) + 1, chosen.scale.id, today, total)
            by = chosen.by.id if chosen.by is not None else None
            said.append(replace(made, opened_by=by))
            done[chosen.scale.id] += 1
        assert len(places(shown.values())) <= AT_MOST, (today, list(shown))
        seen.update(list(shown))
    return seen, done


def every_day(today: int) -> bool:
    return True


def test_a_year_of_somebody_who_answers_all() -> None:
    """Change and readiness come more than monthly, because of the visits."""
    _, done = live(TAPER, every_day)
    assert done == {
        "peg": 52,
        "phq2": 25,
        "gad2": 25,
        "withdrawal_list": 12 * 14,
        "global_change": 15,
        "readiness": 15,
        "self_checks": 12,
        **dict.fromkeys(("phq9", "gad7", "baseline_facts"), 1),
    }


@pytest.mark.parametrize("agreed", PLANS)
def test_a_year_of_three_days_a_week(agreed: str) -> None:
    """Weekly is weekly, and the rest is at most some days late each time."""
    _, done = live(PLANS[agreed], lambda today: today % 7 in (0, 2, 4))
    assert done["peg"] >= 48
    assert min(done["phq2"], done["gad2"]) >= 20
    assert done["self_checks"] >= 10
    assert done["baseline_facts"] == 1


def test_a_year_of_one_day_a_week_starves_nothing() -> None:
    _, done = live(TAPER, lambda today: today % 7 == 0)
    assert set(done) == ALL
    assert done["peg"] >= 26
    assert min(done["phq2"], done["gad2"]) >= 6
    assert min(done["self_checks"], done["readiness"], done["global_change"]) >= 6


def test_a_year_of_low_mood_and_worry_opens_the_rest_each_time() -> None:
    _, done = live(TAPER, every_day, total=60)
    assert done["phq9"] == done["phq2"] + 1
    assert done["gad7"] == done["gad2"] + 1
    assert done["peg"] >= 50
    assert done["withdrawal_list"] >= 12 * 12


@pytest.mark.parametrize(
    ("agreed", "total", "left"),
    [
        ("taper", 0, {"baseline_facts", "phq9"}),
        ("fast", 60, {"baseline_facts", "phq9"}),
        ("fast", 60, {"phq9", "gad7"}),
        ("fast", 0, {"withdrawal_list", "baseline_facts"}),
        ("fast", 60, {"withdrawal_list", "phq2", "readiness"}),
    ],
)
def test_cards_left_alone_keep_no_other_away(agreed: str, total: int, left: set[str]) -> None:
    _, done = live(PLANS[agreed], every_day, lambda scale: scale not in left, total)
    assert set(done) == ALL - left
    assert done["peg"] >= 44


def test_a_year_of_somebody_who_answers_nothing() -> None:
    """Nothing piles up, and each comes round."""
    seen, done = live(TAPER, every_day, lambda _: False)
    assert not done
    assert set(seen) == ALL
    assert seen["peg"] >= 52


scale_ids = st.sampled_from([*(s.id for s in SCALES), "of_tomorrow"])
some_days = st.integers(-400, 400)


@st.composite
def responses(draw: st.DrawFn) -> list[Response]:
    """Rows in the order saved, of any day: corrected, taken back, opened, of other versions."""
    saved: list[Response] = []
    for number in range(1, draw(st.integers(0, 12)) + 1):
        made = answered(number, draw(scale_ids), draw(some_days), draw(st.integers(0, 60)))
        any_row = st.none() | st.integers(1, number).map(lambda n: UUID(int=n))
        by, replaces = draw(any_row), draw(any_row)
        gone = replaces is not None and draw(st.booleans())
        strange: dict[str, Answer] = {"interest": "x", "pain": 99}
        answers = draw(st.sampled_from([made.answers, {}, strange]))
        made = replace(made, opened_by=by, supersedes=replaces, undone=gone, answers=answers)
        saved.append(made)
    return saved


@st.composite
def diaries(draw: st.DrawFn) -> Known:
    """Any diary on any day, whatever the clock said when something was written."""
    waits = st.builds(put_off, st.integers(0, 10**6), scale_ids, some_days, st.sampled_from(Wait))
    today = draw(st.integers(0, 140))
    near = st.integers(today - 3, today + 3)
    said = [replace(r, day=day(draw(some_days | near))) for r in draw(responses())]
    return Known(
        today=day(today),
        responses=Responses(said, draw(st.lists(waits, max_size=6))),
        plans=Plans(draw(histories())),
        started=draw(st.none() | some_days.map(day)),
        visits=tuple(draw(st.lists((some_days | near).map(day), max_size=4))),
        begun=frozenset(draw(st.sets(scale_ids))),
    )


@moderate
@given(diaries())
def test_any_diary_is_offered_at_most_two_and_the_same_each_time(at: Known) -> None:
    found = offered(at)
    assert found == offered(replace(at)) == [o for o in due(at) if o in found]
    assert len({o.scale.id for o in found}) == len(found)
    put_off_today = {d.scale for d in at.responses.deferred if d.day == at.today}
    used = {r.scale for r in at.responses.all if r.day == at.today} | put_off_today
    assert len(places(found) - used) <= max(0, AT_MOST - len(used - {"phq9", "gad7"}))
    assert not put_off_today & {o.scale.id for o in found}
    assert at.started is not None or not found
    assert all(o.since <= at.today + timedelta(days=1) for o in found)
