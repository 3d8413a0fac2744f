"""The patterns of the kinds of day: told apart by shape alone, without any colour.

As planned is solid; less has slanted lines on a light ground, more has them the other way on
a dark one; none is dotted; not known is an open outline with nothing in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import nan

from app.charts.paper import XY, Paper
from app.domain.doses import Adherence

APART = 5.0
"""From one line or dot of a pattern to the next, in logical px."""

_BREAK: XY = (nan, nan)


@dataclass(frozen=True, order=True)
class Rect:
    """A part of a bar, in logical px from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    def smaller(self, by: float) -> Rect:
        """The same with ``by`` px less on each side, but never turned inside out."""
        x = min(by, (self.right - self.left) / 2)
        y = min(by, (self.bottom - self.top) / 2)
        return Rect(self.left + x, self.top + y, self.right - x, self.bottom - y)

    @property
    def corners(self) -> list[XY]:
        """Round once, from the top left."""
        return [
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        ]


OPEN = frozenset({Adherence.AS_PLANNED, Adherence.UNKNOWN})
"""Kinds without lines or dots that a number could hide."""


class Patterns:
    """Fills parts of bars on one sheet."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        look = paper.sheet.look
        self._fills: dict[Adherence, Callable[[Sequence[Rect]], None]] = {
            Adherence.AS_PLANNED: lambda rects: self._areas(rects, look.line),
            Adherence.LESS: self._less,
            Adherence.MORE: self._more,
            Adherence.NONE: self._none,
            Adherence.UNKNOWN: lambda rects: self._outlines(rects, look.quiet),
        }

    def fill(self, kind: Adherence, rects: Sequence[Rect]) -> None:
        """All parts of one kind at once: a line of the picture costs as much as many."""
        if rects:
            self._fills[kind]([rect.smaller(0.75) for rect in rects])

    def under_words(self, kind: Adherence, rect: Rect) -> str:
        """A calm ground for a number within a pattern; the colour for the number on it."""
        look = self._paper.sheet.look
        if kind is Adherence.AS_PLANNED:
            return look.paper
        if kind is not Adherence.UNKNOWN:
            self._areas([rect], look.band if kind is Adherence.LESS else look.paper)
        return look.ink

    def _areas(self, rects: Sequence[Rect], color: str) -> None:
        for rect in rects:
            self._paper.area(rect.corners, color, above=True)

    def _outlines(self, rects: Sequence[Rect], color: str) -> None:
        through: list[XY] = []
        for rect in rects:
            corners = rect.smaller(0.5).corners
            through += [*corners, corners[0], _BREAK]
        self._paper.line(through, color, 1)

    def _less(self, rects: Sequence[Rect]) -> None:
        look = self._paper.sheet.look
        self._areas(rects, look.band)
        self._paper.line([p for r in rects for p in slanted(r, 1)], look.line, 1)
        self._outlines(rects, look.line)

    def _more(self, rects: Sequence[Rect]) -> None:
        look = self._paper.sheet.look
        self._areas(rects, look.ink)
        self._paper.line([p for r in rects for p in slanted(r, -1)], look.paper, 1)

    def _none(self, rects: Sequence[Rect]) -> None:
        look = self._paper.sheet.look
        self._paper.dots([p for r in rects for p in _grid(r.smaller(1))], look.ink, 3)
        self._outlines(rects, look.ink)


def slanted(rect: Rect, way: int) -> Iterator[XY]:
    """Lines at 45 degrees within ``rect``, each followed by a break; ``way`` 1 falls to the
    right, -1 rises. They lie on one grid of the sheet, so that small parts have lines too."""
    x0, x1 = (rect.left, rect.right) if way > 0 else (-rect.right, -rect.left)
    low, high = rect.top - x1, rect.bottom - x0
    number = int(low // APART) + 1
    while number * APART < high:
        c = number * APART
        a, b = max(x0, rect.top - c), min(x1, rect.bottom - c)
        if b > a:
            yield from ((way * a, a + c), (way * b, b + c), _BREAK)
        number += 1


def _grid(rect: Rect) -> Iterator[XY]:
    """Dots in ``rect``, at least one."""
    columns = max(int((rect.right - rect.left) / APART), 1)
    rows = max(int((rect.bottom - rect.top) / APART), 1)
    for n in range(columns):
        for m in range(rows):
            x = rect.left + (n + 0.5) * (rect.right - rect.left) / columns
            y = rect.top + (m + 0.5) * (rect.bottom - rect.top) / rows
            yield x, y
