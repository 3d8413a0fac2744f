"""When a milestone is reached, and when "going well" is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from uuid import UUID

import pytest

from app.domain.doses import DoseDays, DoseEntry
from app.domain.milestone_rules import Course, GoingWell, going_well, reached
from app.domain.milestones import Milestone, MilestoneKind, standing
from app.domain.taper import Plans, PlanState
from tests.domain.agreements import CODEINE, course, took, version
from tests.domain.make import day, diary, said

NOW = datetime(2025, 3, 3, 9, tzinfo=UTC)
FIRST_WEEK, PAIN, DO_AGAIN, HOLD, FEWER = MilestoneKind

DOWN = Plans([version(1, 0, course((0, 60), (14, 50), until=200))])
"""60 for two weeks, then 50."""


def milestone(kind: MilestoneKind, on: int = 0, marked: date | None = None) -> Milestone:
    return Milestone(UUID(int=1), day(on), NOW, kind, "my own words", marked=marked)


def looked(
    agreed: Plans,
    today: int,
    doses: Sequence[DoseEntry] = (),
    pain: dict[int, int] | None = None,
    withdrawal: dict[int, int] | None = None,
) -> Course:
    rated = sorted({*(pain or {}), *(withdrawal or {})})
    saved = []
    for n in rated:
        answers = {"pain_24h": (pain or {}).get(n), "withdrawal": (withdrawal or {}).get(n)}
        known = {name: float(v) for name, v in answers.items() if v is not None}
        saved.append(said(n + 1000, n, **known))  # type: ignore[arg-type]
    return Course(agreed, DoseDays(agreed, list(doses)), diary(*saved), day(today))


def as_planned(days: Iterable[int], amount: int = 50) -> list[DoseEntry]:
    return [took(n, amount) for n in days]


@pytest.mark.parametrize("kind", [k for k in MilestoneKind if k is not DO_AGAIN])
@pytest.mark.parametrize("agreed", [Plans([]), DOWN])
def test_nothing_is_reached_by_days_that_say_nothing(kind: MilestoneKind, agreed: Plans) -> None:
    assert reached(milestone(kind), looked(agreed, 100)) is None


# First week at a new step


def test_a_week_at_a_lower_step_is_reached_on_its_seventh_day() -> None:
    doses = as_planned([14, 17, 20])
    assert reached(milestone(FIRST_WEEK), looked(DOWN, 19, doses)) is None
    assert reached(milestone(FIRST_WEEK), looked(DOWN, 20, doses)) == day(20)
    assert reached(milestone(FIRST_WEEK), looked(DOWN, 90, doses)) == day(20)


@pytest.mark.parametrize(
    "doses",
    [
        as_planned([14, 17]),
        as_planned([13, 14, 17]),
        as_planned([14, 17, 21]),
        [*as_planned([14, 17, 19]), took(20, 60)],
    ],
)
def test_a_week_with_too_little_said_or_with_more_taken_is_not(doses: list[DoseEntry]) -> None:
    assert reached(milestone(FIRST_WEEK), looked(DOWN, 60, doses)) is None


def test_less_than_planned_does_not_take_the_week_away() -> None:
    doses = [*as_planned([14, 17]), took(20, 0)]
    assert reached(milestone(FIRST_WEEK), looked(DOWN, 60, doses)) == day(20)


def test_the_week_of_a_step_up_is_not_the_first_week_at_a_lower_one() -> None:
    up = Plans([version(1, 0, course((0, 50), (14, 60), until=200))])
    assert reached(milestone(FIRST_WEEK), looked(up, 60, as_planned(range(60), 60))) is None


@pytest.mark.parametrize(("back_up", "wanted"), [(20, None), (21, 20)])
def test_a_step_that_was_raised_within_its_week_is_not_reached(
    back_up: int, wanted: int | None
) -> None:
    raised = Plans([*DOWN.versions, version(2, back_up, course((0, 60), until=200))])
    found = reached(milestone(FIRST_WEEK), looked(raised, 60, as_planned([14, 15, 16])))
    assert found == (None if wanted is None else day(wanted))


def test_only_weeks_that_end_after_it_was_written_count() -> None:
    doses = as_planned(range(14, 21))
    assert reached(milestone(FIRST_WEEK, 20), looked(DOWN, 60, doses)) == day(20)
    assert reached(milestone(FIRST_WEEK, 21), looked(DOWN, 60, doses)) is None


def test_a_medicine_that_came_to_nothing_keeps_no_week_from_being_reached() -> None:
    """Of the one at 0 nothing is asked, and nothing has to be said."""
    both = Plans(
        [
            version(
                1,
                0,
                course((0, 60), (14, 50), until=200),
                course((0, 30), (7, 0), until=200, of=CODEINE),
            )
        ]
    )
    found = looked(both, 60, as_planned(range(14, 60)))
    assert reached(milestone(FIRST_WEEK), found) == day(20)
    assert going_well(found, None, None, None, None).doses_as_planned is True


# Four weeks with pain no worse

THRICE_A_WEEK = {n: 5 for n in range(60) if n % 7 in (0, 2, 4)}
"""3 days a week with pain 5."""


def test_four_weeks_with_pain_no_worse_on_three_days_a_week() -> None:
    assert reached(milestone(PAIN), looked(DOWN, 40, pain=THRICE_A_WEEK)) is None
    assert reached(milestone(PAIN), looked(DOWN, 41, pain=THRICE_A_WEEK)) == day(41)


def test_pain_a_little_worse_is_not_no_worse() -> None:
    before = dict.fromkeys(range(14), 5)
    assert reached(milestone(PAIN), looked(DOWN, 60, pain=before)) is None
    worse = {**before, **dict.fromkeys(range(14, 61), 6)}
    assert reached(milestone(PAIN), looked(DOWN, 60, pain=worse)) is None
    better = {**before, **dict.fromkeys(range(14, 61), 5)}
    assert reached(milestone(PAIN), looked(DOWN, 60, pain=better)) == day(41)


@pytest.mark.parametrize(("before", "wanted"), [(4, None), (5, 41)])
def test_the_baseline_needs_five_days(before: int, wanted: int | None) -> None:
    pain = dict.fromkeys([*range(14 - before, 14), *range(14, 42)], 5)
    found = reached(milestone(PAIN), looked(DOWN, 41, pain=pain))
    assert found == (None if wanted is None else day(wanted))


@pytest.mark.parametrize(("after", "wanted"), [(7, None), (8, 41)])
def test_the_four_weeks_need_eight_days(after: int, wanted: int | None) -> None:
    pain = dict.fromkeys([*range(14), *range(14, 14 + after)], 5)
    found = reached(milestone(PAIN), looked(DOWN, 41, pain=pain))
    assert found == (None if wanted is None else day(wanted))


def test_four_weeks_in_a_row_begin_again_after_a_day_at_the_first_amount() -> None:
    pain = dict.fromkeys(range(100), 5)
    up = Plans([*DOWN.versions, version(2, 40, course((0, 60), (41, 50), until=200))])
    assert reached(milestone(PAIN), looked(up, 67, pain=pain)) is None
    assert reached(milestone(PAIN), looked(up, 68, pain=pain)) == day(68)


def test_less_of_one_and_more_of_the_other_is_not_less() -> None:
    swap = Plans(
        [
            version(
                1,
                0,
                course((0, 60), (14, 50), until=200),
                course((0, 10), (14, 20), until=200, of=CODEINE),
            )
        ]
    )
    pain = dict.fromkeys(range(100), 5)
    assert reached(milestone(PAIN), looked(swap, 99, pain=pain)) is None


# Something I want to do again


def test_what_i_do_again_i_mark_myself() -> None:
    assert reached(milestone(DO_AGAIN), looked(DOWN, 30)) is None
    assert reached(milestone(DO_AGAIN, marked=day(30)), looked(DOWN, 30)) == day(30)
    assert reached(milestone(DO_AGAIN, marked=day(31)), looked(DOWN, 30)) is None
    assert reached(milestone(DO_AGAIN, marked=day(3)), looked(Plans([]), 30)) == day(3)


# A hold that helped


def held(state: PlanState = PlanState.HELD, since: int = 20, until: int | None = None) -> Plans:
    versions = [
        *DOWN.versions,
        version(2, since, course((0, 60), (14, 50), until=200, state=state, since=since)),
    ]
    if until is not None:
        versions.append(version(3, until, course((0, 50), until=200)))
    return Plans(versions)


def weeks(before: int, after: int, at_least: int = 3, since: int = 20) -> dict[int, int]:
    """Ratings in the week before a hold and in its second week."""
    return {since - 7 + n: before for n in range(at_least)} | {
        since + 7 + n: after for n in range(at_least)
    }


@pytest.mark.parametrize("state", [PlanState.HELD, PlanState.PAUSED])
def test_a_hold_helped_when_its_second_week_is_easier(state: PlanState) -> None:
    eased = weeks(6, 3)
    assert reached(milestone(HOLD), looked(held(state), 32, withdrawal=eased)) is None
    assert reached(milestone(HOLD), looked(held(state), 33, withdrawal=eased)) == day(33)
    assert reached(milestone(HOLD), looked(held(state), 33, pain=eased)) == day(33)


def test_the_end_of_a_taper_is_no_hold() -> None:
    finished = held(PlanState.FINISHED)
    assert reached(milestone(HOLD), looked(finished, 60, withdrawal=weeks(6, 3))) is None


@pytest.mark.parametrize(
    ("withdrawal", "pain", "wanted"),
    [
        (weeks(6, 6), {}, None),
        (weeks(6, 7), {}, None),
        (weeks(6, 3), weeks(5, 6), None),
        (weeks(6, 3), weeks(5, 5), 33),
        (weeks(6, 6), weeks(5, 4), 33),
        (weeks(6, 3, at_least=2), {}, None),
        (weeks(6, 3, at_least=2), weeks(5, 4), 33),
    ],
)
def test_one_is_easier_and_neither_is_harder(
    withdrawal: dict[int, int], pain: dict[int, int], wanted: int | None
) -> None:
    found = reached(milestone(HOLD), looked(held(), 40, pain=pain, withdrawal=withdrawal))
    assert found == (None if wanted is None else day(wanted))


@pytest.mark.parametrize(("until", "wanted"), [(33, None), (34, 33)])
def test_a_hold_lasts_two_weeks(until: int, wanted: int | None) -> None:
    found = reached(milestone(HOLD), looked(held(until=until), 60, withdrawal=weeks(6, 3)))
    assert found == (None if wanted is None else day(wanted))


# Fewer doses a day

TWICE = course((0, 30), until=200)
LESS_OFTEN = replace(
    TWICE,
    steps=(
        replace(TWICE.steps[0], end=day(13), lines=(replace(TWICE.steps[0].lines[0], times=3),)),
        replace(TWICE.steps[0], start=day(14), lines=(replace(TWICE.steps[0].lines[0], times=2),)),
    ),
)


def test_fewer_doses_for_a_week_with_three_days_said() -> None:
    agreed = Plans([version(1, 0, LESS_OFTEN)])
    doses = as_planned([14, 17, 20], 60)
    assert reached(milestone(FEWER), looked(agreed, 19, doses)) is None
    assert reached(milestone(FEWER), looked(agreed, 20, doses)) == day(20)
    assert reached(milestone(FEWER), looked(agreed, 60, doses[:2])) is None
    more = [*doses[:2], took(20, 90)]
    assert reached(milestone(FEWER), looked(agreed, 60, more)) is None


def test_smaller_doses_are_not_fewer() -> None:
    assert reached(milestone(FEWER), looked(DOWN, 60, as_planned(range(14, 60)))) is None


def test_no_dose_at_all_is_fewer_and_needs_something_said() -> None:
    ended = Plans([version(1, 0, course((0, 60), (14, 0), until=200))])
    assert reached(milestone(FEWER), looked(ended, 60)) is None
    assert reached(milestone(FEWER), looked(ended, 60, as_planned([14, 15, 16], 0))) == day(20)


# Going well


def well(doses: Sequence[DoseEntry], today: int = 60) -> bool | None:
    return going_well(looked(DOWN, today, doses), None, None, None, None).doses_as_planned


def test_doses_are_as_planned_with_three_days_said_in_the_last_week() -> None:
    assert well([]) is None
    assert well(as_planned([58, 60])) is None
    assert well(as_planned([53, 58, 60])) is None
    assert well(as_planned([54, 58, 60])) is True


@pytest.mark.parametrize("amount", [0, 45, 60])
def test_one_day_with_another_amount_in_28_is_enough(amount: int) -> None:
    good = as_planned([54, 58, 60])
    assert well([*good, took(33, amount)]) is False
    assert well([*good, took(32, amount)]) is True
    assert well([took(33, amount)]) is False


@pytest.mark.parametrize(
    ("peg", "baseline", "phq2", "alerts", "expected"),
    [
        (5.0, 4.0, 2, 0, (True, True, True)),
        (5.1, 4.0, 3, 1, (False, False, False)),
        (0.0, 4.0, 0, 0, (True, True, True)),
        (None, 4.0, None, None, (None, None, None)),
        (5.0, None, 2, 0, (None, True, True)),
    ],
)
def test_the_edges_of_the_other_parts(
    peg: float | None,
    baseline: float | None,
    phq2: int | None,
    alerts: int | None,
    expected: tuple[bool | None, ...],
) -> None:
    found = going_well(looked(DOWN, 60), peg, baseline, phq2, alerts)
    assert (found.peg, found.phq2, found.no_urgent_alert) == expected


@pytest.mark.parametrize("parts", list(product((True, False, None), repeat=4)))
def test_going_well_needs_all_four(parts: tuple[bool | None, ...]) -> None:
    wanted = False if False in parts else None if None in parts else True
    doses, peg, phq2, alerts = parts
    assert GoingWell(doses, peg, phq2, alerts).whole is wanted


# The list


def test_a_new_wording_keeps_the_place_and_undo_takes_it_off() -> None:
    first = milestone(PAIN)
    second = replace(first, id=UUID(int=2))
    reworded = replace(first, id=UUID(int=3), wording="other words", supersedes=first.id)
    assert standing([first, second, reworded]) == (reworded, second)
    gone = replace(reworded, id=UUID(int=4), supersedes=reworded.id, undone=True)
    assert standing([first, second, reworded, gone]) == (second,)


def test_the_same_history_gives_the_same_answer() -> None:
    found = [
        reached(milestone(k), looked(held(), 60, as_planned(range(14, 60)), THRICE_A_WEEK))
        for k in MilestoneKind
        for _ in range(2)
    ]
    assert found[::2] == found[1::2]
