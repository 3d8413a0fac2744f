"""A diary as the rules of the questionnaires see it, on any day."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.due import Known, Why, due, offered
from app.domain.responses import Deferral, Response, Responses
from app.domain.taper import Plans
from tests.domain.agreements import course, plans
from tests.domain.answering import answered
from tests.domain.make import day

NO_PLAN = Plans([])

LATER = plans(course((0, 30), (200, 20), until=400))
"""No reduction before day 200."""

DOWN = plans(course((0, 30), (20, 25), (27, 20), until=400))
"""Two steps down, on days 20 and 27."""

BASELINE = [
    answered(901, "peg", 0, 15),
    answered(902, "baseline_facts", 1),
    answered(903, "phq9", 2, 2),
    answered(904, "gad7", 3, 2),
]
"""All that is asked before the first reduction, with no score that opens anything."""

SETTLED = [*BASELINE, answered(911, "phq2", 16), answered(912, "gad2", 17)]


def known(
    today: int,
    responses: Sequence[Response] = (),
    deferred: Sequence[Deferral] = (),
    agreed: Plans = NO_PLAN,
    visits: Sequence[int] = (),
    begun: Sequence[str] = (),
    started: int | None = 0,
) -> Known:
    """A diary that began on day ``started``, looked at on day ``today``."""
    return Known(
        today=day(today),
        responses=Responses(responses, deferred),
        plans=agreed,
        started=None if started is None else day(started),
        visits=tuple(day(v) for v in visits),
        begun=frozenset(begun),
    )


def reasons(found: Known) -> dict[str, Why]:
    """Everything that is due, and why."""
    return {o.scale.id: o.why for o in due(found)}


def cards(found: Known) -> list[str]:
    """What Today offers."""
    return [o.scale.id for o in offered(found)]
