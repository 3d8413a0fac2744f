"""Readiness and confidence: two numbers 0-10 that stand for themselves; nothing is added up.

Monthly, and before a visit.
"""

from app.domain.items import Direction
from app.domain.scales.model import Question, Rating, Scale, Schedule, Since

READINESS = Scale(
    id="readiness",
    questions=(Question("importance", Rating()), Question("confidence", Rating())),
    schedule=Schedule(every=28, first_after=28, since=Since.PLAN, before_visit=True),
    seconds=15,
    direction=Direction.HIGHER_IS_BETTER,
)
