"""What a report is made of before it has pages: pure values, already in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.charts.look import Picture
from app.domain.paper import PaperSize as PaperSize  # noqa: PLC0414 -- a report has a paper


@dataclass(frozen=True)
class Heading:
    """``level`` 1 (of the document) to 3."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Para:
    """A paragraph. ``strong`` for what matters, ``small`` for what is there to look up."""

    text: str
    strong: bool = False
    small: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list of short lines."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows under ``heads``; without heads, rows of a name and what it is. ``widths``: parts of
    the width, one for each column; equal parts where empty. ``numbers``: columns set to the
    right edge. Long tables go on over pages, with their heads."""

    rows: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    numbers: frozenset[int] = frozenset()
    small: bool = False
    caption: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture drawn for paper, and what it shows in words for those who do not see it."""

    picture: Picture
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class Columns:
    """Two stacks side by side, of equal width, which stay on one page."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Para | Bullets | Table | Figure | Columns | PageBreak


@dataclass(frozen=True)
class Document:
    """A whole report. ``language`` as in BCP 47. ``foot`` stands at the bottom of every page
    before its number, which ``page_of`` says: a text with ``{page}`` and ``{pages}``.
    ``made_at`` (with its offset from UTC) is kept beside the pages where it is known."""

    title: str
    language: str
    foot: str
    page_of: str
    blocks: tuple[Block, ...] = field(default=())
    right_to_left: bool = False
    made_at: datetime | None = None
