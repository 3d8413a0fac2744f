"""Text in lines no wider than its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.report.pdf_faces import Faces, Glyph
from app.report.pdf_look import Style, Weight
from app.report.pdf_signs import ZERO_WIDTH_SPACE, Paragraph, Sign, paragraphs, visual

# A line may end behind a space, and behind a dash between letters; numbers stay whole.
_MAY_END = re.compile(r" |\u200b|(?<=[^\W\d_])[-\u2010\u2013\u2014/](?=[^\W\d_])")

_NOTHING = ("", ZERO_WIDTH_SPACE)

MORE = "\u2026"


@dataclass(frozen=True)
class Line:
    """Glyphs from left to right, ``width`` points wide. Where the text goes on with another word
    a space follows that nobody sees and no width counts: who copies the text or hears it gets two
    words."""

    glyphs: tuple[Glyph, ...]
    width: float


class Setter:
    """Sets text in lines with the typefaces of one document."""

    def __init__(self, faces: Faces, *, right_to_left: bool) -> None:
        self._faces = faces
        self._right_to_left = right_to_left

    def lines(self, text: str, style: Style, width: float) -> list[Line]:
        """``text`` in lines no wider than ``width`` points. A word that is wider is cut where
        the line is full; marks, which have no width, stay with their letters."""
        found: list[Line] = []
        whole = paragraphs(text, right_to_left=self._right_to_left)
        for paragraph in whole:
            found += self._set(paragraph, style, width, more=paragraph is not whole[-1])
        return found

    def line(self, text: str, style: Style) -> Line:
        """``text`` in one line, however wide."""
        lines = self.lines(" ".join(text.split()), style, float("inf"))
        return lines[0] if lines else Line((), 0)

    def at_most(self, count: int, text: str, style: Style, width: float) -> list[Line]:
        """No more than ``count`` lines; where there would be more, the last ends with dots."""
        lines = self.lines(text, style, width)
        while len(lines) > count:
            text = text[: len(text) * 9 // 10].rstrip()
            lines = self.lines(text + MORE, style, width)
        return lines

    def _set(self, paragraph: Paragraph, style: Style, width: float, *, more: bool) -> list[Line]:
        glyphs = self._glyphs(paragraph.signs or paragraph.text, style.weight)
        reach = [0, *accumulate(g.width if g else 0 for g in glyphs)]
        text, lines = paragraph.text, []
        for start, end in _cuts(text, reach, width * 1000 / style.size):
            full = start + len(text[start:end].rstrip(" "))
            spaced = more if end == len(text) else text[end - 1] == " "
            points = (reach[full] - reach[start]) * style.size / 1000
            shown = glyphs[start:full]
            if paragraph.signs:
                shown = self._glyphs(visual(paragraph.signs[start:full]), style.weight)
            if spaced and not self._right_to_left:
                shown.append(self._faces.glyph(" ", " ", style.weight))
            lines.append(Line(tuple(g for g in shown if g), points))
        return lines

    def _glyphs(self, signs: Sequence[Sign] | str, weight: Weight) -> list[Glyph | None]:
        """A glyph for each, or nothing where nothing is seen."""
        pairs = ((s, s) if isinstance(s, str) else (s.shown, s.meant) for s in signs)
        return [
            self._faces.glyph(shown, meant, weight) if shown not in _NOTHING else None
            for shown, meant in pairs
        ]


def _cuts(text: str, reach: list[int], room: float) -> Iterator[tuple[int, int]]:
    """Where lines begin and end; the spaces at their end need no room."""
    ends = [m.end() for m in _MAY_END.finditer(text)]
    start = 0
    while start < len(text):
        full = bisect_right(reach, reach[start] + room) - 1
        if full >= len(text):
            end = len(text)
        else:
            place = bisect_right(ends, full + (text[full] == " "))
            found = ends[place - 1] if place else 0
            end = found if found > start else max(full, start + 1)
        yield start, end
        start = end
