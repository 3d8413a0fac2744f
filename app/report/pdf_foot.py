"""The foot of every page: what it belongs to, and its number."""

from __future__ import annotations

from app.report.blocks import Document
from app.report.pdf_lines import Line, Setter
from app.report.pdf_look import BOTTOM, FOOT, FOOT_GAP, FOOT_LINES, GUTTER, SIDE
from app.report.pdf_pen import Pen


class Foot:
    """Known before there are pages, so that they leave room for it."""

    def __init__(self, setter: Setter, document: Document, width: float) -> None:
        self._setter = setter
        self._page_of = document.page_of
        self._width = width
        # As wide as a report of a thousand pages needs.
        room = width - self._number(8888, 8888).width - GUTTER
        self._lines = setter.at_most(FOOT_LINES, document.foot, FOOT, room)

    def _number(self, page: int, pages: int) -> Line:
        text = self._page_of.replace("{page}", str(page)).replace("{pages}", str(pages))
        return self._setter.line(text, FOOT)

    def _first(self, height: float) -> float:
        return height - BOTTOM - max(1, len(self._lines)) * FOOT.leading

    def top(self, height: float) -> float:
        """Where the foot begins on a page ``height`` points high: nothing else stands below."""
        return self._first(height) - FOOT_GAP

    def draw(self, pen: Pen) -> None:
        """Onto every page there is."""
        pages = pen.pdf.pages_count
        for page in range(1, pages + 1):
            pen.pdf.page = page
            top = self._first(pen.pdf.h)
            pen.paragraph(None, self._lines, FOOT, SIDE, top)
            number = [self._number(page, pages)]
            pen.paragraph(None, number, FOOT, SIDE, top, end_at=SIDE + self._width)
