"""Slabs onto pages: where a page ends."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.watch import Watch
from app.report.pdf_pen import Pen
from app.report.pdf_slabs import Slab

TOUCH = 0.01
"""Points by which sums of heights may be off."""


class Flow:
    """Fills pages of ``pen`` from ``top`` to ``bottom``, in points from the upper edge.

    ``watch`` goes along with ``count`` slabs.
    """

    def __init__(self, pen: Pen, top: float, bottom: float, watch: Watch, count: int) -> None:
        self._pen = pen
        self._watch, self._count, self._placed = watch, count, 0
        self._top, self._bottom = top, bottom
        self._y = top
        self._fresh = True
        pen.pdf.add_page()

    def new_page(self) -> None:
        """What follows begins a page; where one has just begun, that one."""
        if not self._fresh:
            self._pen.pdf.add_page()
            self._y = self._top
            self._fresh = True

    def place(self, slabs: Sequence[Slab]) -> None:
        """Put ``slabs`` below what is there, over as many pages as it takes."""
        for number, slab in enumerate(slabs):
            self._watch.at(self._placed / self._count)
            self._placed += 1
            if not self._fresh and self._room < self._needed(slabs, number) <= self._page:
                self.new_page()
            self._put(slab)

    @property
    def _room(self) -> float:
        return self._bottom - self._y + TOUCH

    @property
    def _page(self) -> float:
        return self._bottom - self._top + TOUCH

    def _needed(self, slabs: Sequence[Slab], number: int) -> float:
        """Height of what stays together from slab ``number`` on: all that keep with the next,
        and the least of that."""
        height = 0.0
        for slab in slabs[number:]:
            if not slab.keep or height > self._page:
                return height + slab.before + slab.least
            height += slab.before + slab.height
        return height

    def _put(self, slab: Slab) -> None:
        """Draw ``slab`` here; what does not fit goes on on the next page."""
        rest: Slab | None = slab
        while rest:
            top = self._begin(rest)
            parts = None
            if top + rest.height > self._bottom + TOUCH:
                parts = rest.cut(self._bottom - top + TOUCH, must=self._fresh)
                if parts is None and not self._fresh:
                    self.new_page()
                    continue
            first, rest = parts or (rest, None)
            first.draw(self._pen, top)
            self._y, self._fresh = top + first.height, False
            if rest:
                self.new_page()

    def _begin(self, slab: Slab) -> float:
        """Where ``slab`` goes; on a new page below what is shown again."""
        if not self._fresh:
            return self._y + slab.before
        if slab.again is None:
            return self._top
        slab.again.draw(self._pen, self._top)
        return self._top + slab.again.height
