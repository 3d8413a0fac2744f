"""R06: an opioid from another source.

Level U. As R05: overdose risk, naloxone, call today; its strength is not known. Basis: FDA
2019 (``clinical.md``, section 3).

Decided here: whatever came from another source counts, for nobody can know what it is. The
newest one of the last days is told, added later or not; a correction of the words is the
same occasion.
"""

from __future__ import annotations

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen


def evaluate(seen: Seen) -> Finding | None:
    """The newest statement about another source."""
    for day in reversed(seen.recent):
        said = seen.doses.other_sources(day)
        if said:
            first = (*said[-1].trail, said[-1].entry)[0]
            inputs = {"day": day, "source": said[-1].entry.source}
            return Finding(Level.URGENT, day, str(first.id), inputs)
    return None


RULE = Rule("R06", "1", (Level.URGENT,), evaluate)
