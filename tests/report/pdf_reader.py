"""Reads a file of the report back: its tags, and the text of each of their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject

_PAIR = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>")
SHOWS = (b"Tj", b"TJ", b"'", b'"', b"Do", b"S", b"f", b"sh")
"""Operators that leave something on the page."""


@dataclass
class Node:
    """An element with its kids: elements, and what is written in its marks."""

    role: str
    kids: list[Node | str] = field(default_factory=list)
    alt: str = ""
    scope: str = ""
    pages: set[int] = field(default_factory=set)

    @property
    def text(self) -> str:
        return "".join(k if isinstance(k, str) else k.text for k in self.kids)

    @property
    def outline(self) -> str:
        """``L(LI(Lbl LBody))``."""
        inside = " ".join(k.outline for k in self.kids if isinstance(k, Node))
        return f"{self.role}({inside})" if inside else self.role

    def all(self, *roles: str) -> Iterator[Node]:
        """Elements of these roles, itself among them, in reading order."""
        if self.role in roles:
            yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.all(*roles)


@dataclass
class Written:
    """One operator that shows something: its page, the mark it is in (``None``: no mark, -1: no
    part of the text) and the text it shows."""

    page: int
    mark: int | None
    operator: str
    text: str


class Pdf:
    """A finished file."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(BytesIO(content), strict=True)
        self.root: Any = self.reader.trailer["/Root"]

    def __len__(self) -> int:
        return len(self.reader.pages)

    @cached_property
    def written(self) -> list[Written]:
        return [w for n, page in enumerate(self.reader.pages) for w in _written(n, page)]

    @cached_property
    def marks(self) -> dict[tuple[int, int], str]:
        """Text by page and mark, in the order of the page."""
        found: dict[tuple[int, int], str] = {}
        for one in self.written:
            if one.mark is not None and one.mark >= 0:
                key = (one.page, one.mark)
                found[key] = found.get(key, "") + one.text
        return found

    @cached_property
    def tree(self) -> Node:
        """The element of the whole document."""
        (top,) = self.root["/StructTreeRoot"]["/K"]
        return self._node(top.get_object())

    def _node(self, element: Any) -> Node:
        attributes = element.get("/A", {})
        node = Node(element["/S"][1:], alt=element.get("/Alt", ""))
        node.scope = attributes.get("/Scope", "")[1:]
        for kid in element.get("/K", []):
            inner = kid.get_object()
            if isinstance(inner, DictionaryObject) and inner.get("/Type") != "/MCR":
                node.kids.append(self._node(inner))
                continue
            own = isinstance(inner, int)
            number = self._number((element if own else inner).raw_get("/Pg"))
            mark = inner if own else inner["/MCID"]
            node.pages.add(number)
            node.kids.append(self.marks[number, int(mark)])
        return node

    def _number(self, page: Any) -> int:
        places: list[Any] = [p.indirect_reference for p in self.reader.pages]
        return [p.idnum for p in places].index(page.idnum)


def _written(number: int, page: PageObject) -> Iterator[Written]:
    maps = _maps(page)
    stream = page.get_contents()
    assert isinstance(stream, ContentStream)
    marks: list[int | None] = []
    font = ""
    for operands, operator in stream.operations:
        if operator in (b"BDC", b"BMC"):
            marks.append(_mark(operands))
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            font = operands[0]
        elif operator in SHOWS:
            text = _decoded(operands[0], maps[font]) if operator == b"Tj" else ""
            inside = next((m for m in reversed(marks) if m is not None), None)
            yield Written(number, inside, operator.decode(), text)
    assert not marks, "a mark is left open"


def _mark(operands: Any) -> int | None:
    if operands[0] == "/Artifact":
        return -1
    return int(operands[1]["/MCID"]) if len(operands) > 1 and "/MCID" in operands[1] else None


def _maps(page: PageObject) -> dict[str, dict[int, str]]:
    """What each code of each typeface means."""
    resources: Any = page["/Resources"]
    return {
        name: {
            int(code, 16): bytes.fromhex(meant).decode("utf-16-be")
            for code, meant in _PAIR.findall(font["/ToUnicode"].get_data().decode("latin-1"))
        }
        for name, font in resources.get("/Font", {}).items()
    }


def _decoded(shown: Any, meanings: dict[int, str]) -> str:
    raw = shown.original_bytes
    return "".join(meanings[int.from_bytes(raw[i : i + 2], "big")] for i in range(0, len(raw), 2))
