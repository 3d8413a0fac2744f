"""Which version holds on a day, and that no amount comes from anywhere but a typed step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.domain.plan_changes import STATES, Decision, stay, take_back
from app.domain.taper import ChangeKind, Course, DecidedBy, Plans, PlanState, PlanVersion
from tests.domain.agreements import CODEINE, MORPHINE, course, version
from tests.domain.make import day
from tests.domain.plans import EVERY_DAY, SPAN, histories, holding, moderate, step_rows, versions

NOW = datetime(2025, 6, 1, 9, tzinfo=UTC)
SIX = course((0, 60), (14, 50), (28, 40), until=41)


@moderate
@given(histories())
def test_on_every_day_holds_the_version_that_the_paper_says(saved: list[PlanVersion]) -> None:
    plans = Plans(saved)
    for on in EVERY_DAY:
        wanted = holding(saved, on)
        assert plans.on(on) == wanted
        for medicine in (MORPHINE, CODEINE):
            agreed = wanted.course(medicine.id) if wanted is not None else None
            step = agreed.step_on(on) if agreed is not None else None
            assert plans.step(medicine.id, on) == step
            assert plans.planned(medicine.id, on) == (step.daily if step is not None else None)


@moderate
@given(st.data(), st.lists(st.integers(0, SPAN), unique=True, min_size=1, max_size=5))
def test_the_order_of_saving_changes_nothing(data: st.DataObject, starts: list[int]) -> None:
    saved = [
        replace(data.draw(versions(number)), valid_from=day(n)) for number, n in enumerate(starts)
    ]
    other = data.draw(st.permutations(saved))
    assert [Plans(saved).on(d) for d in EVERY_DAY] == [Plans(other).on(d) for d in EVERY_DAY]


@moderate
@given(st.data())
def test_every_planned_amount_was_typed_into_a_step(data: st.DataObject) -> None:
    saved = [replace(version(0, 0), courses=(Course(MORPHINE, data.draw(step_rows(0))),))]
    typed = [s for c in saved[0].courses for s in c.steps]
    for number in range(1, data.draw(st.integers(1, 7))):
        on = day(data.draw(st.integers(0, SPAN)))
        base = Plans(saved).on(on)
        kind = data.draw(st.sampled_from([*STATES, ChangeKind.RESUMED, None]))
        new_id = UUID(int=2000 + number)
        if kind is None:
            gone = data.draw(st.sampled_from([v for v in saved if not v.undone]))
            saved.append(take_back(gone, new_id, NOW))
        elif kind is ChangeKind.RESUMED:
            steps = data.draw(step_rows((on - day(0)).days))
            typed += steps
            saved.append(
                replace(
                    version(number, 0),
                    id=new_id,
                    valid_from=on,
                    courses=(Course(MORPHINE, steps),),
                )
            )
        elif base is not None and base.courses[0].step_on(on) is not None:
            decision = Decision(on, on, DecidedBy.TOGETHER)
            saved.append(stay(base, kind, decision, new_id, NOW))
    plans = Plans(saved)
    lines, dailies = {s.lines for s in typed}, {s.daily for s in typed}
    for on in EVERY_DAY:
        step = plans.step(MORPHINE.id, on)
        assert step is None or step.lines in lines
        assert plans.planned(MORPHINE.id, on) in {None, *dailies}


def test_a_slip_put_right_takes_the_place_of_what_it_corrects() -> None:
    """The pause of that day was saved after the plan: putting a slip of the plan right later
    does not end it."""
    plan = version(1, 0, SIX)
    pause = stay(plan, ChangeKind.PAUSED, _from(0), UUID(int=5), NOW)
    slip = replace(version(2, 0, SIX), supersedes=plan.id)
    assert Plans([plan, pause, slip]).on(day(3)) == pause


def test_of_two_corrections_of_one_version_the_last_one_counts_alone() -> None:
    plan = version(1, 0, SIX)
    one = replace(version(2, 3, course((0, 99), until=50)), supersedes=plan.id)
    two = replace(version(3, 5, SIX), supersedes=plan.id)
    plans = Plans([plan, one, two])
    assert plans.on(day(4)) is None and plans.on(day(5)) == two


def test_a_correction_taken_back_brings_the_first_writing_back() -> None:
    plan = version(1, 0, SIX)
    slip = replace(version(2, 0, course((0, 6), until=50)), supersedes=plan.id)
    undo = take_back(slip, UUID(int=9), NOW)
    assert Plans([plan, slip, undo]).on(day(1)) == plan
    assert Plans([plan, slip, undo, take_back(plan, UUID(int=10), NOW)]).on(day(1)) is None


def test_days_before_a_change_keep_the_plan_they_had() -> None:
    plan = version(1, 0, SIX)
    pause = stay(plan, ChangeKind.PAUSED, _from(20), UUID(int=5), NOW)
    plans = Plans([plan, pause])
    assert [plans.planned(MORPHINE.id, day(n)) for n in (13, 19, 20, 30, 200)] == [60] + [50] * 4
    assert plans.on(day(19)) == plan


def test_pausing_what_is_held_keeps_the_amount_it_was_held_at() -> None:
    held = version(2, 10, course((0, 60), (14, 50), until=30, state=PlanState.HELD, since=10))
    pause = stay(held, ChangeKind.PAUSED, _from(20), UUID(int=5), NOW)
    assert Plans([held, pause]).planned(MORPHINE.id, day(25)) == 60


def test_a_pause_of_one_medicine_leaves_the_other() -> None:
    both = version(1, 0, SIX, course((0, 30), (14, 15), until=41, of=CODEINE))
    pause = stay(both, ChangeKind.PAUSED, _from(5), UUID(int=5), NOW, [CODEINE.id])
    plans = Plans([both, pause])
    assert plans.planned(MORPHINE.id, day(20)) == 50
    assert plans.planned(CODEINE.id, day(20)) == 30


def test_what_was_agreed_ends_with_the_last_step() -> None:
    plans = Plans([version(1, 0, SIX)])
    assert plans.planned(MORPHINE.id, day(41)) == 40
    assert plans.planned(MORPHINE.id, day(42)) is None
    assert plans.planned(MORPHINE.id, day(-1)) is None


def _from(n: int) -> Decision:
    return Decision(day(n), day(n), DecidedBy.TOGETHER)


@moderate
@given(histories())
def test_the_first_day_is_the_first_with_an_agreed_amount(saved: list[PlanVersion]) -> None:
    plans = Plans(saved)
    ids = {m.id for v in plans.versions for m in v.medicines}
    agreed = [d for d in EVERY_DAY if any(plans.planned(i, d) is not None for i in ids)]
    assert plans.first_day == (agreed[0] if agreed else None)
