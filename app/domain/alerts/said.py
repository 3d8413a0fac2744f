"""Single statements that are a reason in themselves: an answer, a side effect, a sign.

Every check-in of a day counts, not only its last one: what was said in the morning is not
unsaid by leaving it out in the evening, only by a correction or an undo.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TypeVar

from app.domain.alerts.seen import Seen, options
from app.domain.checkins import CheckIn
from app.domain.signs import Reporter, Sign

T = TypeVar("T")

CURRENT = 2
"""Days on which something still calls for acting at once: today and yesterday. What was so
days ago is no reason to call an ambulance, or to call before the next dose; an alert of
yesterday that nobody has looked at yet still is. The project's own choice."""

ANY: Collection[str] = ()
"""Any strength of a side effect, also one that was not said."""


@dataclass(frozen=True)
class Said:
    """One statement: ``what`` was said about ``day`` at ``moment``, and ``by`` whom.

    ``occasion``: the id of the row with which it was first said, so that a correction of
    other answers is the same occasion and one that says it again is another.
    """

    day: date
    moment: datetime
    occasion: str
    what: str = ""
    by: Reporter = Reporter.ME


def first_said(versions: Sequence[T], says: Callable[[T], bool]) -> T | None:
    """The version with which a statement began that stands until now; ``None`` where the
    last one does not make it. ``versions``: an entry with its trail, oldest first."""
    first = None
    for version in reversed(versions):
        if not says(version):
            break
        first = version
    return first


def effects(
    seen: Seen, wanted: Mapping[str, Collection[str]], dates: Iterable[date]
) -> Iterator[Said]:
    """The side effects of ``dates``, by the strengths that count."""
    for day in dates:
        found = seen.day(day)
        for entry in found.entries if found is not None else ():
            versions = (*entry.trail, entry.checkin)
            for effect, strengths in wanted.items():
                first = first_said(versions, partial(_has, effect=effect, strengths=strengths))
                if first is not None:
                    yield Said(day, first.entered_at, str(first.id), effect)


def _has(checkin: CheckIn, effect: str, strengths: Collection[str]) -> bool:
    found = options(checkin.answers.get("side_effects"))
    return effect in found and (not strengths or found[effect] in strengths)


def signs(seen: Seen, wanted: Collection[Sign], dates: Sequence[date]) -> Iterator[Said]:
    """The signs reported of ``dates``, each report an occasion of its own."""
    for report, sign in seen.signs_on(dates):
        if sign in wanted:
            yield Said(report.day, report.entered_at, str(report.id), sign.value, report.by)


def newest(found: Iterable[Said]) -> Said | None:
    """The one of the newest day; of one day, the one said last."""
    last = sorted(found, key=lambda s: (s.day, s.moment))
    return last[-1] if last else None
