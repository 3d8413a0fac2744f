"""The signs above and below the dose: where each stands and which words have room. No drawing.

Below stand the numbers of steps, triangles of increases, and the words of pauses; above stand
milestones and changes of the plan. A sign is always drawn; its words only where they lie on
no others. The key then says what a sign without words is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.charts.glide_words import Voice
from app.charts.look import TEXT, Sheet
from app.charts.paper import text_width
from app.charts.plot import EDGE, Plot
from app.domain.glide_marks import Turn
from app.domain.taper import PlanState

SIGN = 10.0
"""Px across a triangle, diamond or square at text scale 1."""

BETWEEN = 4.0
"""Px between a sign and its words."""

_STAYS = {PlanState.PAUSED: "glide-paused", PlanState.HELD: "glide-held"}


@dataclass(frozen=True)
class Sign:
    """``kind`` is drawn at ``x``; ``text``, empty where there is no room, begins at ``left``.
    ``end`` is the last px that belongs to it."""

    kind: str
    x: float
    text: str = ""
    left: float = 0.0
    end: float = 0.0


@dataclass(frozen=True)
class Signs:
    """All signs of a path. ``missing``: kinds of which some have no words."""

    below: tuple[Sign, ...]
    above: tuple[Sign, ...]
    today: Sign | None
    missing: frozenset[str]


def sign_size(sheet: Sheet) -> float:
    """Px across a sign; it grows with the words."""
    return SIGN * min(sheet.text_scale, 1.6)


class _Row:
    """One line of words on which none may lie on another."""

    def __init__(self, sheet: Sheet, size: float) -> None:
        self.sheet = sheet
        self.size = size
        self.half = sign_size(sheet) / 2
        self.taken: list[tuple[float, float]] = []

    def width(self, text: str) -> float:
        return text_width(self.sheet, text, self.size)

    def free(self, left: float, right: float) -> bool:
        apart = 0.4 * self.size
        inside = left >= EDGE and right <= self.sheet.width - EDGE
        return inside and all(right + apart <= a or b + apart <= left for a, b in self.taken)

    def take(self, left: float, right: float) -> None:
        self.taken.append((left, right))

    def centred(self, x: float, text: str) -> tuple[float, float]:
        """Where ``text`` would begin and end, moved inward at the edges of the sheet."""
        width = self.width(text)
        left = min(max(x - width / 2, EDGE), self.sheet.width - EDGE - width)
        return left, left + width


def signs(plot: Plot, sheet: Sheet, voice: Voice) -> Signs:
    """The signs of a path on the axis of ``plot``."""
    size = TEXT * sheet.text_scale
    row = _Row(sheet, size)
    ups = _ups(plot, row, voice)
    stays = _stays(plot, row, voice)
    steps, numbers = _steps(plot, row, voice)
    above, today = _above(plot, _Row(sheet, size), voice)
    missing = {s.kind for s in (*ups, *stays) if not s.text}
    missing |= {"step"} if steps and (numbers or not any(s.text for s in steps)) else set()
    return Signs((*stays, *ups, *steps), above, today, frozenset(missing))


def _ups(plot: Plot, row: _Row, voice: Voice) -> list[Sign]:
    xs = [plot.x(u.day, 0) for u in voice.path.marks.increases]
    for x in xs:
        row.take(x - row.half, x + row.half)
    found = []
    text = voice.say("glide-up")
    for x in xs:
        left = x + row.half + BETWEEN
        right = left + row.width(text)
        row.taken.remove((x - row.half, x + row.half))
        fits = row.free(x - row.half, right)
        row.take(x - row.half, right if fits else x + row.half)
        found.append(Sign("up", x, text if fits else "", left))
    return found


def _stays(plot: Plot, row: _Row, voice: Voice) -> list[Sign]:
    found = []
    for stay in reversed(voice.path.marks.stays):
        text = voice.say(_STAYS[stay.state])
        x = (plot.x(stay.first, 0) + plot.x(stay.last, 1)) / 2
        left, right = row.centred(x, text)
        fits = row.free(left, right)
        if fits:
            row.take(left, right)
        found.append(Sign("stay", x, text if fits else "", left))
    return found


def _steps(plot: Plot, row: _Row, voice: Voice) -> tuple[list[Sign], bool]:
    """In full where all have room, else as bare numbers, the newest first; and whether it
    came to numbers."""
    steps = voice.path.marks.steps
    before = list(row.taken)
    full = _placed(plot, row, [(s, _full(s, voice)) for s in steps])
    if all(s.text or t.number is None for s, t in zip(full, steps, strict=True)):
        return full, False
    row.taken = before
    return _placed(plot, row, [(s, _number(s, voice)) for s in steps]), True


def _full(step: Turn, voice: Voice) -> str:
    number = _number(step, voice)
    return voice.say("glide-step", number=number) if number else ""


def _number(step: Turn, voice: Voice) -> str:
    return voice.formats.number(step.number) if step.number is not None else ""


def _placed(plot: Plot, row: _Row, steps: Sequence[tuple[Turn, str]]) -> list[Sign]:
    found = []
    for step, text in reversed(steps):
        x = plot.x(step.day, 0)
        left, right = row.centred(x, text)
        fits = bool(text) and row.free(left, right)
        if fits:
            row.take(left, right)
        found.append(Sign("step", x, text if fits else "", left))
    return found[::-1]


def _above(plot: Plot, row: _Row, voice: Voice) -> tuple[tuple[Sign, ...], Sign | None]:
    marks = voice.path.marks
    found = [("change", plot.x(day, 0), 0) for day in marks.changes]
    found += [("milestone", plot.x(m.day), m.number) for m in marks.milestones]
    placed: list[Sign] = []
    first = 0
    for kind, x, number in sorted(found, key=lambda f: (f[1], f[0])):
        before = placed[-1] if placed else None
        touches = before is not None and x - row.half < before.end + 2
        if before and touches and kind == before.kind == "milestone":
            # Too near for two diamonds: one, with the numbers of both.
            placed[-1] = _sign(row, voice, before.x, kind, (first, number))
            continue
        first = number
        beside = before.end + 2 + row.half if before and touches else x
        placed.append(_sign(row, voice, beside, kind, (number,)))
    placed = _inside(placed, row.sheet.width - EDGE, row.half)
    for sign in placed:
        row.take(sign.x - row.half, sign.end)
    return tuple(placed), _today(plot, row, voice)


def _sign(row: _Row, voice: Voice, x: float, kind: str, numbers: Sequence[int]) -> Sign:
    """A milestone with its number, or with the first and last of several; a change has none."""
    text = "\u2013".join(voice.formats.number(n) for n in numbers if n)
    left = x + row.half + BETWEEN / 2
    return Sign(kind, x, text, left, left + row.width(text) if text else left)


def _inside(placed: Sequence[Sign], edge: float, half: float) -> list[Sign]:
    """Signs that reach past the right edge are moved to the left, and those they then meet."""
    moved: list[Sign] = []
    for sign in reversed(placed):
        by = max(0.0, sign.end - edge)
        moved.append(replace(sign, x=sign.x - by, left=sign.left - by, end=sign.end - by))
        edge = min(edge, moved[-1].x - half - 2)
    return moved[::-1]


def _today(plot: Plot, row: _Row, voice: Voice) -> Sign | None:
    if not voice.path.ahead:
        return None
    text = voice.until or voice.say("glide-today")
    x = plot.x(voice.path.today, 1)
    left, right = row.centred(x, text)
    return Sign("today", x, text if row.free(left, right) else "", left)
