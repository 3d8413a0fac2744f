"""The made-up patient: believable, whole, and the same each time."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta, timezone
from itertools import pairwise
from statistics import correlation, mean

import pytest

from app.domain.appointments import Appointment
from app.domain.checkins import BACK_FILL_DAYS, CheckInKind
from app.domain.clock import local_day
from app.domain.doses import Adherence, DoseDays, DoseEntry, count
from app.domain.due import Known, due, offered
from app.domain.history import Day, days, days_without
from app.domain.items import SHORT_ITEM_IDS
from app.domain.measures import MEASURES
from app.domain.milestone_rules import Course as Looked
from app.domain.milestone_rules import reached
from app.domain.milestones import Milestone
from app.domain.responses import Deferral, Response, Responses
from app.domain.scales.gad2 import GAD2
from app.domain.scales.model import Scale
from app.domain.scales.peg import PEG
from app.domain.scales.phq2 import PHQ2
from app.domain.scales.registry import BY_ID
from app.domain.scales.scoring import allowed
from app.domain.scales.withdrawal_list import WITHDRAWAL_LIST
from app.domain.taper import Plans, PlanVersion
from app.domain.validation import validate
from app.services.demo import DEMO_WEEKS, demo_history, demo_records, demo_steps

TODAY = date(2025, 6, 24)
FIRST = TODAY - timedelta(weeks=DEMO_WEEKS)
SAVED = demo_history(TODAY)
DAYS = days(SAVED)
VALUE = {m.id: m.value for m in MEASURES}


def by_week(found: list[Day]) -> Counter[int]:
    return Counter((d.date - FIRST).days // 7 for d in found)


def test_sixteen_weeks_of_four_to_five_days() -> None:
    weeks = by_week(DAYS)
    assert set(weeks) == set(range(DEMO_WEEKS))
    assert set(weeks.values()) == {4, 5}


def test_today_is_left_to_the_person_who_tries_it() -> None:
    assert DAYS[-1].date < TODAY
    assert all(local_day(c.entered_at) < TODAY for c in SAVED)
    assert TODAY - DAYS[-1].date <= timedelta(days=3)


@pytest.mark.parametrize("today", [TODAY + timedelta(days=n) for n in range(-3, 4)])
def test_the_same_day_gives_the_same_history(today: date) -> None:
    assert demo_history(today) == demo_history(today)
    assert all(local_day(c.entered_at) < today for c in demo_history(today))
    assert all(validate(c.answers) == () for c in demo_history(today))


def test_another_seed_gives_another_patient() -> None:
    assert demo_history(TODAY, seed=1) != SAVED
    assert {c.id for c in demo_history(TODAY, seed=1)}.isdisjoint(c.id for c in SAVED)


def test_every_answer_can_be_kept_and_every_row_is_whole() -> None:
    assert [validate(c.answers) for c in SAVED] == [()] * len(SAVED)
    assert len({c.id for c in SAVED}) == len(SAVED)
    assert all(c.entered_at.utcoffset() is not None for c in SAVED)
    assert [c.entered_at for c in SAVED] == sorted(c.entered_at for c in SAVED)
    for row in SAVED:
        assert 0 <= (local_day(row.entered_at) - row.day).days <= BACK_FILL_DAYS


def test_the_clock_of_the_patient_is_that_of_the_device() -> None:
    zone = timezone(timedelta(hours=-10))
    far = demo_history(TODAY, zone=zone)
    assert {c.entered_at.tzinfo for c in far} == {zone}
    assert [c.late for c in far] == [c.late for c in SAVED]


def test_short_late_and_corrected_days_and_notes_are_there() -> None:
    short = [c for c in SAVED if c.kind is CheckInKind.SHORT]
    assert 3 <= len(short) <= 10
    assert all(set(c.answers) <= set(SHORT_ITEM_IDS) for c in short)
    assert 3 <= sum(d.all_late for d in DAYS) <= 6
    assert sum(d.corrected for d in DAYS) == 2
    assert sum(d.changed("pain_24h") or d.changed("sleep_hours") for d in DAYS) == 2
    assert 4 <= sum("note" in c.answers for c in SAVED) <= 10
    assert any("craving" not in c.answers for c in SAVED if c.kind is CheckInKind.FULL)


def test_one_gap_of_six_days_and_no_other_long_one() -> None:
    gaps = [(b.date - a.date).days - 1 for a, b in pairwise(DAYS)]
    assert sorted(gaps)[-2:] == [2, 6]
    gap = next(a.date for a, b in pairwise(DAYS) if (b.date - a.date).days == 7)
    assert len(days_without([d.date for d in DAYS], gap, gap + timedelta(days=7))) == 6


def since_step(day: Day) -> int | None:
    """Days since the last step, 2 to 14; ``None`` on others."""
    since = [(day.date - s).days for s in demo_steps(TODAY) if s < day.date]
    return min(since) if since and 2 <= min(since) <= 14 else None


RECORDS = demo_records(TODAY)
PLANS = Plans([r for r in RECORDS if isinstance(r, PlanVersion)])


def test_the_plan_has_six_steps_with_a_pause_and_one_still_to_come() -> None:
    version = PLANS.on(TODAY)
    assert version is not None
    (course,) = version.courses
    assert len(course.steps) == 6
    assert course.steps[-1].start > TODAY
    assert [v.kind for v in PLANS.versions] == ["agreed", "paused", "resumed"]
    lower = [s.start for s in course.steps[1:] if s.start <= TODAY]
    assert tuple(lower) == demo_steps(TODAY)
    agreed = [PLANS.planned(course.medicine.id, FIRST + timedelta(days=n)) for n in range(113)]
    assert agreed[57] == agreed[83] == 45 and agreed[84] == 40  # the pause


def test_most_days_are_as_planned_and_unknown_ones_stay_unknown() -> None:
    doses = DoseDays(PLANS, [r for r in RECORDS if isinstance(r, DoseEntry)])
    (course,) = PLANS.versions[0].courses
    found = count(doses.medicine_day(course.medicine.id, d.date) for d in DAYS)
    assert found[Adherence.MORE] == found[Adherence.NONE] == 0
    assert found[Adherence.LESS] == 1
    assert found[Adherence.UNKNOWN] == 4
    assert len({r.id for r in RECORDS}) == len(RECORDS)


def test_one_milestone_is_reached_and_one_is_ahead() -> None:
    looked = Looked(
        PLANS, DoseDays(PLANS, [r for r in RECORDS if isinstance(r, DoseEntry)]), DAYS, TODAY
    )
    found = [reached(m, looked) for m in RECORDS if isinstance(m, Milestone)]
    assert [day is not None for day in found] == [True, False]
    walk = next(c for c in SAVED if "lake" in str(c.answers.get("note")))
    assert found[0] == walk.day


RESPONSES = [r for r in RECORDS if isinstance(r, Response)]
KNOWN = Responses(RESPONSES, [r for r in RECORDS if isinstance(r, Deferral)])


def scores(scale: Scale) -> list[float]:
    return [found.value for _, found in KNOWN.scored(scale) if found.value is not None]


def test_every_answer_is_one_that_its_question_has_and_nothing_is_left_out() -> None:
    for response in RESPONSES:
        scale = BY_ID[response.scale]
        assert set(response.answers) == {q.id for q in scale.questions}
        assert all(allowed(q, response.answers[q.id]) for q in scale.questions)
        assert not response.late


@pytest.mark.parametrize("today", [TODAY + timedelta(days=n) for n in range(7)])
def test_each_questionnaire_was_due_when_it_was_answered_and_some_are_due_today(
    today: date,
) -> None:
    records = demo_records(today)
    saved = [r for r in records if isinstance(r, Response)]
    put_off = [r for r in records if isinstance(r, Deferral)]
    plans = Plans([r for r in records if isinstance(r, PlanVersion)])
    first = today - timedelta(weeks=DEMO_WEEKS)
    for response in saved:
        if response.supersedes is None and response.opened_by is None:
            before = [r for r in saved if r.day < response.day]
            known = Responses(before, [d for d in put_off if d.day < response.day])
            wanted = due(Known(response.day, known, plans, first))
            assert response.scale in [o.scale.id for o in wanted], response
    visits = [r.day for r in records if isinstance(r, Appointment)]
    offers = offered(Known(today, Responses(saved, put_off), plans, first, visits))
    assert "peg" in [o.scale.id for o in offers]
    assert max(r.day for r in saved) < today > max(d.day for d in put_off)
    assert any(day > today for day in visits)


def test_at_most_two_questionnaires_a_day_with_the_rest_in_its_openers_place() -> None:
    opened = [r for r in RESPONSES if r.opened_by is not None]
    places = Counter(r.day for r in KNOWN.all if r not in opened)
    assert max(places.values()) == 2


def test_peg_is_answered_about_four_weeks_in_five_and_corrected_once() -> None:
    assert 11 <= len(scores(PEG)) <= 13
    assert sum(bool(chain.trail) for chain in KNOWN.chains) == 1
    assert len(KNOWN.deferred) == 1


def test_only_the_bad_week_opens_the_rest_which_keeps_its_answers() -> None:
    (opened,) = (r for r in RESPONSES if r.opened_by is not None)
    opener = next(r for r in RESPONSES if r.id == opened.opened_by)
    assert (opened.scale, opener.scale) == ("phq9", "phq2")
    assert (opened.day - FIRST).days // 7 == 10
    assert opener.answers.items() <= opened.answers.items()
    assert [s for s in scores(PHQ2) if s >= 3] == [4]
    assert max(scores(GAD2)) < 3
    assert {r.answers["better_off_dead"] for r in RESPONSES if r.scale == "phq9"} == {0}


def test_the_baseline_is_there_before_the_first_step_down() -> None:
    early = {r.scale for r in RESPONSES if r.day < demo_steps(TODAY)[0]}
    assert {"peg", "phq9", "gad7", "baseline_facts"} <= early


def test_the_withdrawal_list_follows_what_was_said_of_the_day() -> None:
    felt = {d.date: VALUE["withdrawal"](d) for d in DAYS}
    pairs = [(felt[r.day], s.value) for r, s in KNOWN.scored(WITHDRAWAL_LIST)]
    known = [(day, total) for day, total in pairs if day is not None and total is not None]
    assert len(known) >= 10
    assert correlation([k[0] for k in known], [k[1] for k in known]) > 0.9


@pytest.mark.parametrize(
    ("measure_id", "settles"), [("withdrawal", -0.7), ("sleep_hours", 0.35), ("pain_24h", -0.3)]
)
def test_what_a_step_stirs_up_settles_within_two_weeks(measure_id: str, settles: float) -> None:
    pairs = [
        (since, value)
        for d in DAYS
        if (since := since_step(d)) is not None and (value := VALUE[measure_id](d)) is not None
    ]
    found = correlation([p[0] for p in pairs], [p[1] for p in pairs])
    assert found <= settles if settles < 0 else found >= settles


def average(measure_id: str, first_week: int, last_week: int) -> float:
    inside = (d for d in DAYS if first_week <= (d.date - FIRST).days // 7 <= last_week)
    return mean(v for d in inside if (v := VALUE[measure_id](d)) is not None)


def test_daily_life_slowly_gets_easier() -> None:
    assert average("interference_24h", 12, 15) < average("interference_24h", 0, 3) - 1
    assert average("activity", 12, 15) > average("activity", 0, 3)


def test_one_week_is_a_bad_one() -> None:
    assert average("pain_24h", 10, 10) > average("pain_24h", 7, 8) + 0.8
    assert average("mood", 10, 10) < average("mood", 7, 8)
