"""Packages of the made-up patient, with alerts and own words beside the days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from uuid import UUID

from app.domain.alerts.fired import FiredAlert
from app.domain.alerts.model import Level
from app.domain.archives import Everything
from app.domain.checkins import Answers, CheckIn, CheckInKind
from app.domain.milestones import Milestone, MilestoneKind
from app.domain.records import Record
from app.domain.responses import Response
from app.domain.scales.phq9 import PHQ9
from app.domain.sharing.granted import package_of
from app.domain.sharing.grants import Relation
from app.domain.sharing.packages import Head, Package
from app.domain.sharing.topics import Granted
from app.services.demo import demo_history, demo_records

TODAY = date(2025, 3, 3)
MADE_AT = datetime(2025, 3, 3, 20, tzinfo=UTC)
GRANT = UUID(int=7)
WALK = "Marker walk to the lake"
NOTE = "Marker note about a hard evening"

ALERTS = (
    ("R01", "", Level.EMERGENCY, 3),
    ("R02", "", Level.EMERGENCY, 20),
    ("R05", "earlier", Level.URGENT, 9),
    ("R10", "", Level.CALL, 12),
    ("R10", "", Level.CALL, 11),
    ("R13", "", Level.CALL, 6),
    ("R15", "", Level.CALL, 5),
    ("R18", "", Level.CALL, 4),
    ("R19", "alcohol", Level.CALL, 2),
    ("R20", "", Level.NOTICE, 8),
    ("R23", "", Level.NOTICE, 15),
)
"""Rule, variant, level, days ago."""


def _at(day: date) -> datetime:
    return datetime.combine(day, time(18), UTC)


@cache
def diary() -> Everything:
    """Sixteen weeks of days, a plan, doses and questionnaires, and what is added here."""
    ids = (UUID(int=n) for n in range(10**6, 10**6 + 100))
    hard = TODAY - timedelta(days=3)
    answers: Answers = {"safe": "need_help", "note": NOTE, "other_substances": ("alcohol",)}
    checkin = CheckIn(next(ids), hard, CheckInKind.FULL, _at(hard), answers)
    whole = {q.id: 2 if q.emergency else 1 for q in PHQ9.questions}
    rows: list[Record] = [
        Milestone(
            next(ids), hard, _at(hard), MilestoneKind.DO_AGAIN, WALK, marked=hard
        ),
        Response(next(ids), hard, _at(hard), "phq9", whole),
        *(
            FiredAlert(
                next(ids), day, _at(day), rule, "1", level, "", {"seen": "marker"}, "marker", "en",
                variant,
            )
            for rule, variant, level, ago in ALERTS
            for day in (TODAY - timedelta(days=ago),)
        ),
    ]  # fmt: skip
    history = demo_history(TODAY, zone=UTC)
    return Everything((*history, checkin), (*demo_records(TODAY, zone=UTC), *rows))


def package(topics: Iterable[Granted] = Granted, days: int = 120, **head: object) -> Package:
    """What is shared of that diary, over the last ``days``."""
    usual = Head(
        grant=GRANT,
        number=1,
        made_at=MADE_AT,
        from_name="Test Patient",
        to_name="Test Supporter",
        relation=Relation.PARTNER,
        topics=frozenset(topics),
        first=TODAY - timedelta(days=days - 1),
        last=TODAY,
        until=TODAY + timedelta(days=30),
    )
    return package_of(diary(), replace(usual, **head))  # type: ignore[arg-type]
