"""Puts lines of text, rules and pictures onto the pages, each with its tag.

Places are given as for a page that is read from the left. On a page that is read from the right
the pen turns them round, and nobody else needs to know.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from app.charts.look import Picture
from app.report.pdf_lines import Line
from app.report.pdf_look import CAPITALS, Style
from app.report.pdf_tags import Tag, TaggedPdf


class Pen:
    """Writes on the newest page of ``pdf``."""

    def __init__(self, pdf: TaggedPdf, *, right_to_left: bool) -> None:
        self.pdf = pdf
        self._right_to_left = right_to_left

    def _left(self, x: float, width: float) -> float:
        return self.pdf.w - x - width if self._right_to_left else x

    def paragraph(
        self,
        tag: Tag | None,
        lines: Sequence[Line],
        style: Style,
        x: float,
        top: float,
        *,
        end_at: float | None = None,
    ) -> None:
        """``lines`` one below the other from ``x``, or up to ``end_at``; without ``tag`` they
        are no part of the text."""
        if tag and not lines:
            self.pdf.there(tag)
        if not lines:
            return
        with self.pdf.tagged(tag) if tag else self.pdf.beside("Pagination"):
            self.pdf.put(f"{style.grey:g} g")
            for number, line in enumerate(lines):
                left = x if end_at is None else end_at - line.width
                middle = top + (number + 0.5) * style.leading
                self._line(line, style, self._left(left, line.width), middle)

    def _line(self, line: Line, style: Style, left: float, middle: float) -> None:
        """``middle``: of the height of the capital letters."""
        bottom = self.pdf.h - middle - CAPITALS * style.size / 2
        self.pdf.put(f"BT {left:.2f} {bottom:.2f} Td {self._runs(line, style.size)} ET")

    def _runs(self, line: Line, size: float) -> str:
        runs = []
        for font, glyphs in groupby(line.glyphs, key=lambda g: g.font):
            runs.append(self.pdf.run(font, size, "".join(g.code for g in glyphs)))
        return " ".join(runs)

    def rule(self, x: float, y: float, width: float, look: tuple[float, float]) -> None:
        """A line across; ``look``: thickness in points, and grey."""
        left, up = self._left(x, width), self.pdf.h - y
        with self.pdf.beside():
            self.pdf.put(
                f"{look[0]:g} w {look[1]:g} G {left:.2f} {up:.2f} m {left + width:.2f} {up:.2f} l S"
            )

    def picture(self, tag: Tag, picture: Picture, x: float, y: float, width: float) -> None:
        """A picture ``width`` points wide, as high as it then is."""
        with self.pdf.tagged(tag):
            self.pdf.image(picture.png, self._left(x, width), y, width)
