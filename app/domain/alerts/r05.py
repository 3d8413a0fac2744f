"""R05: the day's total of an opioid was at least 1.5 times the plan, or at least the amount of
an earlier step after 7 days or more below it.

Level U. The body is used to less now: overdose risk, naloxone, call today. Basis: tolerance
can be lost in a week (VA taper tool; ``clinical.md``, section 3).

Decided here. "plan" and "needed" (an as-needed opioid against its agreed maximum): where 0
is agreed, any amount counts. "earlier": the amount of an earlier, higher agreed stretch,
while what was agreed in each of the 7 days before was lower as well, and what was said of
them in time, at least 3 days, was lower on all. Going back up as agreed is neither. An entry
made later tells what was taken on its day, but nothing of the 7 days before.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from app.domain.agreed import stretches
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.alerts.totals import Total, totals

TIMES = Decimal("1.5")
DAYS_BELOW = 7
SAID_AT_LEAST = 3


def evaluate(seen: Seen) -> Finding | None:
    """The newest recent day of such an amount."""
    for day in reversed(seen.recent):
        for total in totals(seen, day):
            found = _found(seen, total) if total.medicine.ingredient.opioid else None
            if found is not None:
                return found
    return None


def _found(seen: Seen, total: Total) -> Finding | None:
    variant, more = "needed" if total.needed else "plan", {}
    if not _far_above(total):
        earlier = _earlier_step(seen, total)
        if earlier is None:
            return None
        variant, more = "earlier", {"earlier": earlier}
    inputs = {**total.inputs, **more}
    return Finding(Level.URGENT, total.day, total.occasion, inputs, variant)


def _far_above(total: Total) -> bool:
    agreed = total.agreed
    return agreed is not None and total.taken > 0 and total.taken >= TIMES * agreed


def _earlier_step(seen: Seen, total: Total) -> Decimal | None:
    """The highest earlier amount that was reached again after 7 days below it."""
    before = stretches(seen.plans, total.medicine.id, total.day - timedelta(days=1))
    higher = [s.daily for s in before if (total.agreed or 0) < s.daily <= total.taken]
    amount = max(higher, default=None)
    return amount if amount is not None and _was_below(seen, total, amount) else None


def _was_below(seen: Seen, total: Total, amount: Decimal) -> bool:
    week: list[date] = [total.day - timedelta(days=n) for n in range(1, DAYS_BELOW + 1)]
    taken = [seen.taken(total.medicine.id, day, timely=True) for day in week]
    said = [t for t in taken if t is not None]
    agreed = [p for day in week if (p := seen.plans.planned(total.medicine.id, day)) is not None]
    return len(said) >= SAID_AT_LEAST and all(a < amount for a in (*said, *agreed))


RULE = Rule("R05", "1", (Level.URGENT,), evaluate, covers=("R04",))
