"""The steps of a medicine before and after the end of a pause or a hold.

While a medicine stays, its later steps wait: their dates pass and no amount follows from
them. Compared date by date a plan that goes on would seem to change amounts that were never
in force; so a step that waited is the one of the same amount that comes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.taper import Course, Step

Pair = tuple[Step | None, Step | None]
"""A step before and after; ``None`` for none."""


def ended(old: Course, new: Course, since: date) -> bool:
    """Whether ``old`` stayed on ``since``, the day from which ``new`` holds, and ``new`` does
    not."""
    stayed = old.state.stays and old.since is not None and old.since <= since
    return stayed and not new.state.stays


def pairs(old: Course, new: Course, since: date) -> Iterator[Pair]:
    """What becomes of each step of ``old`` that counts from ``since`` on, in order."""
    stayed, now = old.step_on(since), new.step_on(since)
    waiting = [s for s in old.steps if old.since is not None and s.start > old.since]
    fresh = [s for s in new.steps if s.start > since]
    if now is not None and (stayed is None or now.lines != stayed.lines):
        if any(now.lines == w.lines for w in waiting):
            fresh.insert(0, now)
        else:
            yield stayed, now
    for step in fresh:
        at = next((n for n, w in enumerate(waiting) if w.lines == step.lines), None)
        if at is None:
            yield None, step
            continue
        yield from ((w, None) for w in waiting[:at])
        yield waiting[at], step
        waiting = waiting[at + 1 :]
    yield from ((w, None) for w in waiting)
