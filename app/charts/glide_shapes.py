"""The shapes of a glide path. No two mean different things by colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from app.charts.glide_signs import sign_size
from app.charts.look import Look
from app.charts.paper import XY, Paper
from app.charts.plot import BREAK

PLANNED = 2.0
"""Width in px of the line of the agreed dose."""


def neutral(look: Look) -> str:
    """Halfway from the paper to the grid: the ground of a pause or hold."""
    pairs = zip(_rgb(look.paper), _rgb(look.grid), strict=True)
    return "#" + "".join(f"{(a + b) // 2:02X}" for a, b in pairs)


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def band(paper: Paper, left: float, right: float, top: float, bottom: float) -> None:
    """A pause or hold: a neutral ground with thin edges."""
    look = paper.sheet.look
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    paper.area(corners, neutral(look))
    for x in (left, right):
        paper.line([(x, top), (x, bottom)], look.quiet, 0.75)


def up(paper: Paper, x: float, y: float) -> None:
    """An increase: a triangle that points up, around ``y``."""
    half = sign_size(paper.sheet) / 2
    corners = [(x - half, y + half - 1), (x + half, y + half - 1), (x, y - half)]
    paper.area(corners, paper.sheet.look.quiet)


def milestone(paper: Paper, x: float, y: float) -> None:
    """A milestone: a diamond."""
    half = sign_size(paper.sheet) / 2
    corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
    paper.area(corners, paper.sheet.look.line)


def change(paper: Paper, x: float, y: float) -> None:
    """A change of the plan in the middle of a step: an open square."""
    half = sign_size(paper.sheet) / 2 - 1
    outline: list[XY] = [
        (x - half, y - half),
        (x + half, y - half),
        (x + half, y + half),
        (x - half, y + half),
    ]
    paper.line([*outline, outline[0]], paper.sheet.look.quiet, 1.5)


def steps(paper: Paper, xs: Sequence[float], top: float, length: float) -> None:
    """The beginnings of steps: ticks below the plot."""
    points = [p for x in xs for p in ((x, top), (x, top + length), BREAK)]
    paper.line(points, paper.sheet.look.quiet, 1)


def sample(paper: Paper, kind: str, left: float, right: float, y: float) -> None:
    """The sign of ``kind`` in the key, around the height ``y``."""
    look, middle = paper.sheet.look, (left + right) / 2
    if kind in ("planned", "ahead"):
        color = look.ink if kind == "planned" else look.quiet
        paper.line([(left + 1, y), (right, y)], color, PLANNED, dashed=kind == "ahead")
    elif kind in ("taken", "late"):
        size = 8.0 * paper.sheet.text_scale
        paper.dots([(middle, y)], look.line, size, hollow=kind == "late")
    elif kind == "middle":
        paper.line([(left + 1, y), (right, y)], look.line, 2)
    elif kind == "band":
        corners = [(left + 1, y - 5), (right, y - 5), (right, y + 5), (left + 1, y + 5)]
        paper.area(corners, look.band)
    elif kind == "stay":
        band(paper, left + 1, right, y - 5, y + 5)
    elif kind == "step":
        steps(paper, [middle], y - 5, 10)
    else:
        {"up": up, "change": change}[kind](paper, middle, y)
