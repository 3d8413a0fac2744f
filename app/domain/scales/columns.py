"""A questionnaire as a table: one row a response, for screens and files alike.

Heads and cells follow from the definition. They hold ids, numbers, days and moments: the
words and formats around them are those of whoever shows them.
"""

from __future__ import annotations

from datetime import date, datetime

from app.domain.chains import Standing
from app.domain.responses import Response
from app.domain.scales.model import Answer, Scale
from app.domain.scales.scoring import band, score

Cell = Answer | float | bool | date | datetime | None
"""``None`` is an empty cell: a question that was left out, a score that there is not."""

BEFORE = ("day", "entered_at", "late", "corrected")
SCORE, BAND = "score", "band"


def columns(scale: Scale) -> tuple[str, ...]:
    """The heads: ``BEFORE``, one for each question by its id, then the score and the band
    where the scale has them."""
    scored = (SCORE,) if scale.method is not None else ()
    banded = (BAND,) if scale.bands else ()
    return (*BEFORE, *(q.id for q in scale.questions), *scored, *banded)


def row(scale: Scale, found: Standing[Response]) -> tuple[Cell, ...]:
    """The cells of one response under ``columns(scale)``. An answer is its number, or its
    text; the band is its id, empty below the first one."""
    response = found.row
    cells: list[Cell] = [response.day, response.entered_at, response.late, bool(found.trail)]
    cells += [response.answers.get(q.id) for q in scale.questions]
    own = score(scale, response.answers)
    if own is not None:
        cells.append(own.value)
    if scale.bands:
        named = band(scale, own.value) if own is not None and own.value is not None else None
        cells.append(named.id if named is not None else None)
    return tuple(cells)
