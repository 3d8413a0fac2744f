"""Reading the documents: their links, code spans, tables and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.contracts.source import ROOT, tracked

_FENCE = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Document:
    """A Markdown file. ``prose`` is its text without blocks of code."""

    path: Path
    text: str

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def prose(self) -> str:
        return _FENCE.sub("", self.text)

    def links(self) -> list[str]:
        return _LINK.findall(self.prose)

    def spans(self) -> list[str]:
        """What stands between backticks, outside blocks of code."""
        return _CODE.findall(self.prose)

    def blocks(self) -> list[str]:
        """The blocks of code, without their fences."""
        return [_inside(block) for block in _FENCE.findall(self.text)]

    def anchors(self) -> set[str]:
        """The names that its headings have in a link."""
        heads = re.findall(r"^#+ (.+)$", self.prose, re.MULTILINE)
        return {re.sub(r"[^\w\- ]", "", head).lower().replace(" ", "-") for head in heads}

    def rows(self) -> list[list[str]]:
        """The cells of every table row, heads included."""
        lines = [line for line in self.prose.splitlines() if line.startswith("|")]
        return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]

    def row(self, first: str) -> list[str]:
        """The code spans in the rows that begin with ``first``."""
        cells = (" ".join(row[1:]) for row in self.rows() if row[0] == first)
        return [span for row in cells for span in _CODE.findall(row)]


def _inside(block: str) -> str:
    """The lines between the fences, as far left as the fence stood."""
    lines = block.splitlines()
    left = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join(line[left:] for line in lines[1:-1])


def read(name: str) -> Document:
    path = ROOT / name
    return Document(path, path.read_text("utf-8"))


def documents() -> list[Document]:
    """Every Markdown file that git keeps."""
    return [read(str(p.relative_to(ROOT))) for p in sorted(tracked()) if p.suffix == ".md"]
