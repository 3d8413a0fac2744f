"""What goes into a package, case by case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.model import Level
from app.domain.alerts.registry import RULES
from app.domain.archives import Everything
from app.domain.checkins import CheckIn, CheckInKind
from app.domain.doses import DoseEntry
from app.domain.history import days
from app.domain.milestones import Milestone, MilestoneKind
from app.domain.records import R, Record
from app.domain.responses import Response
from app.domain.scales.phq9 import PHQ9
from app.domain.scales.registry import SCALES
from app.domain.sharing.granted import NEEDED, NOT_FOR_OTHERS, NOT_TOLD, package_of, told_rule
from app.domain.sharing.grants import Relation
from app.domain.sharing.packages import Head, Package
from app.domain.sharing.topics import Granted
from app.domain.taper import ChangeKind, PlanState, PlanVersion
from tests.domain.agreements import CODEINE, course, elsewhere, took, version
from tests.domain.answering import answered
from tests.domain.make import day, said, taken_back
from tests.domain.sharing.made import MONTH, head, moment

G = Granted
ALL = tuple(Granted)
REST = {q.id: 1 for q in PHQ9.questions if not q.emergency}
NINTH = "better_off_dead"


def made(given: Head, *checkins: CheckIn, records: Sequence[Record] = ()) -> Package:
    return package_of(Everything(checkins, records), given)


def only(kind: type[R], package: Package) -> list[R]:
    return [row for row in package.holds.records if isinstance(row, kind)]


def alert(number: int, rule: str, on: int = 3, **more: object) -> FiredAlert:
    told = FiredAlert(
        UUID(int=5000 + number), day(on), moment(on, 21), rule, "1", Level.CALL, "", {"x": "7"}
    )
    return replace(told, words="seen", language="en", **more)  # type: ignore[arg-type]


# Check-ins.


def test_an_answer_goes_along_with_its_topic_alone() -> None:
    row = said(1, 2, pain_24h=4, mood=6, craving=7, safe="yes", note="words", sleep_hours=5)
    assert made(head(G.MOOD), row).holds.checkins[0].answers == {"mood": 6}
    with_pain = made(head(G.PAIN_AND_FUNCTION, G.CRAVINGS), row).holds.checkins[0]
    assert with_pain.answers == {"pain_24h": 4, "craving": 7}
    assert made(head(G.DOSES), row).holds.checkins == ()


def test_what_an_answer_brought_up_goes_along_with_it_alone() -> None:
    row = said(
        1, 2, doses="different", doses_note="less", side_effects={"other": ""},
        side_effects_other="cold hands",
    )  # fmt: skip
    assert made(head(G.NOTES), row).holds.checkins == ()
    answers = made(head(G.NOTES, G.DOSES), row).holds.checkins[0].answers
    assert set(answers) == {"doses", "doses_note"}


def test_the_short_check_in_of_a_hard_day_is_not_told_from_another() -> None:
    row = replace(said(1, 2, pain_24h=8), kind=CheckInKind.SHORT, reason="why")
    (told,) = made(head(*ALL), row).holds.checkins
    assert (told.kind, told.reason) == (CheckInKind.FULL, None)


def test_neither_the_hour_nor_the_place_of_an_entry_is_told() -> None:
    here, there = (
        replace(said(1, 2, mood=6), entered_at=datetime.fromisoformat(at))
        for at in ("2025-03-05T03:12:00-10:00", "2025-03-05T23:59:00+13:00")
    )
    assert made(head(G.MOOD), here) == made(head(G.MOOD), there)
    assert made(head(G.MOOD), here).holds.checkins[0].entered_at == datetime(
        2025, 3, 5, 12, tzinfo=UTC
    )


def test_a_correction_leaves_no_trace_and_makes_nothing_late() -> None:
    first, later = said(1, 2, mood=6), said(2, 2, replaces=1, late=3, mood=4)
    (told,) = made(head(G.MOOD), first, later).holds.checkins
    assert (told.answers, told.supersedes, told.late) == ({"mood": 4}, None, False)
    (on,) = days([told])
    assert not on.changed("mood") and not on.corrected


def test_a_first_version_that_told_of_something_else_does_not_make_it_early() -> None:
    first, later = said(1, 2, safe="need_help"), said(2, 2, replaces=1, late=3, mood=4)
    both = made(head(G.MOOD), first, later)
    assert both == made(head(G.MOOD), said(3, 2, late=3, mood=4))
    assert both.holds.checkins[0].late


def test_what_was_taken_back_is_not_there() -> None:
    assert made(head(*ALL), said(1, 2, mood=6), taken_back(2, 1, 2)).holds == Everything()


def test_only_the_days_granted() -> None:
    rows = [said(n, n, mood=5) for n in range(8)]
    found = made(head(G.MOOD, first=2, last=4), *rows).holds.checkins
    assert [row.day for row in found] == [day(2), day(3), day(4)]


# Rows that did not open.


def test_a_row_that_may_have_been_taken_back_is_left_out() -> None:
    gap, row = UUID(int=9), said(1, 2, mood=6)
    torn = Everything([row, said(2, 3, mood=5)], (), gaps={gap: row.id}, unread=1)
    found = package_of(torn, head(G.MOOD)).holds
    assert ([c.answers for c in found.checkins], found.unread) == ([{"mood": 5}], 1)
    chain = replace(said(4, 2, mood=1), supersedes=gap)
    assert package_of(replace(torn, checkins=[row, chain]), head(G.MOOD)).holds.checkins == ()
    ring = replace(torn, gaps={gap: UUID(int=10), UUID(int=10): gap})
    assert len(package_of(ring, head(G.MOOD)).holds.checkins) == 2


# Plan and doses.

PLAN = replace(
    version(1, -60, course((-60, 60), (-30, 50), (10, 40), until=200)),
    reason="why", contingency="call first", follow_up_days=7,
)  # fmt: skip


def test_of_the_plan_go_along_the_amounts_of_the_days_alone() -> None:
    (told,) = only(PlanVersion, made(head(G.DOSES), records=[PLAN]))
    (one,) = told.courses
    assert [(s.start, s.end, int(s.daily)) for s in one.steps] == [
        (day(0), day(9), 50),
        (day(10), day(MONTH), 40),
    ]
    assert (told.valid_from, told.agreed_on, told.entered_at) == (day(0), day(0), moment(0))
    assert (told.author, told.reason, told.contingency, told.follow_up_days) == ("", "", "", None)


def test_an_amount_at_which_a_course_stays_goes_along_though_its_step_is_over() -> None:
    held = course((-60, 60), (-30, 50), until=-20, state=PlanState.HELD, since=-40)
    (told,) = only(PlanVersion, made(head(G.DOSES), records=[version(1, -60, held)]))
    (one,) = told.courses
    assert (one.state, one.since) == (PlanState.HELD, day(0))
    assert [(s.start, s.end, int(s.daily)) for s in one.steps] == [(day(0), day(MONTH), 60)]


def test_a_change_to_come_is_not_told() -> None:
    paused = course((-60, 60), until=200, state=PlanState.PAUSED, since=MONTH + 1)
    later = replace(version(2, MONTH + 1, course((MONTH + 1, 10), until=99)))
    (told,) = only(PlanVersion, made(head(G.DOSES), records=[version(1, -60, paused), later]))
    assert (told.courses[0].state, told.courses[0].since) == (PlanState.IN_PROGRESS, None)


def test_a_version_that_was_replaced_before_is_not_told_and_one_that_was_made_then_is() -> None:
    second = replace(version(2, -5, course((-5, 30), until=200)), kind=ChangeKind.CHANGED)
    third = replace(version(3, 4, course((4, 35), until=200)), kind=ChangeKind.INCREASED)
    told = only(PlanVersion, made(head(G.DOSES), records=[PLAN, second, third]))
    assert [(v.day, v.kind) for v in told] == [
        (day(0), ChangeKind.AGREED),
        (day(4), ChangeKind.INCREASED),
    ]


def test_as_planned_follows_a_slip_that_was_put_right() -> None:
    slip = version(1, 0, course((0, 600), until=200))
    right = replace(
        version(2, 0, course((0, 60), until=200)), supersedes=slip.id, kind=ChangeKind.CORRECTED
    )
    dose = replace(took(3, 600), as_planned=True, plan=slip.id)
    package = made(head(G.DOSES), records=[slip, right, dose])
    (told,), (entry,) = only(PlanVersion, package), only(DoseEntry, package)
    assert (entry.plan, told.kind) == (told.id, ChangeKind.AGREED)


def test_own_words_beside_a_dose_go_along_with_notes_alone() -> None:
    rows: list[Record] = [
        PLAN,
        replace(took(3, 50), reason="pain"),
        elsewhere(4, source="a friend"),
    ]
    without = only(DoseEntry, made(head(G.DOSES), records=rows))
    assert [(d.reason, d.source) for d in without] == [("", ""), ("", "")]
    words = only(DoseEntry, made(head(G.DOSES, G.NOTES), records=rows))
    assert [(d.reason, d.source) for d in words] == [("pain", ""), ("", "a friend")]


def test_a_medicine_that_nothing_is_agreed_of_keeps_its_name_where_it_was_taken() -> None:
    over = version(1, -60, course((-60, 60), until=200), course((-60, 5), until=-30, of=CODEINE))
    (told,) = only(PlanVersion, made(head(G.DOSES), records=[over]))
    assert [c.medicine.name for c in told.courses] == ["Morphine SR"]
    with_it = made(head(G.DOSES), records=[over, took(3, 5, of=CODEINE)])
    (told,), (dose,) = only(PlanVersion, with_it), only(DoseEntry, with_it)
    assert [(c.medicine.name, c.steps) for c in told.courses][1] == ("Codeine", ())
    assert dose.medicine == told.courses[1].medicine.id


def test_without_doses_there_is_neither_plan_nor_dose() -> None:
    rest = [g for g in Granted if g is not G.DOSES]
    assert made(head(*rest), records=[PLAN, took(3, 50)]).holds.records == ()


# Questionnaires.


def test_the_ninth_question_goes_along_with_self_harm_alone() -> None:
    row = answered(901, "phq9", 2, **{**REST, NINTH: 2})
    (told,) = only(Response, made(head(G.QUESTIONNAIRES), records=[row]))
    assert told.answers == REST
    (told,) = only(Response, made(head(G.QUESTIONNAIRES, G.SELF_HARM), records=[row]))
    assert told.answers == {**REST, NINTH: 2}
    alone = answered(902, "phq9", 2, **{NINTH: 2})
    assert made(head(G.QUESTIONNAIRES), records=[alone]).holds.records == ()


def test_facts_and_self_checks_are_for_nobody_else() -> None:
    rows = [answered(n, scale.id, 2, 3) for n, scale in enumerate(SCALES, start=900)]
    told = {r.scale for r in only(Response, made(head(*ALL), records=rows))}
    assert told == {scale.id for scale in SCALES} - NOT_FOR_OTHERS
    assert {"baseline_facts", "self_checks"} == NOT_FOR_OTHERS


def test_what_opened_a_questionnaire_is_named_where_it_is_there() -> None:
    first = answered(901, "phq2", 2, 4)
    right = replace(answered(902, "phq2", 2, 5), supersedes=first.id)
    rest = answered(903, "phq9", 2, 12, opened_by=901)
    two, nine = only(Response, made(head(G.QUESTIONNAIRES), records=[first, right, rest]))
    assert (two.scale, nine.opened_by) == ("phq2", two.id)
    early = replace(first, day=day(-1))
    (nine,) = only(Response, made(head(G.QUESTIONNAIRES), records=[early, rest]))
    assert nine.opened_by is None


# Alerts.


def test_an_alert_says_its_rule_and_day_and_nothing_else() -> None:
    row = alert(1, "R13", variant="v", occasion="2025-01-01/x")
    (told,) = only(FiredAlert, made(head(G.ALERTS, G.PAIN_AND_FUNCTION), records=[row]))
    assert told == FiredAlert(told.id, day(3), moment(3), "R13", "1", Level.CALL, "", variant="v")


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_an_alert_needs_every_topic_that_it_tells_of(rule: str) -> None:
    rows = [alert(1, rule)]
    everything = only(FiredAlert, made(head(*ALL), records=rows))
    told = rule not in NOT_TOLD and rule != "R22"
    assert bool(everything) is told
    assert not only(FiredAlert, made(head(G.ALERTS), records=rows)) or rule == "R23"
    assert not only(FiredAlert, made(head(*(g for g in ALL if g is not G.ALERTS)), records=rows))


def test_a_pattern_for_clinicians_goes_to_a_clinician() -> None:
    rows = [alert(1, "R22")]
    to = head(*ALL, relation=Relation.CLINICIAN)
    assert len(only(FiredAlert, made(to, records=rows))) == 1
    assert not told_rule("R99", Relation.CLINICIAN)


def test_an_alert_that_was_a_slip_of_the_finger_is_none() -> None:
    row = alert(1, "R13")
    acts = [
        AlertAct(UUID(int=1), row.day, row.entered_at + timedelta(minutes=m), row.id, Did.CLOSED)
        for m in (59, 61)
    ]
    given = head(G.ALERTS, G.PAIN_AND_FUNCTION)
    assert not made(given, records=[row, acts[0]]).holds.records
    assert len(made(given, records=[row, acts[1]]).holds.records) == 1


@pytest.mark.parametrize(("eight", "ninth", "told"), [(9, 3, 0), (10, 0, 1), (12, 3, 1)])
def test_an_alert_about_mood_is_told_by_the_other_eight(eight: int, ninth: int, told: int) -> None:
    answers = dict(zip(REST, [3] * (eight // 3) + [eight % 3] + [0] * 8, strict=False))
    row = answered(901, "phq9", 2, **{**answers, NINTH: ninth})
    fired = alert(1, "R17", occasion=str(row.id), variant="phq9")
    given = head(G.ALERTS, G.QUESTIONNAIRES)
    assert len(only(FiredAlert, made(given, records=[row, fired]))) == told


# Milestones.


def milestone(number: int, on: int, kind: MilestoneKind, marked: int | None = None) -> Milestone:
    day_marked = None if marked is None else day(marked)
    return Milestone(
        UUID(int=number), day(on), moment(on, 7), kind, "to the lake", marked=day_marked
    )


DO_AGAIN = MilestoneKind.DO_AGAIN


def test_a_milestone_is_its_kind_and_the_day_on_which_it_was_reached() -> None:
    row = milestone(1, 2, DO_AGAIN, 5)
    (told,) = only(Milestone, made(head(G.MILESTONES), records=[row]))
    assert (told.wording, told.marked, told.day) == ("", day(5), day(2))
    (told,) = only(Milestone, made(head(G.MILESTONES, G.NOTES), records=[row]))
    assert told.wording == "to the lake"


@pytest.mark.parametrize(
    ("on", "marked", "told"),
    [
        (2, None, (2, None)),
        (-9, None, None),
        (-9, -1, None),
        (-9, 4, (0, 4)),
        (2, MONTH + 1, (2, None)),
        (MONTH + 1, None, None),
        (MONTH + 1, 4, (MONTH, 4)),
    ],
)
def test_only_milestones_of_the_days_granted(
    on: int, marked: int | None, told: tuple[int, int | None] | None
) -> None:
    rows = [milestone(1, on, DO_AGAIN, marked)]
    found = only(Milestone, made(head(G.MILESTONES), records=rows))
    expected = [] if told is None else [(day(told[0]), None if told[1] is None else day(told[1]))]
    assert [(m.day, m.marked) for m in found] == expected


def test_that_a_step_was_kept_for_a_week_is_told_with_doses_alone() -> None:
    steps = version(1, -9, course((-9, 60), (3, 50), until=200))
    rows: list[Record] = [
        steps,
        *(took(n, 50) for n in range(3, 10)),
        milestone(1, 2, MilestoneKind.FIRST_WEEK),
    ]
    (told,) = only(Milestone, made(head(G.MILESTONES), records=rows))
    assert told.marked is None
    (told,) = only(Milestone, made(head(G.MILESTONES, G.DOSES), records=rows))
    assert told.marked == day(9)


def test_fewer_doses_are_told_with_doses_alone() -> None:
    rows = [milestone(1, 2, MilestoneKind.FEWER_DOSES)]
    assert not made(head(G.MILESTONES), records=rows).holds.records
    assert made(head(G.MILESTONES, G.DOSES), records=rows).holds.records
    assert set(NEEDED) == set(MilestoneKind)


# Numbers in the place of ids.


def test_rows_and_medicines_are_numbered_anew() -> None:
    rows: list[Record] = [PLAN, took(3, 50), answered(901, "peg", 2, 9), alert(1, "R13")]
    package = made(head(*ALL), said(1, 2, mood=5), said(2, 3, mood=6), records=rows)
    ids = [row.id.int for row in (*package.holds.checkins, *package.holds.records)]
    assert ids == [1, 2, 3, 4, 5, 6]
    (plan,), (dose,) = only(PlanVersion, package), only(DoseEntry, package)
    assert (plan.courses[0].medicine.id, dose.medicine) == (UUID(int=7), UUID(int=7))
