"""Short ways to write down what was granted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from app.domain.checkins import Answers
from app.domain.sharing.grants import Relation
from app.domain.sharing.packages import Head, Package
from app.domain.sharing.topics import Granted
from tests.domain.make import day

GRANT = UUID(int=77)
MONTH = 30

ANSWERS: Answers = {
    "pain_24h": 4,
    "mood": 6,
    "sleep_hours": 6.5,
    "craving": 3,
    "note": "word for word",
    "safe": "yes",
}
USUALLY_TOLD = frozenset({"pain_24h", "mood", "sleep_hours"})
"""Those of them that the usual topics grant."""


def head(
    *topics: Granted,
    first: int = 0,
    last: int = MONTH,
    until: int = MONTH + 7,
    number: int = 1,
    relation: Relation = Relation.FRIEND,
    ends: bool = False,
) -> Head:
    """What a package says of itself; days after ``DAY``. Made at noon of its last day."""
    return Head(
        grant=GRANT,
        number=number,
        made_at=moment(last),
        from_name="Test Patient",
        to_name="A friend",
        relation=relation,
        topics=frozenset(topics),
        first=day(first),
        last=day(last),
        until=day(until),
        ends=ends,
    )


def moment(on: int, hour: int = 12) -> datetime:
    """An hour of a day."""
    return datetime.combine(day(on), time(hour), UTC)


def days_between(first: date, last: date) -> Iterable[date]:
    """Every day of a stretch, both ends included."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def said(package: Package) -> set[str]:
    """The questions that the check-ins of a package answer."""
    return {item for one in package.holds.checkins for item in one.answers}
