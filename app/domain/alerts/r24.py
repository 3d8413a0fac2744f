"""R24: a visit passed and was not attended, or no contact with the clinic for more than 35 days
while the dose is being lowered.

Level N: book another. Basis: CDC 2022, follow up at least monthly (``clinical.md``, section 3).

Where clinical.md is silent: a visit is told for 28 days, and not once a later one was attended
or is to come. Nobody having said whether they went counts as not attended, as the table says;
the text asks. A contact is a visit attended, a day on which a version of the plan was agreed
with the clinic, or a call that the person told of. With none known it is counted from the first
day of the plan or of the diary, the later of them: before, nothing could be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.appointments import Appointment, passed
from app.domain.taper import DecidedBy

TOLD_FOR = 28
LONGEST = 35


def evaluate(seen: Seen) -> Finding | None:
    """A visit that passed comes first: it says what to do."""
    return _missed(seen) or _silent(seen)


def _missed(seen: Seen) -> Finding | None:
    for visit in passed(seen.visits, seen.today):
        recent = (seen.today - visit.day).days <= TOLD_FOR
        if recent and not visit.attended and not _another(seen, visit):
            day = visit.day
            return Finding(Level.NOTICE, day, day.isoformat(), {"day": day}, "missed")
    return None


def _another(seen: Seen, missed: Appointment) -> bool:
    """Whether a later visit took place or is to come. One of the same day is the same visit
    typed twice, or another one that took place."""
    for visit in seen.visits:
        if visit.attended and missed.day <= visit.day <= seen.today:
            return True
        if visit.day >= seen.today and visit.attended is None:
            return True
    return False


def _silent(seen: Seen) -> Finding | None:
    if not seen.tapering:
        return None
    known = [day for day in _contacts(seen) if day <= seen.today]
    starts = [day for day in (seen.plans.first_day, seen.started) if day is not None]
    since = max(known, default=None) or max(starts, default=seen.today)
    days = (seen.today - since).days
    if days <= LONGEST:
        return None
    return Finding(Level.NOTICE, seen.today, inputs={"days": days}, variant="contact")


def _contacts(seen: Seen) -> Iterator[date]:
    yield from (visit.day for visit in seen.visits if visit.attended)
    agreed = (v for v in seen.plans.versions if v.decided_by is not DecidedBy.ME)
    yield from (version.agreed_on for version in agreed)
    yield from seen.called


RULE = Rule("R24", "1", (Level.NOTICE,), evaluate)
