"""R12: the total of the withdrawal list is up by 4 or more on the baseline or on the last one.

Level C. More withdrawal than before. Basis: a change of 2 to 4 points on the short opiate
withdrawal scale matters (``clinical.md``, sections 1 and 3).

Decided here: the newest score counts while its day is one of the last days, entered later or
not. The baseline is the last score up to the first reduction. Scores in a row that are up are
one occasion, that of the first of them, so that the list of every day after a step does not
fire every day.
"""

from __future__ import annotations

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.responses import Response
from app.domain.results import EPSILON, baseline
from app.domain.scales.withdrawal_list import WITHDRAWAL_LIST

POINTS = 4

Scored = tuple[Response, float]


def evaluate(seen: Seen) -> Finding | None:
    """The newest score beside the one that it is up on, the baseline first."""
    scores = seen.scores(WITHDRAWAL_LIST)
    if not scores or scores[-1][0].day not in seen.recent:
        return None
    start = _start(seen)
    up = [_up_on(scores, at, start) for at in range(len(scores))]
    before = up[-1]
    if before is None:
        return None
    first = max((at for at, hit in enumerate(up) if hit is None), default=-1) + 1
    response, now = scores[-1]
    then, earlier = before
    inputs = {"day": response.day, "now": now, "then": then.day, "before": earlier}
    occasion = str(seen.responses.root(scores[first][0].id))
    return Finding(Level.CALL, response.day, occasion, inputs)


def _start(seen: Seen) -> Scored | None:
    found = baseline(WITHDRAWAL_LIST, seen.responses, seen.reduction)
    return None if found is None or found[1].value is None else (found[0], found[1].value)


def _up_on(scores: list[Scored], at: int, start: Scored | None) -> Scored | None:
    """What the score at ``at`` is up on; a baseline is one only for the days after it."""
    response, now = scores[at]
    earlier = [start] if start is not None and start[0].day < response.day else []
    earlier += scores[at - 1 : at] if at else []
    return next((e for e in earlier if now - e[1] >= POINTS - EPSILON), None)


RULE = Rule("R12", "1", (Level.CALL,), evaluate)
