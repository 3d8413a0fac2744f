"""The amounts written at the steps of a glide path, each where it lies on nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from app.charts.glide import GlideState
from app.charts.glide_words import Voice
from app.charts.look import STRONG, TEXT
from app.charts.paper import Paper, text_width
from app.charts.plot import Plot, dot_size
from app.domain.agreed import Stretch
from app.domain.glide import DAY

GAP = 6.0
AT_MOST = 12
"""Amounts written; with more the axis says them better."""

Rect = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def write(paper: Paper, plot: Plot, now: GlideState, voice: Voice) -> None:
    """Today's amount with its unit and those of other stretches, each where there is room:
    the first one first, then the newest. Where there are many, only some are tried."""
    path = now.path
    shown = [*path.planned, *path.ahead]
    lines = list(_lines(plot, shown))
    dots = _dots(paper, plot, now)
    labels: list[Rect] = []
    today = next((s for s in path.planned if s.last == path.today), None)
    if today is not None:
        text, size = voice.amount(today.daily), STRONG * paper.sheet.text_scale
        places = _today(paper, plot, now, today, text)
        place = _first_free(places, [*lines, *dots])
        if place is not None:
            _put(paper, place, text, size, strong=True)
            labels.append(place)
    others = [s for s in shown if s is not today and not _goes_on(s, today)]
    others = others[:: -(-len(others) // AT_MOST) or 1]
    for stretch in [*others[:1], *reversed(others[1:])]:
        text, size = voice.number(stretch.daily), TEXT * paper.sheet.text_scale
        width = text_width(paper.sheet, text, size)
        found = _first_free(_at_start(plot, stretch, width, size), [*lines, *dots, *labels])
        if found is not None:
            _put(paper, found, text, size)
            labels.append(found)


def _goes_on(stretch: Stretch, today: Stretch | None) -> bool:
    """Whether it is only the part of today's stretch that is still to come."""
    return today is not None and stretch.first == today.last + DAY and stretch.daily == today.daily


def _put(paper: Paper, place: Rect, text: str, size: float, *, strong: bool = False) -> None:
    look = paper.sheet.look
    y = (place[1] + place[3]) / 2
    paper.text((place[0], y), text, size, look.ink if strong else look.quiet, strong=strong)


def _today(paper: Paper, plot: Plot, now: GlideState, today: Stretch, text: str) -> Iterator[Rect]:
    """Right of today, where no dots are; else before it; above the line or below."""
    size = STRONG * paper.sheet.text_scale
    width = text_width(paper.sheet, text, size, strong=True)
    at = plot.x(now.path.today, 1)
    starts = [at + GAP, at - width - GAP, plot.x(today.first, 0) + GAP]
    starts.append(plot.right - width)
    for left in (s for s in starts if plot.left <= s and s + width <= plot.right):
        yield from _beside(plot, today, left, width, size)


def _at_start(plot: Plot, stretch: Stretch, width: float, size: float) -> Iterator[Rect]:
    left = min(plot.x(stretch.first, 0) + GAP / 2, plot.right - width)
    yield from _beside(plot, stretch, left, width, size)


def _beside(plot: Plot, stretch: Stretch, left: float, width: float, size: float) -> Iterator[Rect]:
    y = plot.y(float(stretch.daily))
    yield left, y - GAP - size, left + width, y - GAP
    if y + GAP + size < plot.bottom:
        yield left, y + GAP, left + width, y + GAP + size


def _lines(plot: Plot, shown: Iterable[Stretch]) -> Iterator[Rect]:
    """The agreed amounts as thin rectangles, and the way from one to the next."""
    shown = list(shown)
    for stretch in shown:
        y = plot.y(float(stretch.daily))
        yield plot.x(stretch.first, 0), y - 2, plot.x(stretch.last, 1), y + 2
    for before, after in pairwise(shown):
        ends = sorted(plot.y(float(s.daily)) for s in (before, after))
        if after.first == before.last + DAY:
            x = plot.x(after.first, 0)
            yield x - 1, ends[0], x + 1, ends[1]


def _dots(paper: Paper, plot: Plot, now: GlideState) -> list[Rect]:
    half = 2.0 if now.dense else dot_size(plot, paper.sheet.text_scale) / 2
    places = ((plot.x(d.day), plot.y(float(d.taken))) for d in now.path.days if d.taken is not None)
    return [(x - half, y - half, x + half, y + half) for x, y in places]


def _first_free(places: Iterable[Rect], taken: list[Rect]) -> Rect | None:
    return next((p for p in places if not any(_meet(p, other) for other in taken)), None)


def _meet(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
