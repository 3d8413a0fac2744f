"""Doses against the plan: a bar for each week, parted by the kind of its days.

Each kind has a pattern of its own beside its shade, and its number of days stands in the bar
where there is room. A day about which nothing was said is an open outline: it is drawn as
not known, and neither as taken nor as left out. Weeks without an agreed dose stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.charts.look import Picture, Sheet
from app.domain.adherence import Count, over_time, total, whole
from app.domain.doses import Adherence, DoseDays
from app.domain.medicines import Medicine
from app.i18n.formats import Formats
from app.i18n.translator import Translator

STRETCHES = (7, 28, 91, 364)
"""Days in one bar, the first that leaves each ``LEAST_SPACE`` px is taken."""

LEAST_SPACE = 8.0

BESIDE = 40
"""Width in px that the numbers beside the plot take, roughly; see ``trend.BESIDE``."""


@dataclass(frozen=True)
class Panel:
    """One medicine: its bars, oldest first, and all its days as one count."""

    name: str
    bars: tuple[Count, ...]
    whole: Count


@dataclass(frozen=True)
class AdherenceState:
    """All that is drawn and said, as numbers. A medicine without an agreed dose in these
    days has no panel. ``together``: the days of several medicines, each day counted once."""

    first: date
    last: date
    stretch: int
    panels: tuple[Panel, ...]
    together: Count | None

    @property
    def kinds(self) -> tuple[Adherence, ...]:
        """The kinds of day that occur, in the order in which they stand in a bar."""
        return tuple(k for k in Adherence if any(p.whole.counts[k] for p in self.panels))


def state(
    doses: DoseDays, medicines: Sequence[Medicine], first: date, last: date, width: int
) -> AdherenceState:
    """The picture of ``first`` to ``last``, both included, for ``width`` logical px."""
    stretch = _stretch((last - first).days + 1, width)
    every = ((m, over_time(doses, [m.id], first, last, stretch)) for m in medicines)
    panels = [Panel(m.name, bars, all_days) for m, bars in every if (all_days := total(bars)).days]
    ids = [m.id for m in medicines]
    together = whole(doses, ids, first, last) if len(panels) > 1 else None
    return AdherenceState(first, last, stretch, tuple(panels), together)


def _stretch(days: int, width: int) -> int:
    room = max(width - BESIDE, 1)
    fits = (s for s in STRETCHES if room * s / days >= LEAST_SPACE)
    return next(fits, STRETCHES[-1])


def draw(now: AdherenceState, sheet: Sheet, say: Translator, formats: Formats) -> Picture:
    """The picture as PNG. For the drawing thread: the first call imports matplotlib."""
    from app.charts.adherence_picture import paint  # noqa: PLC0415 -- a second, off the loop

    paper = paint(now, sheet, say, formats)
    return Picture(paper.png(), sheet.width, paper.height)


def describe(now: AdherenceState, say: Translator, formats: Formats) -> tuple[str, ...]:
    """The picture in sentences: counts of days, and nothing about why."""
    if not now.panels:
        first, last = formats.table_day(now.first), formats.table_day(now.last)
        return (say("adherence-text-empty", first=first, last=last),)
    return tuple(_sentences(now, say, formats))


def _sentences(now: AdherenceState, say: Translator, formats: Formats) -> Iterator[str]:
    for panel in now.panels:
        said = parts(panel.whole, say, formats)
        yield say("adherence-text", medicine=panel.name, days=panel.whole.days, parts=said)
    if now.together is not None:
        said = parts(now.together, say, formats)
        yield say("adherence-text-together", days=now.together.days, parts=said)
    if Adherence.UNKNOWN in now.kinds:
        yield say("adherence-text-unknown")
    yield say("adherence-text-stretch", stretch=now.stretch)


def parts(count: Count, say: Translator, formats: Formats) -> str:
    """The days of each kind that occurs: "5 as planned, 2 not known"."""
    found = ((kind, count.counts[kind]) for kind in Adherence)
    return formats.listing([say(f"adherence-days-{k}", days=n) for k, n in found if n])
