"""The key of a glide path: which signs need words, and how they flow in lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.charts.glide import GlideState
from app.charts.glide_shapes import sample
from app.charts.glide_signs import Signs
from app.charts.look import TEXT, Sheet
from app.charts.paper import Paper, text_width, wrap
from app.charts.plot import EDGE, room
from app.i18n.translator import Translator

SAMPLE = 18.0
GAP = 6.0


@dataclass(frozen=True)
class Entry:
    """A sign ``left`` px from the edge and ``row`` lines down, with its words."""

    kind: str
    lines: list[str]
    left: float
    row: int


def entries(now: GlideState, signs: Signs, sheet: Sheet, say: Translator) -> list[Entry]:
    """What is drawn and not said at its place, beside each other as long as there is room."""
    size, x, row = TEXT * sheet.text_scale, EDGE, 0
    inner = room(sheet) - SAMPLE - GAP
    found = []
    for kind in _kinds(now, signs):
        lines = wrap(sheet, _text(kind, now, say), size, inner)
        width = SAMPLE + GAP + max(text_width(sheet, line, size) for line in lines)
        if x > EDGE and x + width > sheet.width - EDGE:
            x, row = EDGE, row + 1
        found.append(Entry(kind, lines, x, row))
        row += len(lines) - 1
        x += width + 3 * GAP
    return found


def _kinds(now: GlideState, signs: Signs) -> Iterator[str]:
    path = now.path
    taken = [d for d in path.days if d.taken is not None]
    if path.planned:
        yield "planned"
    if path.ahead:
        yield "ahead"
    if taken:
        yield "taken"
    if any(d.late for d in taken) and not now.dense:
        yield "late"
    yield from (kind for kind in ("step", "up", "stay") if kind in signs.missing)
    if path.marks.changes:
        yield "change"
    if any(p.bins and p.summary.entered for p in now.panels):
        yield "middle"
        yield "band"


def _text(kind: str, now: GlideState, say: Translator) -> str:
    if kind in ("middle", "band"):
        return say(f"chart-key-{kind}", days=max(p.stretch for p in now.panels))
    return say(f"glide-key-{kind}")


def rows(found: list[Entry]) -> int:
    """The lines that the key takes."""
    return max((e.row + len(e.lines) for e in found), default=0)


def paint(paper: Paper, found: list[Entry], y: float, row: float) -> None:
    """The key, the middle of its first line at ``y``."""
    look, size = paper.sheet.look, TEXT * paper.sheet.text_scale
    for entry in found:
        at = y + entry.row * row
        sample(paper, entry.kind, entry.left, entry.left + SAMPLE, at)
        for line in entry.lines:
            paper.text((entry.left + SAMPLE + GAP, at), line, size, look.quiet)
            at += row
