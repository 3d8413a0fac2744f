"""R17: low mood (PHQ-9) or worry (GAD-7) at or above the published cut.

Levels: U for a PHQ-9 of 20 or more, C for 10 or more, C for a GAD-7 of 10 or more; I for a
GAD-2 of 3 or more, which offers the rest of the GAD-7. Basis: PHQ (Kroenke 2001), GAD (Spitzer
2006); low mood is common in a taper, and treatable (``clinical.md``, section 3).

Where clinical.md is silent: an answer counts for 14 days, the time that the questions are
about. No answer counts below zero, so that what was answered may reach a cut alone: it is told
then with how many were left out. One finding: the most serious, mood before worry. R16 says
nothing beside it, so that a GAD-2 says as well if the questions about mood are offered.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.alerts import r16
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.scales.gad7 import GAD7
from app.domain.scales.model import Scale
from app.domain.scales.phq9 import PHQ9
from app.domain.scales.scoring import answered_sum

DAYS = 14
CALL, URGENT = 10, 20


def evaluate(seen: Seen) -> Finding | None:
    """The most serious of what the questionnaires say."""
    return min(_findings(seen), key=lambda found: found.level, default=None)


def _findings(seen: Seen) -> Iterator[Finding]:
    for scale in (PHQ9, GAD7):
        found = _high(seen, scale)
        if found is not None:
            yield found
    both = r16.opened(seen, PHQ9) is not None
    offered = r16.offering(seen, GAD7, "both" if both else "gad2")
    if offered is not None:
        yield offered


def _high(seen: Seen, scale: Scale) -> Finding | None:
    """The newest response that tells whether the cut was reached: a whole one, or one that
    reached it with what was answered."""
    for response in reversed(seen.responses.of(scale)):
        points, left = answered_sum(scale, response.answers)
        if response.day > seen.today or (left and points < CALL):
            continue
        if points < CALL or (seen.today - response.day).days > DAYS:
            return None
        severe = scale is PHQ9 and points >= URGENT
        return Finding(
            Level.URGENT if severe else Level.CALL,
            response.day,
            f"{seen.responses.root(response.id)}",
            {"score": float(points), "day": response.day, "left": left},
            f"{scale.id}-severe" if severe else scale.id,
        )
    return None


RULE = Rule("R17", "1", (Level.URGENT, Level.CALL, Level.INFO), evaluate, covers=("R16",))
