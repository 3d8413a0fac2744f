"""From a version to the form of a change, and back to a version."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from app.domain.plan_changes import Decision, stay
from app.domain.taper import (
    AsNeeded,
    ChangeKind,
    Contact,
    DecidedBy,
    DoseLine,
    Plans,
    PlanState,
    PlanVersion,
    Step,
)
from app.services.plan_build import begin, build
from app.services.plan_sheet import PlanSheet
from tests.domain.agreements import CODEINE, MORPHINE, course, version
from tests.domain.make import day
from tests.services.plan_forms import blank, change, paper, read, told, write, written

NOW = datetime(2025, 6, 1, 9, tzinfo=UTC)
NEW = UUID(int=4242)

UNEVEN = Step(day(28), day(41), (DoseLine(Decimal("12.5"), 1), DoseLine(Decimal("0.125"), 2)))
SIX = course((0, 60), (14, 50), until=27)
BASE = replace(
    version(1, 0, replace(SIX, steps=(*SIX.steps, UNEVEN), until=day(99))),
    reason="to begin with",
    contingency="call before the evening",
    as_needed=(AsNeeded(CODEINE, Decimal(120), Decimal(30)), AsNeeded(MORPHINE, Decimal(5))),
    contacts=(Contact("The nurse", "555 0100", "8 to 12"), Contact("", "", "at night")),
    decided_by=DecidedBy.CLINIC,
)
CHANGED = (ChangeKind.RESUMED, ChangeKind.INCREASED, ChangeKind.CHANGED)


def built(sheet: PlanSheet, base: PlanVersion, today: int) -> PlanVersion:
    found = read(sheet, base, day(today))
    assert found.problems == ()
    return build(sheet, found, base, NEW, NOW)


def dated(sheet: PlanSheet, n: int) -> PlanSheet:
    """What is asked anew with each change."""
    return write(sheet, {"valid_from": written(day(n)), "agreed_on": written(day(0))})


def paused(n: int, base: PlanVersion = BASE, until: date | None = None) -> PlanVersion:
    decision = Decision(day(n), day(0), DecidedBy.TOGETHER, until=until)
    return stay(base, ChangeKind.PAUSED, decision, UUID(int=7), NOW)


def amounts(plan: PlanVersion, *days: int) -> list[Decimal | None]:
    plans = Plans([plan])
    return [plans.planned(MORPHINE.id, day(n)) for n in days]


@pytest.mark.parametrize("base", [BASE, paused(20, until=day(50))])
def test_a_slip_that_was_none_keeps_everything(base: PlanVersion) -> None:
    made = built(change(base, ChangeKind.CORRECTED, day(30)), base, 30)
    expected = replace(base, id=NEW, entered_at=NOW, kind=ChangeKind.CORRECTED, supersedes=base.id)
    assert made == expected


def test_a_slip_in_an_amount_keeps_the_pause() -> None:
    base = paused(20)
    sheet = write(change(base, ChangeKind.CORRECTED, day(30)), {"m1.s2.amount": "45"})
    made = built(sheet, base, 30)
    assert made.courses[0].state is PlanState.PAUSED
    assert amounts(made, 20, 60) == [45, 45]


def test_a_slip_in_the_day_of_a_pause_moves_the_pause() -> None:
    """Paused on day 30, not 20: the amount that stays is that of day 30."""
    base = paused(20)
    sheet = change(base, ChangeKind.CORRECTED, day(40))
    made = built(write(sheet, {"valid_from": written(day(30))}), base, 40)
    assert made.courses[0].since == day(30)
    assert amounts(made, 30, 60) == [UNEVEN.daily] * 2


@pytest.mark.parametrize("kind", CHANGED)
def test_a_change_asks_anew_who_when_and_why(kind: ChangeKind) -> None:
    sheet = change(BASE, kind, day(20))
    assert [sheet.get(n) for n in ("valid_from", "agreed_on", "reason", "decided_by")] == [""] * 4
    assert sheet.get("author") == BASE.author
    found = dict(told(sheet, BASE))
    assert found["valid_from"] == "plan-problem-valid-from"
    assert found["agreed_on"] == "plan-problem-agreed"


def test_a_change_begins_with_the_step_in_force_and_those_to_come() -> None:
    sheet = change(BASE, ChangeKind.CHANGED, day(20))
    assert [sheet.get(f"{s}.start") for s in sheet.steps("m1")] == [
        written(day(14)),
        written(day(28)),
    ]
    made = built(dated(sheet, 20), BASE, 20)
    assert amounts(made, 20, 27, 28, 41) == [50, 50, UNEVEN.daily, UNEVEN.daily]
    assert made.kind is ChangeKind.CHANGED and made.supersedes is None
    assert (made.as_needed, made.contacts) == (BASE.as_needed, BASE.contacts)


def test_nothing_of_a_step_is_lost_on_the_way() -> None:
    sheet = change(BASE, ChangeKind.CHANGED, day(30))
    made = built(dated(sheet, 30), BASE, 30)
    assert made.courses[0].step_on(day(30)) == UNEVEN


def test_a_pause_ends_with_new_dates_and_the_amounts_that_waited() -> None:
    """On day 60 every date has passed, and the step that waited is not left out."""
    base = paused(16)
    sheet = change(base, ChangeKind.RESUMED, day(60))
    steps = sheet.steps("m1")
    assert [sheet.get(f"{s}.amount") for s in steps] == ["50", "12.5"]
    assert all(sheet.get(f"{s}.{end}") == "" for s in steps for end in ("start", "end"))
    fields = {"start": (60, 74), "end": (73, 87)}
    for end, days in fields.items():
        write(sheet, {f"{s}.{end}": written(day(n)) for s, n in zip(steps, days, strict=True)})
    made = built(dated(sheet, 60), base, 60)
    assert made.courses[0].state is PlanState.IN_PROGRESS
    assert amounts(made, 60, 74) == [50, UNEVEN.daily]


def test_a_pause_that_ends_with_the_old_dates_has_ended() -> None:
    base = paused(16)
    sheet = change(base, ChangeKind.RESUMED, day(18))
    for name, (first, last) in zip(sheet.steps("m1"), ((14, 27), (28, 41)), strict=True):
        write(sheet, {f"{name}.start": written(day(first)), f"{name}.end": written(day(last))})
    made = built(dated(sheet, 18), base, 18)
    assert made.courses[0].state is PlanState.IN_PROGRESS
    assert amounts(made, 18, 28) == [50, UNEVEN.daily]


def test_the_other_medicine_keeps_its_dates_when_a_pause_ends() -> None:
    other = course((0, 30), (10, 20), until=60, of=CODEINE)
    base = replace(paused(16), courses=(*paused(16).courses, other), as_needed=())
    sheet = change(base, ChangeKind.RESUMED, day(18))
    assert sheet.get("m1.s1.start") == ""
    assert sheet.get("m2.s1.start") == written(day(10))


@pytest.mark.parametrize("kind", [ChangeKind.CHANGED, ChangeKind.INCREASED])
@pytest.mark.parametrize("today", [18, 30, 80])
def test_another_phone_number_ends_no_pause(kind: ChangeKind, today: int) -> None:
    base = paused(16, until=day(90))
    sheet = write(change(base, kind, day(today)), {"c1.phone": "555 0199"})
    made = built(dated(sheet, today), base, today)
    course_ = made.courses[0]
    assert (course_.state, course_.since, course_.until) == (PlanState.PAUSED, day(16), day(90))
    assert amounts(made, today, today + 200) == [50, 50]


def test_other_amounts_typed_in_during_a_pause_hold_as_dated() -> None:
    base = paused(16)
    sheet = change(base, ChangeKind.CHANGED, day(60))
    sheet.remove("m1.steps", "s2")
    write(
        sheet,
        {"m1.s1.amount": "45", "m1.s1.start": written(day(60)), "m1.s1.end": written(day(90))},
    )
    made = built(dated(sheet, 60), base, 60)
    assert made.courses[0].state is PlanState.IN_PROGRESS
    assert amounts(made, 60, 90, 91) == [45, 45, None]


def test_going_back_up_says_so_for_the_medicine_that_does() -> None:
    base = replace(BASE, courses=(*BASE.courses, course((0, 30), until=60, of=CODEINE)))
    sheet = change(replace(base, as_needed=()), ChangeKind.INCREASED, day(20))
    made = built(dated(write(sheet, {"m1.s1.amount": "55"}), 20), base, 20)
    first, second = made.courses
    assert (first.state, first.since) == (PlanState.INCREASED, day(20))
    assert second.state is PlanState.IN_PROGRESS
    assert amounts(made, 20) == [55]


def test_going_back_up_ends_the_pause_of_that_medicine() -> None:
    base = paused(16)
    sheet = write(change(base, ChangeKind.INCREASED, day(20)), {"m1.s1.amount": "60"})
    made = built(dated(sheet, 20), base, 20)
    assert made.courses[0].state is PlanState.INCREASED
    assert amounts(made, 20, 28) == [60, UNEVEN.daily]


def test_a_change_that_begins_after_the_last_amount_is_refused() -> None:
    sheet = dated(change(BASE, ChangeKind.CHANGED, day(20)), 20)
    sheet.remove("m1.steps", "s2")
    write(sheet, {"m1.s1.end": written(day(19))})
    assert told(sheet, BASE) == [("m1.s1.end", "plan-problem-ends-early")]


def test_a_change_whose_first_step_comes_later_is_refused() -> None:
    sheet = dated(change(BASE, ChangeKind.CHANGED, day(20)), 20)
    write(sheet, {"m1.s1.start": written(day(22))})
    assert told(sheet, BASE) == [("m1.s1.start", "plan-problem-starts-late")]


def test_a_yes_to_a_large_amount_does_not_hide_a_gap_before_it() -> None:
    sheet = dated(change(BASE, ChangeKind.CHANGED, day(20)), 20)
    write(sheet, {"m1.s1.start": written(day(22)), "m1.s2.amount": "400"})
    write(sheet, {"m1.s2.amount.sure": "400"})
    assert told(sheet, BASE) == [("m1.s1.start", "plan-problem-starts-late")]


def test_after_the_last_step_a_change_may_begin_later() -> None:
    sheet = change(BASE, ChangeKind.CHANGED, day(60))
    write(
        sheet,
        {
            "m1.s1.amount": "10",
            "m1.s1.times": "1",
            "m1.s1.start": written(day(65)),
            "m1.s1.end": written(day(70)),
        },
    )
    made = built(dated(sheet, 60), BASE, 60)
    assert amounts(made, 64, 65) == [None, 10]


def test_the_first_plan_holds_from_its_first_step_on() -> None:
    sheet = paper(blank(), ("15", 14, 27), ("20", 0, 13))
    made = build(sheet, read(sheet), None, NEW, NOW)
    assert (made.valid_from, made.kind, made.supersedes) == (day(0), ChangeKind.AGREED, None)
    steps = [(s.start, s.daily) for s in made.courses[0].steps]
    assert steps == [(day(0), Decimal(20)), (day(14), Decimal(15))]


def test_a_form_with_problems_is_no_plan() -> None:
    sheet = paper(blank(), ("x", 0, 13))
    with pytest.raises(ValueError, match="problems"):
        build(sheet, read(sheet), None, NEW, NOW)


def test_hours_without_a_name_are_kept() -> None:
    sheet = paper(blank(), ("20", 0, 13))
    row = sheet.add("contacts", "c")
    sheet.add("contacts", "c")
    write(sheet, {f"{row}.hours": "from 8 to 12"})
    made = build(sheet, read(sheet), None, NEW, NOW)
    assert made.contacts == (Contact("", "", "from 8 to 12"),)


def test_beginning_twice_begins_once() -> None:
    sheet = blank()
    begin(sheet)
    before = dict(sheet.fields)
    begin(sheet)
    assert sheet.fields == before and sheet.steps("m1") == ["m1.s1"]
