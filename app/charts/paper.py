"""Lines, dots and words on a sheet, in logical px from the top left. Knows matplotlib.

Imported on the drawing thread only, on first use: matplotlib takes about a second. Artists
go straight onto a ``Figure`` (never pyplot, which keeps state for a whole process), without
``Axes``: their tick machinery costs more than the picture, and every position is ours.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from PIL import Image

from app.charts.look import Sheet

# It would tell the terminal each time that a family has no weight 600.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)

XY = tuple[float, float]

BUNDLED = "Atkinson Hyperlegible Next"
FONT_FILES = (
    "AtkinsonHyperlegibleNext_400Regular.ttf",
    "AtkinsonHyperlegibleNext_600SemiBold.ttf",
)
FALLBACK = "DejaVu Sans"

# Marks that steer the direction of text. A font has no glyph for them and draws boxes.
_DIRECTION_MARKS = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)


@dataclass(frozen=True)
class Box:
    """The place of a text on the sheet, in logical px."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Paper:
    """A sheet to draw on, ``height`` logical px high. Used once, by one thread."""

    def __init__(self, sheet: Sheet, height: float) -> None:
        self.sheet = sheet
        self.height = round(height)
        ratio = sheet.pixel_ratio
        size = (sheet.width / 72, self.height / 72)
        # At 72 dpi a point is a logical px, so that sizes need no conversion.
        self._figure = Figure(figsize=size, dpi=72 * ratio, facecolor=sheet.look.paper)
        self._canvas = FigureCanvasAgg(self._figure)
        self._place = Affine2D().scale(ratio, -ratio).translate(0, self.height * ratio)
        self.boxes: list[Box] = []

    def line(self, points: Sequence[XY], color: str, width: float, *, dashed: bool = False) -> None:
        """A line through ``points``; a point with NaN breaks it."""
        style = {"dashes": (2.5, 2)} if dashed else {"solid_capstyle": "round"}
        self._add(points, color=color, linewidth=width, **style)

    def dots(self, points: Sequence[XY], color: str, size: float, *, hollow: bool = False) -> None:
        """Round dots ``size`` px across; a hollow one shows the paper inside."""
        edge = min(2.0, size / 3.5)
        fill = self.sheet.look.paper if hollow else color
        self._add(
            points,
            linestyle="none",
            marker="o",
            markersize=size - edge,
            markerfacecolor=fill,
            markeredgecolor=color,
            markeredgewidth=edge,
        )

    def _add(self, points: Sequence[XY], **style: object) -> None:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self._figure.add_artist(Line2D(xs, ys, transform=self._place, **style))  # type: ignore[arg-type]

    def area(self, outline: Sequence[XY], color: str, *, above: bool = False) -> None:
        """A filled outline without an edge. It lies below every line, or, with ``above``,
        over what was drawn before it; words are always on top."""
        polygon = Polygon(outline, facecolor=color, lw=0, transform=self._place)
        if above:
            polygon.set_zorder(Line2D.zorder)
        self._figure.add_artist(polygon)

    def text(
        self,
        at: XY,
        text: str,
        size: float,
        color: str,
        *,
        strong: bool = False,
        align: Literal["left", "center", "right"] = "left",
    ) -> None:
        """One line of words whose middle of small letters is at height ``at[1]``."""
        text = plain(text)
        width = text_width(self.sheet, text, size, strong=strong)
        left = at[0] - {"left": 0.0, "center": width / 2, "right": width}[align]
        self.boxes.append(Box(text, left, at[1] - size / 2, left + width, at[1] + size / 2))
        self._figure.add_artist(
            Text(
                left,
                at[1] + 0.35 * size,
                text,
                color=color,
                fontproperties=_font(self.sheet.fonts, size, strong),
                transform=self._place,
                parse_math=False,
                usetex=False,
            )
        )

    def png(self) -> bytes:
        """The picture. The same drawing always gives the same bytes: no time, no software."""
        self._canvas.draw()  # type: ignore[no-untyped-call]
        pixels = self._canvas.buffer_rgba()  # type: ignore[no-untyped-call]
        size = (pixels.shape[1], pixels.shape[0])
        out = BytesIO()
        picture = Image.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1).convert("RGB")
        picture.save(out, "PNG", compress_level=4)
        return out.getvalue()


def plain(text: str) -> str:
    """``text`` without its direction marks."""
    return text.translate(_DIRECTION_MARKS)


def text_width(sheet: Sheet, text: str, size: float, *, strong: bool = False) -> float:
    """How wide ``text`` will be, in logical px."""
    return _width(plain(text), sheet.fonts, size, strong)


def wrap(sheet: Sheet, text: str, size: float, width: float, *, strong: bool = False) -> list[str]:
    """``text`` in lines no wider than ``width``; a longer word is cut."""
    lines = [""]
    for word in plain(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(sheet, longer, size, strong=strong) <= width:
            lines[-1] = longer
            continue
        lines.append("")
        for letter in word:
            if text_width(sheet, lines[-1] + letter, size, strong=strong) > width:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line]


@lru_cache(maxsize=512)
def _width(text: str, fonts: Path | None, size: float, strong: bool) -> float:
    renderer = _ruler().get_renderer()  # type: ignore[no-untyped-call]
    font = _font(fonts, size, strong)
    width: float = renderer.get_text_width_height_descent(text, font, ismath=False)[0]
    return width


@cache
def _ruler() -> FigureCanvasAgg:
    return FigureCanvasAgg(Figure(figsize=(1, 1), dpi=72))


@lru_cache(maxsize=64)
def _font(fonts: Path | None, size: float, strong: bool) -> font_manager.FontProperties:
    weight = 600 if strong else 400
    return font_manager.FontProperties(family=_families(fonts), size=size, weight=weight)


@cache
def _families(fonts: Path | None) -> list[str]:
    """The bundled family when its files are there, else the one that comes with matplotlib."""
    files = [fonts / name for name in FONT_FILES] if fonts is not None else []
    if not files or not all(f.is_file() for f in files):
        return [FALLBACK]
    for file in files:
        font_manager.fontManager.addfont(file)
    return [BUNDLED, FALLBACK]
