"""R27: no naloxone at home, and a reason for having it: 50 MME a day or more, a sedative, sleep
apnoea, a past overdose, R05 or R08.

Level N: ask the clinic or a pharmacy. Basis: CDC 2022 (``clinical.md``, section 3).

Where clinical.md is silent: "I am not sure" whether it is at home counts as no; never asked, or
not sure of a reason, is no reason. MME is that of the regular doses agreed for today; "not
calculated" is none. A sedative is one of the facts, or one said of the last days, prescribed
or not. The first reason of the order below is told, all of them are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from app.domain.alerts import r05, r08
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.medicines import mme

WITHOUT = ("no", "not_sure")
MME = Decimal(50)
SEDATIVES = {"sedative_prescribed", "sedative_not_prescribed"}


def evaluate(seen: Seen) -> Finding | None:
    """A state that goes on: it has no occasion of its own."""
    reasons = list(_reasons(seen)) if seen.fact("naloxone") in WITHOUT else []
    if not reasons:
        return None
    inputs = {"reason": reasons[0], "reasons": ", ".join(reasons)}
    return Finding(Level.NOTICE, seen.today, inputs=inputs)


def _reasons(seen: Seen) -> Iterator[str]:
    """Their names, the strongest first."""
    if seen.fact("overdose") == "yes":
        yield "overdose"
    if r05.evaluate(seen) is not None or r08.evaluate(seen) is not None:
        yield "dose"
    if (_agreed_mme(seen) or 0) >= MME:
        yield "mme"
    if seen.fact("sedatives") == "yes" or any(SEDATIVES & seen.substances(d) for d in seen.recent):
        yield "sedative"
    if seen.fact("sleep_apnoea") == "yes":
        yield "apnoea"


def _agreed_mme(seen: Seen) -> Decimal | None:
    steps = ((c.medicine, c.step_on(seen.today)) for c in seen.courses(seen.today))
    return mme((medicine, step.daily) for medicine, step in steps if step is not None)


RULE = Rule("R27", "1", (Level.NOTICE,), evaluate)
