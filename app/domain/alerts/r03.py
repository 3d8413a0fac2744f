"""R03: severe sleepiness, confusion or slurred speech, without R02.

Level U. Do not be alone, do not drive, no alcohol or sedatives, call before the next dose.
Basis: CDC, warning signs (``clinical.md``, section 3).

Decided here: only of today and yesterday (``said.CURRENT``), for the next dose is what it is
about. Sleepiness counts when it was said to be severe; the others, and what somebody
reported, count at any strength. Silent where R02 found something of the same day or a newer
one. The variant "other" as in R02.
"""

from __future__ import annotations

from app.domain.alerts import r02
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.said import ANY, CURRENT, effects, newest, signs
from app.domain.alerts.seen import Seen
from app.domain.signs import DROWSY, Reporter

EFFECTS = {"sleepy": ("severe",), "confusion": ANY, "slurred_speech": ANY}


def evaluate(seen: Seen) -> Finding | None:
    """The newest sign of too much medicine."""
    dates = seen.last(CURRENT)
    last = newest((*effects(seen, EFFECTS, dates), *signs(seen, DROWSY, dates)))
    worse = r02.evaluate(seen)
    if last is None or (worse is not None and worse.day >= last.day):
        return None
    return Finding(
        Level.URGENT,
        last.day,
        last.occasion,
        {"day": last.day, "sign": last.what},
        "other" if last.by is Reporter.SOMEONE_ELSE else "",
    )


RULE = Rule("R03", "1", (Level.URGENT,), evaluate)
