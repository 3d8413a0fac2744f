"""Any diary and any choice: what is in a package was granted, and nothing else can be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.data.archive import rows, text
from app.domain.alerts.fired import FiredAlert
from app.domain.archives import Everything
from app.domain.doses import DoseDays, DoseEntry, MedicineDay
from app.domain.records import R, Record
from app.domain.report.topics import ITEMS
from app.domain.responses import Response
from app.domain.scales.phq9 import PHQ9
from app.domain.sharing.beyond import keeps_to_head
from app.domain.sharing.granted import package_of
from app.domain.sharing.grants import Relation
from app.domain.sharing.packages import Head, Package
from app.domain.sharing.topics import TOPICS as TOPICS_OF
from app.domain.sharing.topics import Granted
from app.domain.taper import Plans, PlanVersion
from tests.domain.sharing.diaries import DAYS, MEDICINES, TOPICS, diaries, marks_in
from tests.domain.sharing.made import days_between, head

SLOW = settings(deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def heads(draw: st.DrawFn, topics: st.SearchStrategy[frozenset[Granted]] = TOPICS) -> Head:
    first, last = sorted((draw(st.integers(0, DAYS)), draw(st.integers(0, DAYS))))
    relation = draw(st.sampled_from(Relation))
    return head(*draw(topics), first=first, last=last, relation=relation)


def written(package: Package) -> str:
    holds = package.holds
    checkins = [rows.checkin_out(c, c.supersedes) for c in holds.checkins]
    return text.written([checkins, [rows.record_out(r, r.supersedes) for r in holds.records]])


def of(package: Package, kind: type[R]) -> list[R]:
    return [row for row in package.holds.records if isinstance(row, kind)]


@SLOW
@given(diaries(), heads())
def test_no_word_is_in_a_package_that_was_not_granted(diary: Everything, given: Head) -> None:
    for named, needed in marks_in(written(package_of(diary, given))):
        assert needed is not None and needed <= given.topics, named


@SLOW
@given(diaries(), heads())
def test_every_package_keeps_to_its_head(diary: Everything, given: Head) -> None:
    package = package_of(diary, given)
    assert keeps_to_head(package)
    assert package == package_of(diary, given)


@SLOW
@given(diaries(), heads())
def test_every_answer_and_day_in_a_package_was_granted(diary: Everything, given: Head) -> None:
    """The same without any of the code that makes one."""
    package = package_of(diary, given)
    topics = frozenset(topic for one in given.topics for topic in TOPICS_OF[one])
    for row in (*package.holds.checkins, *package.holds.records):
        assert given.first <= row.day <= given.last
        assert (row.entered_at.hour, row.entered_at.minute) == (12, 0)
        assert not row.entered_at.utcoffset()
        assert (row.supersedes, row.undone) == (None, False)
    for checkin in package.holds.checkins:
        assert {ITEMS[item] for item in checkin.answers} <= topics
    kinds = {type(row).__name__ for row in package.holds.records}
    needed = {
        "PlanVersion": Granted.DOSES,
        "DoseEntry": Granted.DOSES,
        "Response": Granted.QUESTIONNAIRES,
        "FiredAlert": Granted.ALERTS,
        "Milestone": Granted.MILESTONES,
    }
    assert {needed[kind] for kind in kinds} <= given.topics
    if Granted.SELF_HARM not in given.topics:
        assert "better_off_dead" not in written(package)
        assert '"safe"' not in written(package)
        assert not [a for a in of(package, FiredAlert) if a.rule == "R01"]
    ids = [row.id.int for row in (*package.holds.checkins, *package.holds.records)]
    assert ids == list(range(1, len(ids) + 1))


def without_what_is_hidden(diary: Everything, given: Head) -> Everything:
    """The diary of somebody who never said anything of what was not granted."""
    topics = frozenset(topic for one in given.topics for topic in TOPICS_OF[one])
    kept = [
        replace(c, answers={i: a for i, a in c.answers.items() if ITEMS[i] in topics})
        for c in diary.checkins
    ]
    return replace(diary, checkins=kept)


@SLOW
@given(diaries(), heads())
def test_what_was_said_of_other_topics_changes_nothing(diary: Everything, given: Head) -> None:
    """But for milestones, whose rules look at days; what they look at has to be granted."""
    package = package_of(diary, given)
    assert package == package_of(without_what_is_hidden(diary, given), given)


QUESTION = "better_off_dead"


@SLOW
@given(diaries(), heads(TOPICS.map(lambda t: t - {Granted.SELF_HARM})), st.integers(0, 3))
def test_the_ninth_answer_changes_nothing(diary: Everything, given: Head, ninth: int) -> None:
    def changed(row: Record) -> Record:
        if isinstance(row, Response) and row.scale == PHQ9.id:
            others = {q: a for q, a in row.answers.items() if q != QUESTION}
            return replace(row, answers={**others, QUESTION: ninth})
        return row

    other = replace(diary, records=[changed(r) for r in diary.records])
    assert package_of(other, given) == package_of(diary, given)


@SLOW
@given(diaries(), heads(TOPICS.map(lambda t: t | {Granted.DOSES})))
def test_the_doses_of_the_days_are_read_as_in_the_diary(diary: Everything, given: Head) -> None:
    """Whatever was trimmed off the plan: the same agreed and taken on each day, and late where
    it was late. That it was corrected is not told."""
    package = package_of(diary, given)
    whole, part = doses(diary.records), doses(package.holds.records)
    named = {m.name: m.id for version in of(package, PlanVersion) for m in version.medicines}
    for medicine in MEDICINES:
        there = next((i for name, i in named.items() if name.startswith(medicine.name)), None)
        for on in days_between(given.first, given.last):
            before = whole.medicine_day(medicine.id, on)
            if there is None:
                assert before.planned is None
                continue
            after = part.medicine_day(there, on)
            assert facts(after) == facts(before)
            needed = [s.entry.amount for s in part.as_needed(there, on)]
            assert needed == [s.entry.amount for s in whole.as_needed(medicine.id, on)]
    stays = any(c.state.stays for v in of(package, PlanVersion) for c in v.courses)
    for one in named.values():
        assert part.plans.planned(one, given.first - timedelta(1)) is None
        assert stays or part.plans.planned(one, given.last + timedelta(1)) is None


def doses(records: object) -> DoseDays:
    assert isinstance(records, list | tuple)
    versions = [r for r in records if isinstance(r, PlanVersion)]
    return DoseDays(Plans(versions), [r for r in records if isinstance(r, DoseEntry)])


def facts(found: MedicineDay) -> tuple[object, ...]:
    return found.planned, found.taken, found.adherence, found.late


@SLOW
@given(diaries(), heads())
def test_a_package_that_ends_a_grant_holds_nothing(diary: Everything, given: Head) -> None:
    package = package_of(diary, replace(given, ends=True))
    assert package.holds == Everything()
    assert keeps_to_head(package)
