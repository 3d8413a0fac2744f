"""Colours and sizes of the charts: the app's own palette, and one for paper.

The screen colours are those of ``app/views/theme.py``; a test holds the two together.
Text keeps 4.5:1 and lines 3:1 against ``paper`` (WCAG 2.2, 1.4.3 and 1.4.11), and no
meaning rests on colour alone. Amber and red are left to notices; a measure is never either.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Look:
    """The colours of one appearance, as ``#rrggbb``.

    ``paper`` lies behind everything, ``ink`` is for what matters, ``quiet`` for the other
    words, ``line`` for the measure, ``band`` for its spread, ``grid`` for the faint lines.
    """

    name: str
    paper: str
    ink: str
    quiet: str
    line: str
    band: str
    grid: str


LIGHT = Look("light", "#FFFFFF", "#23211E", "#5B564E", "#0B5C63", "#D5EAEA", "#E4E0D9")
DARK = Look("dark", "#211F1D", "#EFEBE4", "#BDB6AB", "#7CCBD0", "#17474B", "#3B3835")
HIGH_CONTRAST = Look(
    "high_contrast", "#FFFFFF", "#000000", "#1F1F1F", "#003B40", "#BFE6E8", "#949494"
)
PRINT = Look("print", "#FFFFFF", "#000000", "#333333", "#0B5C63", "#D9D9D9", "#CCCCCC")

LOOKS = (LIGHT, DARK, HIGH_CONTRAST, PRINT)

TEXT = 13.0
"""Size of the words in px at text scale 1; 11 px is the least that is read at 320 px."""

STRONG = 15.0
"""Size of the number that matters."""


@dataclass(frozen=True)
class Sheet:
    """What a chart is drawn on.

    ``width`` in logical px, 240 to 1600; ``pixel_ratio`` device px per logical px, 1 to 4;
    ``text_scale`` 1.0 to 2.0. ``fonts`` is the folder of the bundled fonts; without it, or
    without the files, matplotlib's own DejaVu Sans is used.
    """

    look: Look = LIGHT
    width: int = 640
    pixel_ratio: float = 2.0
    text_scale: float = 1.0
    fonts: Path | None = None


@dataclass(frozen=True)
class Picture:
    """A chart as PNG; ``width`` and ``height`` in logical px, to reserve its place."""

    png: bytes
    width: int
    height: int
