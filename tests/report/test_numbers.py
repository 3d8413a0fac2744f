"""The numbers of a report: medians with their days, the worst week, counts, the days one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.alerts.limits import ClinicLimits
from app.domain.baseline import Typical
from app.domain.checkins import CheckIn
from app.domain.doses import Adherence
from app.domain.report.compared import compared, last_step, measures, worst_week
from app.domain.report.counted import options, taken, trust
from app.domain.report.day_rows import day_rows
from app.domain.report.questionnaires import questionnaires
from app.domain.report.topics import Topic
from app.domain.taper import AsNeeded
from tests.domain.agreements import CODEINE, as_needed, course, elsewhere, took, version
from tests.domain.answering import answered
from tests.domain.make import day, said, taken_back
from tests.report.told import gathered

PLAN = version(1, 0, course((0, 60), (20, 50), (40, 40), until=200))


def days(*numbers: int, **answers: float) -> list[CheckIn]:
    return [replace(said(n + 1000, n), answers=answers) for n in numbers]


def row(found: object, name: str) -> tuple[object, ...]:
    one = next(r for r in compared(found) if r.measure.id == name)  # type: ignore[arg-type]
    return one.start, one.before, one.since, one.whole


def test_the_start_the_last_step_and_all_days_each_with_their_days() -> None:
    saved = [
        *days(7, 9, 11, 13, 15, pain_24h=6),
        *days(27, 29, 31, pain_24h=4),
        *days(41, 43, 45, 47, pain_24h=5),
    ]
    found = gathered(*saved, first=30, last=50, plan=[PLAN])
    assert row(found, "pain_24h") == (
        Typical(6, 5),
        Typical(4, 3),
        Typical(5, 4),
        Typical(5, 5),
    )
    step = last_step(found)
    assert step is not None and step.measured == (day(40), day(50))


def test_a_step_after_the_last_day_is_not_looked_at() -> None:
    saved = days(*range(0, 60, 2), pain_24h=6)
    step = last_step(gathered(*saved, last=39, plan=[PLAN]))
    assert step is not None and step.day == day(20)


def test_days_after_the_agreed_steps_ended_are_not_since_the_step() -> None:
    ended = version(1, 0, course((0, 60), (20, 50), until=30))
    saved = [*days(21, 25, 29, pain_24h=4), *days(31, 33, 35, pain_24h=9)]
    assert row(gathered(*saved, last=40, plan=[ended]), "pain_24h")[2] == Typical(4, 3)


def test_too_few_days_have_no_median_and_still_say_how_many() -> None:
    found = gathered(*days(7, 9, 11, 13, pain_24h=6), *days(45, pain_24h=1), last=50, plan=[PLAN])
    start, before, since, _ = row(found, "pain_24h")
    assert (start, before, since) == (Typical(None, 4), Typical(None, 0), Typical(None, 1))


def test_without_a_plan_there_is_neither_start_nor_step() -> None:
    found = gathered(*days(0, 2, 4, pain_24h=3))
    assert row(found, "pain_24h") == (None, None, None, Typical(3, 3))


def test_the_clinic_gives_a_start_only_where_there_is_none_of_ones_own() -> None:
    clinic = ClinicLimits(
        PLAN.id, day(0), PLAN.entered_at, "Clinic", day(0), baseline={"pain_24h": 7.0}
    )
    few = replace(gathered(*days(7, 9, pain_24h=6), last=50, plan=[PLAN]), given=clinic)
    enough = gathered(*days(7, 9, 11, 13, 15, pain_24h=6), last=50, plan=[PLAN])
    clinics = [
        next(r.clinic for r in compared(f) if r.measure.id == "pain_24h")
        for f in (few, replace(enough, given=clinic))
    ]
    assert clinics == [7.0, None]


def test_three_days_a_week_are_enough() -> None:
    sparse = [n for n in range(90) if n % 7 in (0, 2, 4)]
    found = gathered(*days(*sparse, pain_24h=5, mood=4), last=89, plan=[PLAN])
    for name in ("pain_24h", "mood"):
        assert all(isinstance(t, Typical) and t.median for t in row(found, name))


def test_a_missing_answer_is_no_zero() -> None:
    found = gathered(*days(0, 2, 4, mood=8), *days(6, 8, pain_24h=2))
    assert row(found, "mood")[3] == Typical(8, 3)
    assert row(found, "pain_24h")[3] == Typical(None, 2)


def test_the_worst_week_is_the_one_with_the_highest_mean_pain() -> None:
    saved = [
        *days(0, 2, 4, pain_24h=3),
        *days(9, 11, 13, pain_24h=8, mood=2),
        *days(20, 22, 24, pain_24h=4),
    ]
    week = worst_week(gathered(*saved))
    assert week is not None
    assert (week.first, week.last) == (day(9), day(15))
    found = {m.id: t for m, t in week.rows}
    assert found == {"pain_24h": Typical(8, 3), "mood": Typical(2, 3)}


def test_two_days_are_no_week_and_equal_weeks_do_not_stand_out() -> None:
    assert worst_week(gathered(*days(9, 11, pain_24h=9))) is None
    assert worst_week(gathered(*days(*range(28), pain_24h=5))) is None
    assert worst_week(gathered()) is None


def test_where_pain_was_not_chosen_the_week_is_that_of_the_next_measure() -> None:
    saved = [*days(0, 2, 4, pain_24h=9, mood=8), *days(20, 22, 24, pain_24h=1, mood=2)]
    week = worst_week(gathered(*saved, topics={Topic.MOOD}))
    assert week is not None
    assert (week.by.id, week.rows[0][1].median) == ("mood", 2)


@given(st.lists(st.none() | st.integers(0, 10), min_size=7, max_size=40))
def test_no_week_is_worse_than_the_worst(pains: list[int | None]) -> None:
    saved = [said(n + 1, n, pain_24h=p) for n, p in enumerate(pains) if p is not None]
    week = worst_week(gathered(*saved, last=len(pains) - 1))
    means = {}
    for begin in range(len(pains) - 6):
        inside = [p for p in pains[begin : begin + 7] if p is not None]
        if len(inside) >= 3:
            means[day(begin)] = sum(inside) / len(inside)
    if week is None:
        assert len({round(m, 9) for m in means.values()}) != 1 or len(means) > 1 or not means
        assert not means or len({round(m, 9) for m in means.values()}) == 1
    else:
        assert round(means[week.first], 9) == round(max(means.values()), 9)


def test_what_bothered_most_is_by_how_strong_it_was_then_by_days() -> None:
    saved = [
        *(said(n + 1, n, side_effects={"nausea": "mild"}) for n in range(5)),
        said(10, 10, side_effects={"dizzy": "severe", "itch": ""}),
        *(said(n + 1, n, side_effects={"fall": "moderate"}) for n in (11, 12)),
        said(20, 20, side_effects={"none": ""}),
        said(21, 21, pain_24h=3),
    ]
    found = options(gathered(*saved).shown, "side_effects")
    assert found.asked == 9
    assert [(c.option, c.days, c.strong) for c in found.chosen] == [
        ("dizzy", 1, (0, 0, 1)),
        ("fall", 2, (0, 2, 0)),
        ("nausea", 5, (5, 0, 0)),
        ("itch", 1, (0, 0, 0)),
    ]


def test_doses_are_counted_by_day_and_what_was_not_said_is_not_known() -> None:
    found = gathered(
        plan=[PLAN],
        said=[took(0, 60), took(1, 60), took(2, 30), took(3, 90), took(4, 0), elsewhere(5)],
        last=9,
    )
    told = taken(found)
    ((_, count),) = told.regular
    assert {k: n for k, n in count.counts.items() if n} == {
        Adherence.AS_PLANNED: 2,
        Adherence.LESS: 1,
        Adherence.MORE: 1,
        Adherence.NONE: 1,
        Adherence.UNKNOWN: 5,
    }
    assert (count.days, told.elsewhere, told.together) == (10, 1, None)


def test_several_medicines_are_counted_together_as_well() -> None:
    both = version(1, 0, course((0, 60), until=99), course((0, 30), until=99, of=CODEINE))
    told = taken(gathered(plan=[both], said=[took(0, 60), took(0, 15, CODEINE)], last=1))
    assert len(told.regular) == 2
    assert told.together is not None and told.together.counts[Adherence.LESS] == 1


def test_as_needed_doses_stand_apart_with_the_most_of_a_day() -> None:
    plan = replace(PLAN, as_needed=(AsNeeded(CODEINE, Decimal(60)),))
    said_so = [as_needed(3, 1, 30), as_needed(3, 2, 60), as_needed(4, 3, 30)]
    (one,) = taken(gathered(plan=[plan], said=said_so)).needed
    assert (one.days, one.most, one.beyond) == (2, Decimal(90), 1)


def test_where_nothing_is_agreed_the_check_ins_say_how_the_doses_went() -> None:
    saved = [
        said(1, 0, doses="as_usual"),
        said(2, 1, doses="different"),
        said(3, 2, doses="as_usual"),
    ]
    assert (taken(gathered(*saved)).usual, taken(gathered(*saved)).different) == (2, 1)
    agreed = taken(gathered(*saved, plan=[PLAN]))
    assert (agreed.usual, agreed.different) == (0, 0)


def test_late_and_corrected_days_are_counted() -> None:
    saved = [
        said(1, 0, pain_24h=3),
        said(2, 1, late=2, pain_24h=3),
        said(3, 2, pain_24h=3),
        said(4, 2, replaces=3, late=1, pain_24h=5),
        said(5, 3, pain_24h=1),
        taken_back(6, 5, 3),
    ]
    found = gathered(
        *saved,
        plan=[PLAN],
        said=[took(0, 60), took(1, 60, late=1)],
        answered=[answered(901, "peg", 0, 9), answered(902, "peg", 7, 9, late=1)],
    )
    told = trust(found)
    assert (told.checkins.entered, told.checkins.late, told.checkins.corrected) == (3, 1, 1)
    assert (told.doses.entered, told.doses.late) == (2, 1)
    assert (told.questionnaires.entered, told.questionnaires.late) == (2, 1)


def test_every_day_has_a_row_and_what_was_not_said_is_none() -> None:
    found = gathered(
        said(1, 1, pain_24h=0),
        said(2, 2, late=1, pain_24h=4),
        plan=[PLAN],
        said=[took(1, 60)],
        last=4,
        torn=[day(3)],
    )
    rows = list(day_rows(found, measures(found)))
    assert [r.day for r in rows] == [day(0) + timedelta(n) for n in range(5)]
    assert [r.values[0] for r in rows] == [None, 0.0, 4.0, None, None]
    assert [r.doses[0].taken for r in rows] == [None, Decimal(60), None, None, None]
    assert [r.late for r in rows] == [False, False, True, False, False]
    assert [r.unread for r in rows] == [False, False, False, True, False]


def test_questionnaires_stand_beside_the_start_and_the_time_before() -> None:
    found = gathered(
        plan=[PLAN],
        answered=[
            answered(1, "peg", 19, 18),
            answered(2, "peg", 30, 9),
            answered(3, "peg", 37, 12, late=1),
            answered(4, "peg", 44, pain=3),
        ],
        first=25,
        last=50,
    )
    (peg,) = questionnaires(found)
    results = [r.result for r in peg.rows]
    assert [r.score.value for r in results if r.score is not None] == [3, 4, None]
    assert [c.points for r in results if (c := r.since_baseline) is not None] == [-3, -2]
    assert [c.points for r in results if (c := r.since_last) is not None] == [-3, 1]
    assert peg.rows[2].missing == ("enjoyment", "activity")
    assert [r.late for r in peg.rows] == [False, True, False]
