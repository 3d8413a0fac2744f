"""R14: pain is clearly up (R13), or PEG is a point or more above its baseline, still so 28 days
or more after a step.

Level C. Ask about a pause. Basis: Canada 2017: pain up or function down for more than a month
after a small step (``clinical.md``, section 3).

Decided here: the step is the newest one down that is at least 28 days ago, and the occasion.
"Still": it holds today, by pain or by a newest PEG of at most 13 days, and held 7 days ago or
some days more as well, by the pain of another week or by another PEG; a hard week alone is
R13 or R15. A trend: late entries count. Silent without a baseline.
"""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.r13 import pain_up
from app.domain.alerts.r15 import FRESH, SAME_WEEK, peg_up
from app.domain.alerts.seen import Seen
from app.domain.scales.peg import PEG

AFTER_STEP = timedelta(days=28)
WEEKS_BEFORE = range(7, 15)
"""Days ago on which the earlier week of pain may have ended."""
PEG_BEFORE = (20, 7)
"""From when to when, in days ago, the earlier PEG may be from."""


def evaluate(seen: Seen) -> Finding | None:
    """The newest step after which it stayed hard."""
    step = next((d for d in reversed(seen.reductions) if d <= seen.today - AFTER_STEP), None)
    pain, peg = pain_up(seen, seen.today), _peg_now(seen)
    if step is None or not _still(seen, pain is not None, peg):
        return None
    inputs: dict[str, object] = {"step": step, "days": (seen.today - step).days}
    if pain is not None:
        inputs |= {"pain_before": pain[0], "pain_now": pain[1]}
    if peg is not None:
        inputs |= {"peg_on": peg[0], "peg_now": peg[1]}
    return Finding(Level.CALL, seen.today, step.isoformat(), inputs)


def _still(seen: Seen, pain: bool, peg: tuple[date, float] | None) -> bool:
    """Whether what is so now was so a week ago or more."""
    if not pain and peg is None:
        return False
    if any(pain_up(seen, _ago(seen, n)) for n in WEEKS_BEFORE):
        return True
    earlier = [day for day, _ in peg_up(seen, *(_ago(seen, n) for n in PEG_BEFORE))]
    if pain or peg is None:
        return bool(earlier)
    return any((peg[0] - day).days >= SAME_WEEK for day in earlier)


def _ago(seen: Seen, days: int) -> date:
    return seen.today - timedelta(days=days)


def _peg_now(seen: Seen) -> tuple[date, float] | None:
    """The newest score with its day, where it is up and new enough to say how it is now."""
    newest = [(r.day, value) for r, value in seen.scores(PEG)[-1:]]
    up = peg_up(seen, _ago(seen, FRESH), seen.today)
    return up[-1] if up[-1:] == newest and up else None


RULE = Rule("R14", "1", (Level.CALL,), evaluate, needs_baseline=True, covers=("R13", "R15"))
