"""R29: the clinic's plan has changed since it was accepted.

Level N: the difference is shown, nothing is replaced silently. Basis: safety (``clinical.md``,
section 3). ``Seen.clinic_plan`` is a plan read from the clinic and not accepted yet. The rule is
silent while no plan was ever accepted: there is nothing to differ from.
"""

from __future__ import annotations

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.plan_differences import differences


def evaluate(seen: Seen) -> Finding | None:
    """The occasion is the version that the clinic has now."""
    base, new = seen.plans.latest, seen.clinic_plan
    if base is None or new is None:
        return None
    count = len(differences(base, new))
    if not count:
        return None
    inputs = {"agreed": new.agreed_on, "count": count}
    return Finding(Level.NOTICE, seen.today, f"{new.id}", inputs)


RULE = Rule("R29", "1", (Level.NOTICE,), evaluate)
