"""The typefaces of the report, and the glyph of each sign.

Reaches inside fpdf2: its own way from text to glyphs leaves out what a typeface lacks, without a
word on the page. Here what is lacking is taken from DejaVu Sans, and what that lacks too is a
sign that something is there, which still copies as what was typed.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, cast
from unicodedata import category

from fpdf import FPDF
from fpdf.fonts import Glyph as FontGlyph
from fpdf.fonts import SubsetMap, TTFFont

from app.charts.fallback import fallback_fonts
from app.report.pdf_look import Weight

# It would tell the log which tables it leaves out of each typeface.
logging.getLogger("fontTools").setLevel(logging.WARNING)

FILES = {
    Weight.REGULAR: "AtkinsonHyperlegibleNext_400Regular.ttf",
    Weight.SEMIBOLD: "AtkinsonHyperlegibleNext_600SemiBold.ttf",
    Weight.BOLD: "AtkinsonHyperlegibleNext_700Bold.ttf",
}

REPLACEMENT = "\ufffd"

MOST_GLYPHS = 0xD000
"""In one typeface. fpdf2 writes their numbers as UTF-16, which has no characters from 0xD800."""


class Glyph(NamedTuple):
    """``font`` is fpdf2's number of the typeface, ``code`` the glyph's number in there as a
    character, ``width`` in thousandths of the size."""

    font: int
    code: str
    width: int


class _Meaning(FontGlyph):
    """One sign may mean thousands of characters: fpdf2 looks them up by the sign alone."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash((self.glyph_id, self.unicode))


class Faces:
    """The typefaces of one document. Files are opened when a character first needs them."""

    def __init__(self, pdf: FPDF, fonts: Path) -> None:
        self._pdf = pdf
        self._fonts = fonts
        self._known: dict[tuple[str, str, Weight], Glyph] = {}

    def glyph(self, shown: str, meant: str, weight: Weight) -> Glyph:
        """The glyph for one character, which copies as ``meant``."""
        key = (shown, meant, weight)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._find(shown, meant, weight)
        return found

    def _find(self, shown: str, meant: str, weight: Weight) -> Glyph:
        instead = " " if category(shown) == "Zs" else REPLACEMENT
        for character in (shown, instead, "?"):
            for font in self._fonts_for(weight):
                if ord(character) in font.cmap and len(font.subset) < MOST_GLYPHS:
                    return _pick(font, character, meant)
        return _pick(next(iter(self._fonts_for(weight))), "?", "?")

    def _fonts_for(self, weight: Weight) -> Iterator[TTFFont]:
        """The typefaces to look through, best first."""
        own = self._fonts / FILES[weight]
        if own.is_file():
            yield self._font(own)
        regular, bold = fallback_fonts()
        for file in (regular, bold) if weight is Weight.REGULAR else (bold, regular):
            yield self._font(file)

    def _font(self, file: Path) -> TTFFont:
        name = file.stem.lower()
        if name not in self._pdf.fonts:
            self._pdf.add_font(name, fname=file)
        return cast(TTFFont, self._pdf.fonts[name])

    def close(self) -> None:
        """Let go of the files. fpdf2 keeps each typeface in a cache until a file is finished,
        and one that was stopped never is."""
        for font in self._pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()
        SubsetMap.get_glyph.cache_clear()


def _pick(font: TTFFont, character: str, meant: str) -> Glyph:
    code = ord(character)
    width = int(font.cw[code])
    glyph = _Meaning(font.glyph_ids[code], tuple(map(ord, meant)), font.cmap[code], width)
    number = cast(int, font.subset.pick_glyph(glyph))
    return Glyph(font.i, chr(number), width)
