"""The pictures on the page: the plan's across it, the others in pairs."""

from __future__ import annotations

from collections.abc import Iterator

from app.report.blocks import Block, Columns
from app.report.voice import Voice


def blocks(voice: Voice) -> Iterator[Block]:
    """Nothing where none was drawn."""
    yield from (d.figure for d in voice.drawn if d.wide)
    narrow = [d.figure for d in voice.drawn if not d.wide]
    for at in range(0, len(narrow), 2):
        yield Columns(tuple(narrow[at : at + 1]), tuple(narrow[at + 1 : at + 2]))
