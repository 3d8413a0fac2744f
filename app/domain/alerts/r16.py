"""R16: the first two questions about mood (PHQ-2) came to 3 or more: the other seven are offered.

Level I. Basis: the published cut of the PHQ-2 (``clinical.md``, section 3). It stands as long
as the questionnaires themselves offer the rest because of that score, by the same reading: 14
days, not once the rest was answered or was "not this time".
"""

from __future__ import annotations

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.due_rules import by_score
from app.domain.occasions import Known
from app.domain.responses import Response
from app.domain.scales.model import Scale
from app.domain.scales.phq9 import PHQ9


def evaluate(seen: Seen) -> Finding | None:
    """The occasion is the answered PHQ-2, whatever is corrected in it later."""
    return offering(seen, PHQ9)


def offering(seen: Seen, rest: Scale, variant: str = "") -> Finding | None:
    """The finding that ``rest`` is offered by its first two questions, if it is."""
    by = opened(seen, rest)
    if by is None:
        return None
    root = seen.responses.root(by.id)
    return Finding(Level.INFO, by.day, f"{root}", {"day": by.day}, variant)


def opened(seen: Seen, rest: Scale) -> Response | None:
    """The response whose score offers ``rest`` today."""
    known = Known(seen.today, seen.responses, seen.plans, seen.started)
    offer = next(by_score(rest, known), None)
    by = offer.by if offer is not None else None
    return by if by is not None and by.day <= seen.today else None


RULE = Rule("R16", "1", (Level.INFO,), evaluate)
