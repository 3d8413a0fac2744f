"""A package that goes beyond its own head is known, by whatever row."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from app.domain.alerts.fired import FiredAlert
from app.domain.alerts.model import Level
from app.domain.archives import Everything
from app.domain.checkins import CheckInKind, Draft
from app.domain.doses import DoseEntry
from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind
from app.domain.records import Record
from app.domain.responses import Response
from app.domain.sharing.beyond import MOST_DAYS, keeps_to_head
from app.domain.sharing.granted import package_of
from app.domain.sharing.packages import Head, Package
from app.domain.sharing.topics import Granted
from app.domain.taper import Contact, PlanState, PlanVersion
from tests.data.records import one_of_each
from tests.domain.agreements import took
from tests.domain.answering import answered
from tests.domain.make import day, said
from tests.domain.sharing.made import MONTH, head, moment
from tests.domain.sharing.test_granted import DO_AGAIN, NINTH, PLAN, REST, alert, milestone

G = Granted
MOST = tuple(g for g in Granted if g not in (G.SELF_HARM, G.NOTES))


def whole(given: Head | None = None) -> Package:
    """A row of each kind that there may be."""
    rows: list[Record] = [
        PLAN,
        took(3, 50),
        answered(901, "phq2", 2, 4),
        answered(902, "phq9", 2, opened_by=901, **REST),
        alert(1, "R13"),
        milestone(1, 2, DO_AGAIN, 5),
    ]
    diary = Everything([said(1, 2, mood=5, pain_24h=4)], rows)
    return package_of(diary, given or head(*MOST))


def with_(package: Package, of: type, /, **changes: object) -> Package:
    """The package with its first row of a kind changed."""
    rows = list(package.holds.records)
    at = next(n for n, row in enumerate(rows) if isinstance(row, of))
    rows[at] = replace(rows[at], **changes)  # type: ignore[arg-type]
    return replace(package, holds=replace(package.holds, records=tuple(rows)))


def with_checkin(package: Package, **changes: object) -> Package:
    (row,) = package.holds.checkins
    changed = (replace(row, **changes),)  # type: ignore[arg-type]
    return replace(package, holds=replace(package.holds, checkins=changed))


def with_head(package: Package, **changes: object) -> Package:
    return replace(package, head=replace(package.head, **changes))  # type: ignore[arg-type]


def test_what_is_made_keeps_to_its_head() -> None:
    assert keeps_to_head(whole())
    kinds = {type(row) for row in whole().holds.records}
    assert kinds == {PlanVersion, DoseEntry, Response, FiredAlert, Milestone}
    assert keeps_to_head(whole(head(*Granted)))
    assert keeps_to_head(with_(whole(), PlanVersion, **of_course(since=day(3))))


@pytest.mark.parametrize("missing", MOST)
def test_a_topic_that_is_not_in_its_head(missing: Granted) -> None:
    """Each topic of a row taken out of the head, and the row kept."""
    told = {G.MOOD, G.PAIN_AND_FUNCTION, G.DOSES, G.QUESTIONNAIRES, G.ALERTS, G.MILESTONES}
    package = with_head(whole(), topics=frozenset(MOST) - {missing})
    assert keeps_to_head(package) is (missing not in told)


NOON = moment(2)
ID = UUID(int=99)
FAR = day(MONTH + 1)

CHECKINS: dict[str, dict[str, object]] = {
    "a day before": {"day": day(-1)},
    "a day after": {"day": FAR},
    "a correction": {"supersedes": ID},
    "an undo": {"undone": True},
    "a short one": {"kind": CheckInKind.SHORT},
    "a reason": {"reason": "x"},
    "no answers": {"answers": {}},
    "an answer of another topic": {"answers": {"mood": 5, "safe": "yes"}},
    "a note": {"answers": {"mood": 5, "note": "x"}},
    "an answer that is not known": {"answers": {"mood": 5, "weight": 80}},
    "an hour": {"entered_at": NOON + timedelta(hours=1)},
    "a place": {"entered_at": datetime.fromisoformat("2025-03-05T13:00:00+01:00")},
    "the number of another row": {"id": UUID(int=2)},
}


@pytest.mark.parametrize("name", CHECKINS)
def test_a_check_in_beyond_it(name: str) -> None:
    assert not keeps_to_head(with_checkin(whole(), **CHECKINS[name]))


COURSE = next(r for r in whole().holds.records if isinstance(r, PlanVersion)).courses[0]
STEP = COURSE.steps[0]


def of_course(**changes: object) -> dict[str, object]:
    """A plan with its course changed, of the same medicine."""
    return {"courses": (replace(COURSE, **changes),)}  # type: ignore[arg-type]


RECORDS: dict[str, tuple[type, dict[str, object]]] = {
    "an author": (PlanVersion, {"author": "x"}),
    "a reason": (PlanVersion, {"reason": "x"}),
    "what to do": (PlanVersion, {"contingency": "x"}),
    "a contact": (PlanVersion, {"contacts": (Contact("x", "x", "x"),)}),
    "days between contacts": (PlanVersion, {"follow_up_days": 7}),
    "the day it was agreed": (PlanVersion, {"agreed_on": day(-3)}),
    "a plan of a day before": (PlanVersion, {"valid_from": day(-1)}),
    "typed in before": (PlanVersion, {"entered_at": moment(-3)}),
    "a step of a day before": (PlanVersion, of_course(steps=(replace(STEP, start=day(-1)),))),
    "a step of a day after": (PlanVersion, of_course(steps=(replace(STEP, end=FAR),))),
    "a pause of a day before": (PlanVersion, of_course(state=PlanState.HELD, since=day(-1))),
    "a pause to come": (PlanVersion, of_course(state=PlanState.HELD, since=FAR)),
    "a day agreed to look again": (PlanVersion, of_course(until=FAR)),
    "a reason for a dose": (DoseEntry, {"reason": "x"}),
    "a source": (DoseEntry, {"source": "x"}),
    "a medicine that is not there": (DoseEntry, {"medicine": ID}),
    "a version that is not there": (DoseEntry, {"plan": ID}),
    "a dose corrected": (DoseEntry, {"supersedes": ID}),
    "a dose of another day": (DoseEntry, {"day": FAR}),
    "an opener that is not there": (Response, {"opened_by": ID}),
    "a response without answers": (Response, {"answers": {}}),
    "the ninth question": (Response, {"scale": "phq9", "answers": {NINTH: 1}}),
    "facts": (Response, {"scale": "baseline_facts", "answers": {"pregnancy": 1}}),
    "a questionnaire that is not known": (Response, {"scale": "weight"}),
    "what it saw": (FiredAlert, {"inputs": {"x": "7"}}),
    "its words": (FiredAlert, {"words": "x"}),
    "its language": (FiredAlert, {"language": "en"}),
    "what it was about": (FiredAlert, {"occasion": "x"}),
    "an alert about safety": (FiredAlert, {"rule": "R01"}),
    "an alert of a visit": (FiredAlert, {"rule": "R24"}),
    "a pattern for clinicians": (FiredAlert, {"rule": "R22"}),
    "a question": (FiredAlert, {"level": Level.QUESTION}),
    "a wording": (Milestone, {"wording": "x"}),
    "whose words": (Milestone, {"author": MilestoneAuthor.CLINIC}),
    "marked before": (Milestone, {"marked": day(-1)}),
    "marked after": (Milestone, {"marked": FAR}),
    "a milestone of an hour": (Milestone, {"entered_at": moment(2, 7)}),
}  # fmt: skip


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_beyond_it(name: str) -> None:
    kind, changes = RECORDS[name]
    assert not keeps_to_head(with_(whole(), kind, **changes))


def test_a_milestone_needs_what_its_rule_looks_at() -> None:
    few = head(G.MILESTONES)
    reached = replace(whole(few), head=few)
    assert keeps_to_head(reached)
    for kind in (MilestoneKind.FIRST_WEEK, MilestoneKind.FEWER_DOSES):
        assert not keeps_to_head(with_(reached, Milestone, kind=kind))
    fewer = with_(reached, Milestone, kind=MilestoneKind.FEWER_DOSES, marked=None)
    assert not keeps_to_head(fewer)
    assert keeps_to_head(with_(reached, Milestone, kind=MilestoneKind.FIRST_WEEK, marked=None))


@pytest.mark.parametrize("record", one_of_each(), ids=lambda record: type(record).__name__)
def test_a_row_of_the_diary_as_it_stands_there(record: Record) -> None:
    package = whole(head(*Granted))
    more = replace(record, id=ID, **({} if isinstance(record, PlanVersion) else {"day": day(2)}))  # type: ignore[arg-type]
    holds = replace(package.holds, records=(*package.holds.records, more))
    assert not keeps_to_head(replace(package, holds=holds))


def test_what_is_not_a_row() -> None:
    package = whole()
    draft = Draft(ID, day(2), CheckInKind.FULL, {"mood": 5})
    for more in (
        replace(package.holds, drafts=(draft,)),
        replace(package.holds, forms={"plan": {}}),
        replace(package.holds, gaps={ID: None}),
    ):
        assert not keeps_to_head(replace(package, holds=more))


HEADS: dict[str, dict[str, object]] = {
    "turned round": {"first": day(MONTH), "last": day(0)},
    "days to come": {"last": day(MONTH + 1)},
    "no number": {"number": 0},
    "endless": {"until": day(MONTH + MOST_DAYS + 1)},
    "an end with rows": {"ends": True},
}


@pytest.mark.parametrize("name", HEADS)
def test_a_head_that_makes_no_sense(name: str) -> None:
    assert not keeps_to_head(with_head(whole(), **HEADS[name]))
    if not HEADS[name].get("ends"):  # nor without any row
        assert not keeps_to_head(Package(with_head(whole(), **HEADS[name]).head))


def test_the_longest_there_is() -> None:
    assert keeps_to_head(with_head(whole(), until=day(MONTH + MOST_DAYS)))
    assert keeps_to_head(Package(replace(whole().head, ends=True)))


def test_a_clock_that_stands_before_the_first_day() -> None:
    early = replace(head(*MOST, first=3, last=3), made_at=moment(-400))
    assert keeps_to_head(Package(early))
    assert not keeps_to_head(Package(replace(early, last=day(4))))
