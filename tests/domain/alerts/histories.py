"""A diary as the alert rules see it, on any day: ``seen(6, pains(...))``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from app.domain.alerts.seen import Seen
from app.domain.checkins import CheckIn
from app.domain.doses import DoseDays, DoseEntry
from app.domain.history import days
from app.domain.responses import Response, Responses
from app.domain.signs import Reporter, Sign, SignReport
from app.domain.taper import Plans
from tests.domain.agreements import course, plans
from tests.domain.make import day, said

NO_PLAN = Plans([])

DOWN = plans(course((0, 30), (20, 20), until=400))
"""30 mg once a day, 20 mg from day 20 on."""


def rated(item_id: str, values: Iterable[float | None], first: int = 0) -> list[CheckIn]:
    """One check-in a day from day ``first`` on with that answer alone; ``None`` for none."""
    given = [(first + n, value) for n, value in enumerate(values) if value is not None]
    return [replace(said(10_000 + n, n), answers={item_id: value}) for n, value in given]


def signs(on: int, *found: Sign, by: Reporter = Reporter.ME) -> SignReport:
    """What was reported of a day."""
    moment = datetime.combine(day(on), time(12), UTC)
    return SignReport(UUID(int=50_000 + on), day(on), moment, by, found)


def seen(
    today: int,
    checkins: Sequence[CheckIn] = (),
    doses: Sequence[DoseEntry] = (),
    responses: Sequence[Response] = (),
    plan: Plans = NO_PLAN,
    hour: int = 21,
    **more: Any,
) -> Seen:
    """The diary on day ``today`` at ``hour``; ``more`` are further fields of ``Seen``.
    ``started`` and ``last_said`` follow from the check-ins where they are not given."""
    described = [c.day for c in checkins]
    entered = [c.entered_at.date() for c in checkins]
    more.setdefault("started", min(described, default=None))
    more.setdefault("last_said", max(entered, default=None))
    return Seen(
        now=datetime.combine(day(today), time(hour), UTC),
        days=days(checkins),
        plans=plan,
        doses=DoseDays(plan, doses),
        responses=Responses(responses),
        **more,
    )
