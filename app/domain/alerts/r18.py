"""R18: a very strong urge to take more than planned: 7 or more once, or 5 or more on 3 of 7
days *(product)*.

Level C: "a plan for urges, someone to call". Basis: product (``clinical.md``, section 3). How
often and once go together: ``peaks``. Days entered later count.
"""

from __future__ import annotations

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.peaks import once_or_often
from app.domain.alerts.seen import Seen

OF_DAYS = 7


def evaluate(seen: Seen) -> Finding | None:
    """Several days of strong urges, else the newest very strong one."""
    return once_or_often(seen, "craving", "r18", OF_DAYS)


RULE = Rule("R18", "1", (Level.CALL,), evaluate)
