"""A pause, a hold and the end as new versions, and what differs between two versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.medicines import Unit
from app.domain.plan_changes import STATES, Decision, stay, take_back
from app.domain.plan_differences import Difference, differences
from app.domain.taper import (
    AsNeeded,
    ChangeKind,
    Contact,
    Course,
    DecidedBy,
    DoseLine,
    PlanState,
    PlanVersion,
    Step,
)
from tests.domain.agreements import CODEINE, MORPHINE, course, version
from tests.domain.make import day
from tests.domain.plans import moderate, versions

NOW = datetime(2025, 6, 1, 9, tzinfo=UTC)
SIX = course((0, 60), (14, 50), (28, 40), until=41)
NEEDED = AsNeeded(CODEINE, Decimal(120), Decimal(30))
NURSE = Contact("The nurse", "555 0100", "8 to 12")
BASE = replace(version(1, 0, SIX), as_needed=(NEEDED,), contacts=(NURSE,))


def decision(n: int, **changed: object) -> Decision:
    made = Decision(day(n), day(n), DecidedBy.CLINIC, "a hard week", day(n + 14))
    return replace(made, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (ChangeKind.PAUSED, PlanState.PAUSED),
        (ChangeKind.HELD, PlanState.HELD),
        (ChangeKind.FINISHED, PlanState.FINISHED),
    ],
)
def test_a_change_of_state_takes_everything_else_over(kind: ChangeKind, state: PlanState) -> None:
    made = stay(BASE, kind, decision(20), UUID(int=5), NOW)
    assert made == replace(
        BASE,
        id=UUID(int=5),
        valid_from=day(20),
        entered_at=NOW,
        agreed_on=day(20),
        kind=kind,
        decided_by=DecidedBy.CLINIC,
        reason="a hard week",
        courses=(Course(MORPHINE, SIX.steps, state, day(20), day(34)),),
    )


def test_a_change_of_state_puts_no_slip_right() -> None:
    slip = replace(BASE, supersedes=UUID(int=77))
    assert stay(slip, ChangeKind.HELD, decision(20), UUID(int=5), NOW).supersedes is None


def test_a_day_without_an_agreed_amount_cannot_be_paused() -> None:
    for n in (-1, 42):
        with pytest.raises(ValueError, match="no agreed amount"):
            stay(BASE, ChangeKind.PAUSED, decision(n), UUID(int=5), NOW)
    with pytest.raises(ValueError, match="no agreed amount"):
        stay(BASE, ChangeKind.PAUSED, decision(5), UUID(int=5), NOW, [CODEINE.id])


@pytest.mark.parametrize("kind", sorted(set(ChangeKind) - set(STATES)))
def test_other_changes_are_typed_in(kind: ChangeKind) -> None:
    with pytest.raises(ValueError, match=kind):
        stay(BASE, kind, decision(5), UUID(int=5), NOW)


def test_a_medicine_that_ended_is_left_as_it_is() -> None:
    both = version(1, 0, SIX, course((0, 30), until=9, of=CODEINE))
    made = stay(both, ChangeKind.PAUSED, decision(20), UUID(int=5), NOW)
    assert made.courses[1] == both.courses[1]
    assert made.courses[0].state is PlanState.PAUSED


def test_taking_back_names_what_it_takes_back() -> None:
    gone = take_back(BASE, UUID(int=6), NOW)
    assert (gone.undone, gone.supersedes, gone.id, gone.day) == (
        True,
        BASE.id,
        UUID(int=6),
        BASE.day,
    )


@moderate
@given(st.data())
def test_a_version_does_not_differ_from_itself(data: st.DataObject) -> None:
    one = data.draw(versions(1))
    assert differences(one, one) == ()
    assert differences(one, replace(one, id=UUID(int=9), supersedes=one.id)) == ()


def told(new: PlanVersion, old: PlanVersion = BASE) -> list[str]:
    return [d.what for d in differences(old, new)]


def steps(*changed: tuple[int, int, str]) -> PlanVersion:
    """The plan with other steps: first day, last day, amount."""
    made = (Step(day(a), day(b), (DoseLine(Decimal(n), 1),)) for a, b, n in changed)
    return replace(BASE, courses=(Course(MORPHINE, tuple(made)),))


def stood(state: PlanState, since: int | None = None, until: date | None = None) -> PlanVersion:
    start = day(since) if since is not None else None
    return replace(BASE, courses=(replace(SIX, state=state, since=start, until=until),))


OTHER_UNIT = replace(MORPHINE, unit=Unit.MCG)
DIFFERENT = [
    (steps((0, 13, "60"), (14, 27, "45"), (28, 41, "40")), ["amount"]),
    (steps((0, 13, "60"), (14, 27, "50"), (28, 48, "40")), ["end"]),
    (steps((0, 13, "60"), (14, 27, "50")), ["step-gone"]),
    (steps((0, 13, "60"), (14, 27, "50"), (28, 41, "40"), (42, 50, "0")), ["step-new"]),
    (
        steps((0, 13, "60"), (14, 30, "50"), (31, 41, "40")),
        ["end", "moved"],
    ),
    (steps((0, 20, "60"), (21, 34, "40")), ["end", "step-gone", "moved"]),
    (stood(PlanState.PAUSED, 20), ["state"]),
    (stood(PlanState.INCREASED), ["state"]),
    (stood(PlanState.IN_PROGRESS, until=day(30)), ["state"]),
    (
        replace(BASE, courses=(replace(SIX, medicine=OTHER_UNIT),)),
        ["medicine-gone", "medicine-new"] + ["step-new"] * 3,
    ),
    (
        replace(BASE, courses=(replace(SIX, medicine=replace(MORPHINE, name="Another")),)),
        ["name"],
    ),
    (replace(BASE, courses=()), ["medicine-gone"]),
    (
        replace(BASE, courses=(SIX, course((0, 30), until=9, of=CODEINE))),
        ["medicine-new", "step-new"],
    ),
    (replace(BASE, as_needed=()), ["needed-gone"]),
    (replace(BASE, as_needed=(replace(NEEDED, daily_maximum=Decimal(90)),)), ["needed"]),
    (replace(BASE, as_needed=(replace(NEEDED, amount=None),)), ["needed-amount"]),
    (
        replace(BASE, as_needed=(replace(NEEDED, medicine=replace(CODEINE, unit=Unit.ML)),)),
        ["needed"],
    ),
    (replace(BASE, as_needed=(NEEDED, AsNeeded(MORPHINE, Decimal(10)))), ["needed-new"]),
    (replace(BASE, author="Another"), ["author"]),
    (replace(BASE, contingency="call"), ["contingency"]),
    (replace(BASE, follow_up_days=None), ["follow-up-days"]),
    (replace(BASE, contacts=(replace(NURSE, hours="8 to 16"),)), ["contacts"]),
    (replace(BASE, contacts=()), ["contacts"]),
]


@pytest.mark.parametrize(("new", "expected"), DIFFERENT)
def test_every_change_is_told(new: PlanVersion, expected: list[str]) -> None:
    assert told(new) == expected
    assert told(BASE, new), "and the way back is told as well"


@pytest.mark.parametrize(
    "changed",
    [
        {"valid_from": day(2)},
        {"valid_from": day(-2)},
        {"agreed_on": day(-1)},
        {"reason": "typed wrong"},
        {"decided_by": DecidedBy.ME},
    ],
)
def test_of_a_slip_its_dates_and_words_are_told(changed: dict[str, object]) -> None:
    right = replace(BASE, id=UUID(int=9), supersedes=BASE.id, **changed)  # type: ignore[arg-type]
    (name,) = changed
    assert told(right) == [name.replace("_", "-")]


def test_a_slip_is_compared_on_the_days_before_it_too() -> None:
    right = replace(
        steps((0, 13, "6"), (14, 27, "50"), (28, 41, "40")),
        id=UUID(int=9),
        supersedes=BASE.id,
        valid_from=day(20),
    )
    assert told(right) == ["amount", "valid-from"]


def test_a_pause_moved_to_another_day_is_told() -> None:
    paused = stood(PlanState.PAUSED, 20)
    assert told(stood(PlanState.PAUSED, 22), paused) == ["since"]


def test_after_a_pause_the_steps_that_waited_are_told_with_their_new_dates() -> None:
    """They were never in force, so no amount is said to have been another one."""
    paused = stood(PlanState.PAUSED, 16)
    shifted = steps((0, 13, "60"), (14, 34, "50"), (35, 48, "40"))
    found = differences(paused, replace(shifted, valid_from=day(30)))
    assert [d.what for d in found] == ["moved", "state"]
    assert found[0] == Difference(
        "moved", MORPHINE.name, SIX.steps[2], shifted.courses[0].steps[2], day(35)
    )
    at_once = replace(steps((14, 29, "50"), (30, 43, "40"), (44, 50, "30")), valid_from=day(30))
    assert told(at_once, paused) == ["moved", "step-new", "state"]
    other = replace(steps((14, 29, "50"), (30, 43, "45")), valid_from=day(30))
    amount, gone, _ = differences(paused, other)
    assert (amount.what, amount.before) == ("amount", SIX.steps[1]), "what it stayed at"
    assert (gone.what, gone.before) == ("step-gone", SIX.steps[2])


def test_a_hold_that_ends_as_it_was_agreed_changes_no_step() -> None:
    assert told(replace(BASE, valid_from=day(20)), stood(PlanState.HELD, 16)) == ["state"]


def test_days_before_a_change_keep_their_plan_and_are_not_told() -> None:
    late = replace(steps((14, 27, "50"), (28, 41, "40")), valid_from=day(20))
    assert told(late) == []


def test_a_step_cut_where_the_change_begins_is_the_same_step() -> None:
    cut = replace(steps((20, 27, "50"), (28, 41, "40")), valid_from=day(20))
    assert told(cut) == []


def test_a_step_cut_and_made_longer_is_told() -> None:
    """Its end moved, though its amount did not."""
    longer = replace(steps((20, 34, "50"), (35, 41, "40")), valid_from=day(20))
    found = differences(BASE, longer)
    assert [d.what for d in found] == ["end", "moved"]
    assert found[0] == Difference(
        "end", MORPHINE.name, SIX.steps[1], longer.courses[0].steps[0], day(20)
    )


def test_a_plan_that_goes_on_more_slowly_keeps_its_steps() -> None:
    slower = steps((0, 20, "60"), (21, 34, "50"), (35, 48, "40"))
    end, *moved = differences(BASE, slower)
    assert end.what == "end" and [d.what for d in moved] == ["moved", "moved"]
    assert [d.before for d in moved] == list(SIX.steps[1:])
    assert [d.after for d in moved] == list(slower.courses[0].steps[1:])


def test_a_step_in_progress_that_stops_is_not_called_moved() -> None:
    """What is taken from today on must not be read as a date that changed."""
    gap = replace(steps((25, 34, "50"), (35, 48, "40")), valid_from=day(20))
    assert told(gap) == ["step-gone", "step-new", "moved"]
