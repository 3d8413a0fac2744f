"""R01: item 9 of the PHQ-9 is 1 or more, or ``safe`` is "I need help".

Level E. "You matter. Are you safe now?": emergency number, crisis line, a person, the clinic.
Basis: PHQ-9 practice; FDA 2019 (``clinical.md``, section 3).

Decided here: it stands while the day described, or the day on which it was said, is one of
the last days (``recent.days``): who adds a day a week later needs help now. Every check-in of
a day counts, so that a later "yes" does not unsay it; a correction or an undo does. The one
said last is told, and no other answer given or removed turns it off.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.said import Said, first_said
from app.domain.alerts.seen import Seen
from app.domain.checkins import CheckIn
from app.domain.clock import local_day
from app.domain.emergency import in_scale
from app.domain.items import SAFE_NEED_HELP
from app.domain.responses import Response
from app.domain.scales.registry import BY_ID


def evaluate(seen: Seen) -> Finding | None:
    """The call for help said last."""
    said = (s for s in (*_in_checkins(seen), *_in_responses(seen)) if _counts(seen, s))
    last = max(said, key=attrgetter("moment"), default=None)
    if last is None:
        return None
    return Finding(Level.EMERGENCY, last.day, last.occasion, {"day": last.day})


def _counts(seen: Seen, said: Said) -> bool:
    # A moment ahead of a clock that was set back is no reason to stay silent.
    first = seen.recent[0]
    return said.day <= seen.today and (said.day >= first or local_day(said.moment) >= first)


def _in_checkins(seen: Seen) -> Iterator[Said]:
    for day in seen.days:
        for entry in day.entries:
            first = first_said((*entry.trail, entry.checkin), _needs_help)
            if first is not None:
                yield Said(day.date, first.entered_at, str(first.id))


def _needs_help(checkin: CheckIn) -> bool:
    # Not emergency.in_checkin: that names the first of several reasons alone.
    return checkin.answers.get("safe") == SAFE_NEED_HELP


def _in_responses(seen: Seen) -> Iterator[Said]:
    for found in seen.responses.chains:
        first = first_said((*found.trail, found.row), _calls)
        if first is not None:
            yield Said(found.row.day, first.entered_at, str(first.id))


def _calls(response: Response) -> bool:
    scale = BY_ID.get(response.scale)
    return scale is not None and bool(in_scale(scale, response.answers))


RULE = Rule("R01", "1", (Level.EMERGENCY,), evaluate)
