"""R23: nothing was entered for 7 days *(product)*.

Level N: "no data", never "fine". Basis: product (``clinical.md``, section 3). The reminder
after 3 days is "Welcome back" on Today and no alert. A rule about time: it looks at the day on
which anything was last entered, whatever that described. With a clock that was set back nothing
is known about how long it is.
"""

from __future__ import annotations

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen


def evaluate(seen: Seen) -> Finding | None:
    """A state that goes on: it has no occasion of its own."""
    if seen.last_said is None or seen.started is None:
        return None
    days = (seen.today - seen.last_said).days
    known = (seen.today - seen.started).days
    if min(days, known) < seen.limits.days("r23.days"):
        return None
    return Finding(Level.NOTICE, seen.today, inputs={"days": days, "day": seen.last_said})


RULE = Rule("R23", "1", (Level.NOTICE,), evaluate)
