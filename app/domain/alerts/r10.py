"""R10: withdrawal is 8 or more once, or 6 or more on 3 of the last 4 days *(product)*.

Level C. Call about a pause; what helps. Basis: VA taper tool, pauses (``clinical.md``,
section 3). That rest, fluids and warmth help is general knowledge *check*.

Decided here: "once" is any of the last days (``recent.days``). Both are one state that goes
on until neither holds: a hard week is one alert and not seven. Its screen asks for the signs
of R11. Days entered later count.
"""

from __future__ import annotations

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.signs import WITHDRAWAL_BAD

OF_DAYS = 4


def evaluate(seen: Seen) -> Finding | None:
    """The strongest of the last days, and the newest of these."""
    rated = [(v, d) for d in seen.recent if (v := seen.number("withdrawal", d)) is not None]
    last = [(v, d) for d in seen.last(OF_DAYS) if (v := seen.number("withdrawal", d)) is not None]
    strong = [found for found in rated if found[0] >= seen.limits["r10.once"]]
    often = [found for found in last if found[0] >= seen.limits["r10.often"]]
    if not strong and len(often) < seen.limits.days("r10.days"):
        return None
    now, day = max(strong or often)
    return Finding(Level.CALL, day, inputs={"now": now, "day": day})


RULE = Rule("R10", "1", (Level.CALL,), evaluate, asks=WITHDRAWAL_BAD)
