"""What there is to look at in a package: for each set of topics that, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import chain, combinations

import pytest

from app.domain.alerts.fired import FiredAlert
from app.domain.alerts.model import Level
from app.domain.archives import Everything
from app.domain.report.topics import ITEMS, Topic, rule_topics
from app.domain.sharing.grants import Relation
from app.domain.sharing.packages import Package
from app.domain.sharing.shown import AlertGroup, Shown, what_is_shown
from app.domain.sharing.topics import Granted, topics_of
from tests.views.packages import NOTE, TODAY, WALK, package

EVERY_SET = tuple(
    frozenset(chosen)
    for chosen in chain.from_iterable(combinations(Granted, n) for n in range(len(Granted) + 1))
)


@pytest.fixture(scope="module")
def whole() -> Package:
    return package()


def test_of_a_package_of_everything_all_is_shown(whole: Package) -> None:
    shown = what_is_shown(whole)
    assert len(shown.measures) == 9
    assert shown.plan and shown.scores and shown.days
    assert NOTE in {note.words for note in shown.notes}
    assert WALK in {m.wording for m in shown.milestones}
    assert [(u.scale, u.answer) for u in shown.unsafe] == [("", 0), ("phq9", 2)]
    assert {g.rule for g in shown.alerts} >= {"R01", "R02", "R05", "R10", "R23"}


def test_no_set_of_topics_shows_anything_of_another(whole: Package) -> None:
    """Even where a package holds more than its head says."""
    for granted in EVERY_SET:
        shown = what_is_shown(replace(whole, head=replace(whole.head, topics=granted)))
        topics = topics_of(granted)
        assert {ITEMS[m.item_id] for m in shown.measures} <= topics
        assert {ITEMS[item] for day in shown.days for item, _ in day.answers} <= topics
        assert not shown.plan or Granted.DOSES in granted
        assert not shown.scores or Granted.QUESTIONNAIRES in granted
        assert not shown.notes or Granted.NOTES in granted
        assert not shown.unsafe or Granted.SELF_HARM in granted
        assert not shown.milestones or Granted.MILESTONES in granted
        assert not shown.alerts or Granted.ALERTS in granted
        assert all(rule_topics(group.rule) <= topics for group in shown.alerts)
        assert bool(shown.plan) is (Granted.DOSES in granted)


def test_own_words_are_in_no_row_of_the_table(whole: Package) -> None:
    shown = what_is_shown(whole)
    words = {i for i, topic in ITEMS.items() if topic is Topic.NOTES}
    assert not words & {item for day in shown.days for item, _ in day.answers}


def test_the_newest_stands_first(whole: Package) -> None:
    shown = what_is_shown(whole)
    for days in (
        [day.day for day in shown.days],
        [note.day for note in shown.notes],
        [m.marked for m in shown.milestones if m.marked is not None],
    ):
        assert days == sorted(days, reverse=True)
        assert len(days) > 1


def test_emergencies_stand_before_all_other_alerts_and_one_kind_is_told_once(
    whole: Package,
) -> None:
    groups = what_is_shown(whole).alerts
    levels = [group.level is Level.EMERGENCY for group in groups]
    assert levels == sorted(levels, reverse=True)
    others = [group.days[0] for group in groups if group.level is not Level.EMERGENCY]
    assert others == sorted(others, reverse=True)
    ago = tuple(TODAY - timedelta(days=n) for n in (11, 12))
    assert AlertGroup("R10", "", Level.CALL, ago) in groups


def test_a_pattern_for_clinicians_is_shown_to_nobody_else(whole: Package) -> None:
    alerts = [r for r in whole.holds.records if isinstance(r, FiredAlert)]
    pattern = replace(next(a for a in alerts if a.rule == "R13"), rule="R22")
    holds = Everything(records=(pattern,))
    for relation in Relation:
        shown = what_is_shown(Package(replace(whole.head, relation=relation), holds))
        assert bool(shown.alerts) is (relation is Relation.CLINICIAN)


@pytest.mark.parametrize("topics", [(), tuple(Granted)])
def test_of_days_about_which_nothing_was_said_there_is_nothing(topics: tuple[Granted, ...]) -> None:
    empty = Package(replace(package(topics).head), Everything())
    assert what_is_shown(empty).nothing
    assert what_is_shown(empty) == Shown(topics_of(topics))


def test_a_package_with_something_in_it_is_not_nothing(whole: Package) -> None:
    assert not what_is_shown(whole).nothing
