"""A rating that was very high once, or high on several days: the shape of R10 and R18."""

from __future__ import annotations

from app.domain.alerts.model import Finding, Level
from app.domain.alerts.seen import Seen


def once_or_often(seen: Seen, item_id: str, rule: str, window: int) -> Finding | None:
    """What the ratings of ``item_id`` say by the limits ``<rule>.once``, ``.often`` and
    ``.days``: high on so many of the last ``window`` days (variant "often", a state that goes
    on), else very high on one of the recent days, the newest of them.

    The state comes first: somebody who has had such days all week is told once, and not of
    each of them. Days entered later count.
    """
    rated = [(d, v) for d in seen.last(window) if (v := seen.number(item_id, d)) is not None]
    high = [d for d, value in rated if value >= seen.limits[f"{rule}.often"]]
    if len(high) >= seen.limits.days(f"{rule}.days"):
        inputs = {"rating": seen.limits[f"{rule}.often"], "count": len(high), "of": window}
        return Finding(Level.CALL, high[-1], inputs=inputs, variant="often")
    for day in reversed(seen.recent):
        value = seen.number(item_id, day)
        if value is not None and value >= seen.limits[f"{rule}.once"]:
            return Finding(Level.CALL, day, day.isoformat(), {"rating": value, "day": day})
    return None
