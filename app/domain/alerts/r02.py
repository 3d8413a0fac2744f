"""R02: slow or stopped breathing, blue lips, cannot be woken; said by the person or by
somebody who is with them.

Level E. The emergency number, naloxone, on the side, stay. Basis: CDC, naloxone
(``clinical.md``, section 3).

Decided here: only of today and yesterday (``said.CURRENT``). Slow breathing of any strength
counts, and every check-in of a day. The variant "other" speaks to the helper: somebody else
reported what is newest.
"""

from __future__ import annotations

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.said import ANY, CURRENT, effects, newest, signs
from app.domain.alerts.seen import Seen
from app.domain.signs import OVERDOSE, Reporter


def evaluate(seen: Seen) -> Finding | None:
    """The newest sign of an overdose."""
    dates = seen.last(CURRENT)
    last = newest((*effects(seen, {"slow_breathing": ANY}, dates), *signs(seen, OVERDOSE, dates)))
    if last is None:
        return None
    return Finding(
        Level.EMERGENCY,
        last.day,
        last.occasion,
        {"day": last.day, "sign": last.what},
        "other" if last.by is Reporter.SOMEONE_ELSE else "",
    )


RULE = Rule("R02", "1", (Level.EMERGENCY,), evaluate, covers=("R03",))
