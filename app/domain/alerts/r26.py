"""R26: pregnant, or maybe.

Level U: call; do not stop or cut on your own. Basis: CDC 2022 (``clinical.md``, section 3). The
newest answer among the facts counts, however old it is: a state that goes on until another
answer is given, on the occasion of that response.
"""

from __future__ import annotations

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen

ANSWERS = ("yes", "maybe")


def evaluate(seen: Seen) -> Finding | None:
    """The answer, if it is one of these."""
    told = seen.told("pregnancy")
    if told is None or told[1] not in ANSWERS:
        return None
    response, answer = told
    root = seen.responses.root(response.id)
    return Finding(Level.URGENT, response.day, f"{root}", {"answer": answer})


RULE = Rule("R26", "1", (Level.URGENT,), evaluate)
