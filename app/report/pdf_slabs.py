"""What stands on a page, piece by piece from the top: text, pictures and stacks side by side.

A slab knows its height before it is drawn, and most can be cut where a page ends.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.charts.look import Picture
from app.report.pdf_lines import Line
from app.report.pdf_look import BULLET_INDENT, Style
from app.report.pdf_pen import Pen
from app.report.pdf_tags import Tag


class Slab(ABC):
    """A piece of the report as wide as its place. Lengths in points.

    ``before``: space above it, unless it begins a page. ``keep``: on one page with (the
    beginning of) what follows. ``again``: what is shown above it where a page begins with it.
    """

    before: float = 0.0
    keep: bool = False
    again: Slab | None = None

    @property
    @abstractmethod
    def height(self) -> float:
        """Of the whole."""

    @property
    def least(self) -> float:
        """Of the smallest beginning that may stand on a page without the rest."""
        return self.height

    @abstractmethod
    def draw(self, pen: Pen, top: float) -> None:
        """Put it on the page."""

    def cut(self, room: float, *, must: bool = False) -> tuple[Slab, Slab] | None:
        """What fits into ``room`` and the rest; nothing where that would look torn. On an empty
        page it ``must`` be cut if it can be at all."""
        return None

    def tightened(self, share: float) -> Slab:
        """The same with ``share`` (0 to 1) of the space above it."""
        return replace(self, before=self.before * share)  # type: ignore[type-var]


def lines_that_fit(count: int, room: float, leading: float, *, must: bool) -> int:
    """How many of ``count`` lines come before the end of a page: never one alone on either
    side, unless it ``must`` be; 0 where they all go to the next page."""
    fit = min(int(room / leading + 1e-6), count - 1 if must else count - 2)
    if must:
        return max(fit, 1) if count > 1 else 0
    return fit if fit >= 2 else 0


@dataclass(frozen=True)
class Text(Slab):
    """Lines of one paragraph, heading or entry of a list, from ``x``. ``bullet`` stands before
    the first line; ``bookmark`` is an entry of the list
    of contents and its level."""

    lines: Sequence[Line]
    style: Style
    tag: Tag
    x: float
    before: float = 0.0
    keep: bool = False
    bullet: tuple[Tag, Line] | None = None
    bookmark: tuple[str, int] | None = None

    @property
    def height(self) -> float:
        """Of the whole."""
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        """Two lines, where the rest may follow on the next page."""
        return min(len(self.lines), 2 if len(self.lines) > 3 else 3) * self.style.leading

    def draw(self, pen: Pen, top: float) -> None:
        """Put it on the page."""
        if self.bookmark:
            pen.pdf.bookmark(*self.bookmark, top)
        if self.bullet:
            tag, sign = self.bullet
            pen.paragraph(tag, [sign], self.style, self.x - BULLET_INDENT, top)
        pen.paragraph(self.tag, self.lines, self.style, self.x, top)

    def cut(self, room: float, *, must: bool = False) -> tuple[Slab, Slab] | None:
        """Between two lines."""
        fit = lines_that_fit(len(self.lines), room, self.style.leading, must=must)
        if not fit:
            return None
        rest = replace(self, lines=self.lines[fit:], bullet=None, bookmark=None)
        return replace(self, lines=self.lines[:fit]), rest


@dataclass(frozen=True)
class Image(Slab):
    """A picture ``width`` wide."""

    picture: Picture
    tag: Tag
    x: float
    width: float
    before: float = 0.0
    keep: bool = False

    @property
    def height(self) -> float:
        """Of the whole."""
        return self.width * self.picture.height / self.picture.width

    def draw(self, pen: Pen, top: float) -> None:
        """Put it on the page."""
        pen.picture(self.tag, self.picture, self.x, top, self.width)


@dataclass(frozen=True)
class SideBySide(Slab):
    """Two stacks whose tops stand level."""

    left: Sequence[Slab]
    right: Sequence[Slab]
    before: float = 0.0
    keep: bool = False

    @property
    def height(self) -> float:
        """Of the whole."""
        return max(stack_height(self.left), stack_height(self.right))

    def draw(self, pen: Pen, top: float) -> None:
        """Put it on the page."""
        for stack in (self.left, self.right):
            y = top
            for number, slab in enumerate(stack):
                y += slab.before if number else 0
                slab.draw(pen, y)
                y += slab.height

    def tightened(self, share: float) -> Slab:
        """With the space between what is in it, too."""
        left, right = ([s.tightened(share) for s in stack] for stack in (self.left, self.right))
        return replace(self, left=left, right=right, before=self.before * share)


def stack_height(slabs: Sequence[Slab]) -> float:
    """Of slabs one below the other; the space above the first does not count."""
    return sum(s.height + (s.before if i else 0) for i, s in enumerate(slabs))


def on_one_page(slabs: Sequence[Slab], room: float, least: float) -> Sequence[Slab]:
    """``slabs`` with less space between them where all of them have ``room`` on one page then,
    and as they are where ``least`` of that space (0 to 1) would still be too much."""
    if stack_height(slabs) <= room:
        return slabs
    whole, tight = stack_height(slabs), [s.tightened(least) for s in slabs]
    if stack_height(tight) > room:
        return slabs
    share = least + (1 - least) * (room - stack_height(tight)) / (whole - stack_height(tight))
    return [s.tightened(share) for s in slabs]
