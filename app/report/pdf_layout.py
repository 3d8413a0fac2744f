"""From the blocks of a report to slabs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.report.blocks import Block, Bullets, Columns, Figure, Heading, PageBreak, Para, Table
from app.report.pdf_lines import Setter
from app.report.pdf_look import (
    AFTER_CAPTION,
    BODY,
    BULLET,
    BULLET_INDENT,
    CAPTION,
    FIGURE_BEFORE,
    GUTTER,
    HEADINGS,
    LARGEST,
    SIDE_BY_SIDE_BEFORE,
    SMALL,
    STRONG,
    TABLE_BEFORE,
    Style,
)
from app.report.pdf_rows import Rows
from app.report.pdf_signs import plain
from app.report.pdf_slabs import Image, SideBySide, Slab, Text, stack_height
from app.report.pdf_tags import Tag

DOT = "\u2022"


class Layout:
    """Lays blocks out for pages on which ``height`` points are free."""

    def __init__(self, setter: Setter, height: float) -> None:
        self._setter = setter
        self._height = height

    def slabs(self, blocks: Iterable[Block], x: float, width: float) -> list[Slab]:
        """``blocks`` one below the other from ``x``, ``width`` points wide. A page break is
        not among them."""
        return [slab for block in blocks for slab in self.block(block, x, width)]

    def block(self, block: Block, x: float, width: float) -> Sequence[Slab]:
        """One block; nothing where it says nothing."""
        match block:
            case Heading():
                return self._heading(block, x, width)
            case Para():
                style = STRONG if block.strong else SMALL if block.small else BODY
                return self._text(block.text, style, Tag("P"), x, width)
            case Bullets():
                return self._bullets(block, x, width)
            case Table():
                return self._table(block, x, width)
            case Figure():
                return self._figure(block, x, width)
            case Columns():
                return self._columns(block, x, width)
            case PageBreak():
                return ()

    def _text(self, text: str, style: Style, tag: Tag, x: float, width: float) -> list[Text]:
        lines = self._setter.lines(text, style, width)
        return [Text(lines, style, tag, x, style.before)] if lines else []

    def _heading(self, block: Heading, x: float, width: float) -> Sequence[Slab]:
        level = min(max(block.level, 1), 3)
        tag = Tag(f"H{level}")
        mark = (plain(block.text), level - 1)
        found = self._text(block.text, HEADINGS[level], tag, x, width)
        return [replace(text, keep=True, bookmark=mark) for text in found]

    def _bullets(self, block: Bullets, x: float, width: float) -> Sequence[Slab]:
        whole = Tag("L")
        dot = self._setter.line(DOT, BULLET)
        found: list[Slab] = []
        for item in block.items:
            entry = Tag("LI", whole)
            label, body = Tag("Lbl", entry), Tag("LBody", entry)
            texts = self._text(item, BULLET, body, x + BULLET_INDENT, width - BULLET_INDENT)
            found += [replace(text, bullet=(label, dot)) for text in texts]
        return found

    def _caption(self, text: str, inside: Tag | None, x: float, width: float) -> Sequence[Slab]:
        found = self._text(text, CAPTION, Tag("Caption", inside), x, width)
        return [replace(caption, keep=True) for caption in found]

    def _table(self, block: Table, x: float, width: float) -> Sequence[Slab]:
        tag = Tag("Table")
        caption = self._caption(block.caption, tag, x, width)
        before = AFTER_CAPTION if caption else TABLE_BEFORE
        rows = Rows(self._setter, block, tag, x, width).rows(before, self._height / 3)
        return [*caption, *rows]

    def _figure(self, block: Figure, x: float, width: float) -> Sequence[Slab]:
        caption = self._caption(block.caption, None, x, width)
        before = AFTER_CAPTION if caption else FIGURE_BEFORE
        # With its caption it has to fit on one page; a caption can take half of it at most.
        room = max(self._height - before - stack_height(caption), self._height / 2)
        picture = block.picture
        shown = min(width, picture.width * LARGEST, room * picture.width / picture.height)
        tag = Tag("Figure", alt=plain(block.alt))
        return [*caption, Image(picture, tag, x, shown, before)]

    def _columns(self, block: Columns, x: float, width: float) -> Sequence[Slab]:
        half = (width - GUTTER) / 2
        left = self.slabs(block.left, x, half)
        right = self.slabs(block.right, x + half + GUTTER, half)
        both = SideBySide(left, right, SIDE_BY_SIDE_BEFORE)
        if both.height <= self._height:
            return [both] if left or right else ()
        return self.slabs((*block.left, *block.right), x, width)
