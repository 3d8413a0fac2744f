"""When a dose is taken: the days of its step, and how often a day. Nothing is rounded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal

from fhir.resources.R4B.period import Period
from fhir.resources.R4B.timing import Timing, TimingRepeat

from app.clinic.plan.refused import refuse
from app.domain.clinic.plan_refusals import Refusal

ABBREVIATIONS = "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation"

_A_DAY = {
    "QD": 1,
    "AM": 1,
    "PM": 1,
    "BED": 1,
    "BID": 2,
    "TID": 3,
    "QID": 4,
    "Q1H": 24,
    "Q2H": 12,
    "Q3H": 8,
    "Q4H": 6,
    "Q6H": 4,
    "Q8H": 3,
}
"""What these codes of HL7 mean a day; every other one is no whole number of doses each day."""

_MOMENTS = frozenset(
    {
        *("MORN", "MORN.early", "MORN.late", "NOON", "AFT", "AFT.early", "AFT.late"),
        *("EVE", "EVE.early", "EVE.late", "NIGHT", "PHS", "HS", "WAKE"),
        *("CM", "CD", "CV", "ACM", "ACD", "ACV", "PCM", "PCD", "PCV"),
    }
)
"""Moments that come once a day; "with meals" (``C``, ``AC``, ``PC``) does not say how often."""

_UNCERTAIN = (
    *("count", "countMax", "duration", "durationMax", "frequencyMax", "periodMax"),
    *("dayOfWeek", "offset"),
)
"""With one of these some days have another number of doses than others, or it ends by itself."""

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
"""Days that the plan's form accepts too."""

_DAY_ENDS = time(23, 59)

_HOURS = (1, 2, 3, 4, 6, 8, 12, 24)
"""Hours that go into a day without a rest."""

_Fits = Callable[[time], bool]


def bounds(timing: Timing | None, name: str) -> tuple[date, date]:
    """First and last day of a step. ``Refused`` where one is missing or uncertain."""
    repeat = timing.repeat if timing is not None else None
    period = repeat.boundsPeriod if repeat is not None else None
    if period is None or period.start is None or period.end is None:
        raise refuse(Refusal.NO_BOUNDS, name)
    first, last = first_day(period), last_day(period)
    if first is None or last is None or not EARLIEST <= first <= last <= LATEST:
        raise refuse(Refusal.DATES, name, first)
    return first, last


def first_day(period: Period) -> date | None:
    """The day on which a period begins. A moment counts where it is the day's first: which day
    5 in the morning at Greenwich is at the clinic, nobody knows."""
    return _day(period.start, lambda at: at == time())


def last_day(period: Period) -> date | None:
    """The day with which a period ends. A moment counts in the day's last minute."""
    return _day(period.end, lambda at: at >= _DAY_ENDS)


def _day(said: object, fits: _Fits) -> date | None:
    if isinstance(said, datetime):
        return said.date() if fits(said.time()) else None
    return said if isinstance(said, date) else None


def times_a_day(timing: Timing | None, name: str) -> int:
    """How many doses each day has. ``Refused`` where that is no whole number, where it differs
    from day to day, or where two parts of the timing say two things."""
    if timing is None or timing.event or _uncertain(timing.repeat):
        raise refuse(Refusal.TIMES, name)
    said = {*_coded(timing), *_repeated(timing.repeat)}
    if len(said) != 1 or None in said:
        raise refuse(Refusal.TIMES, name)
    (times,) = (one for one in said if one is not None)
    return times


def worn(timing: Timing | None, name: str) -> int:
    """The same for a patch, which is worn all day however often it is changed: 1. ``Refused``
    for anything but one at a time."""
    repeat = timing.repeat if timing is not None else None
    if timing is None or timing.event or repeat is None or _uncertain(repeat):
        raise refuse(Refusal.TIMES, name)
    if repeat.frequency != 1 or repeat.periodUnit not in ("h", "d", "wk"):
        raise refuse(Refusal.TIMES, name)
    return 1


def _uncertain(repeat: TimingRepeat | None) -> bool:
    return repeat is not None and any(getattr(repeat, name) is not None for name in _UNCERTAIN)


def _coded(timing: Timing) -> Iterable[int | None]:
    """By an abbreviation such as BID; ``None`` for one that says nothing whole."""
    codings = (timing.code.coding if timing.code is not None else None) or ()
    return [_A_DAY.get(one.code or "") for one in codings if one.system == ABBREVIATIONS]


def _repeated(repeat: TimingRepeat | None) -> Iterable[int | None]:
    if repeat is None:
        return
    if repeat.when or repeat.timeOfDay:
        yield _moments(repeat)
    said = (repeat.frequency, repeat.period, repeat.periodUnit)
    if said != (None, None, None):
        yield _per_day(*said)


def _moments(repeat: TimingRepeat) -> int | None:
    """How many moments of the day are named; ``None`` where that is not certain."""
    if repeat.when and (repeat.timeOfDay or not set(repeat.when) <= _MOMENTS):
        return None
    moments = repeat.when or repeat.timeOfDay or ()
    return len(moments) if len(set(moments)) == len(moments) else None


def _per_day(frequency: int | None, period: Decimal | None, unit: str | None) -> int | None:
    """ "2 a day" and "1 every 8 hours"; ``None`` for "1 every 3 days" and "3 a week"."""
    if frequency is None or period is None:
        return None
    if unit == "d":
        return frequency if period == 1 else None
    every = next((hours for hours in _HOURS if period == hours), None) if unit == "h" else None
    return frequency * (24 // every) if every is not None else None
