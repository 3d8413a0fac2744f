"""The words of a report as its blocks hold them, to compare with what a file says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import category, normalize

from app.report.blocks import Block, Bullets, Columns, Figure, Heading, Para, Table

UNSEEN = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0}


def said_in(blocks: Iterable[Block]) -> str:
    """All the words in reading order."""
    return " ".join(text for block in blocks for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Para():
            yield block.text
        case Bullets():
            yield from (f"• {item}" for item in block.items if squeezed(item))
        case Table():
            yield block.caption
            yield from block.heads
            yield from (cell for row in block.rows for cell in row)
        case Figure():
            yield block.caption
        case Columns():
            yield said_in((*block.left, *block.right))


def squeezed(text: str) -> str:
    """``text`` without white space and what nobody sees, as a file may have broken it anywhere."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(c for c in normalize("NFC", whole) if _seen(c))


def _seen(character: str) -> bool:
    code = ord(character)
    variant = 0x180B <= code <= 0x180F or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
    if variant or code in UNSEEN:
        return False
    return category(character) not in ("Cc", "Cf", "Zs", "Zl", "Zp")
