"""The steps of a plan as rows: how each stands on a day."""

from __future__ import annotations

import pytest

from app.domain.plan_rows import StepRow, StepState, starting_amount, step_rows
from app.domain.taper import Plans, PlanState
from tests.domain.agreements import CODEINE, MORPHINE, course, version
from tests.domain.make import day

DONE, NOW, UP, PAUSED, HELD, STAYS, AGREED, WAITING = StepState
STEPS = ((0, 60), (14, 50), (28, 55))


def rows(
    today: int, state: PlanState = PlanState.IN_PROGRESS, since: int | None = None
) -> tuple[StepRow, ...]:
    one = course(*STEPS, until=41, state=state, since=since)
    return step_rows(Plans([version(1, 0, one)]), one, day(today))


@pytest.mark.parametrize(
    ("today", "state", "since", "expected"),
    [
        (-1, PlanState.IN_PROGRESS, None, [AGREED, AGREED, AGREED]),
        (0, PlanState.IN_PROGRESS, None, [NOW, AGREED, AGREED]),
        (13, PlanState.IN_PROGRESS, None, [NOW, AGREED, AGREED]),
        (14, PlanState.IN_PROGRESS, None, [DONE, NOW, AGREED]),
        (28, PlanState.IN_PROGRESS, None, [DONE, DONE, UP]),
        (28, PlanState.INCREASED, 28, [DONE, DONE, UP]),
        (41, PlanState.IN_PROGRESS, None, [DONE, DONE, UP]),
        (42, PlanState.IN_PROGRESS, None, [DONE, DONE, DONE]),
        (20, PlanState.PAUSED, 20, [DONE, PAUSED, WAITING]),
        (60, PlanState.PAUSED, 20, [DONE, PAUSED, WAITING]),
        (60, PlanState.HELD, 5, [HELD, WAITING, WAITING]),
        (60, PlanState.FINISHED, 41, [DONE, DONE, STAYS]),
        (19, PlanState.PAUSED, 20, [DONE, NOW, AGREED]),
    ],
)
def test_how_each_step_stands(
    today: int, state: PlanState, since: int | None, expected: list[StepState]
) -> None:
    assert [r.state for r in rows(today, state, since)] == expected


def test_per_cent_of_today_and_of_the_start() -> None:
    assert [(r.of_current, r.of_start) for r in rows(14)] == [(120, 100), (100, 83), (110, 92)]
    assert [(r.of_current, r.of_start) for r in rows(42)] == [(None, 100), (None, 83), (None, 92)]


def test_the_start_is_the_first_amount_ever_agreed() -> None:
    later = course((20, 40), until=60)
    agreed = Plans([version(1, 0, course(*STEPS, until=41)), version(2, 20, later)])
    assert starting_amount(agreed, MORPHINE.id) == 60
    assert [r.of_start for r in step_rows(agreed, later, day(20))] == [67]
    assert starting_amount(agreed, CODEINE.id) is None
