"""R10: withdrawal is 8 or more once, or 6 or more on 3 of the last 4 days *(product)*.

Level C. Call about a pause; what helps. Basis: VA taper tool, pauses (``clinical.md``,
section 3). That rest, sips of water and warmth help is general knowledge *check*.

Decided here: days are those of the calendar, so that three entries a week seldom make 3 of 4
days; one of 8 tells then. Its screen asks for the signs of R11. How often and once go
together: ``peaks``.
"""

from __future__ import annotations

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.peaks import once_or_often
from app.domain.alerts.seen import Seen
from app.domain.signs import WITHDRAWAL_BAD

OF_DAYS = 4


def evaluate(seen: Seen) -> Finding | None:
    """Several strong days, else the newest very strong one."""
    return once_or_often(seen, "withdrawal", "r10", OF_DAYS)


RULE = Rule("R10", "1", (Level.CALL,), evaluate, asks=WITHDRAWAL_BAD)
