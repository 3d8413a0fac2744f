"""What stands on paper for each character of a text that anybody may have typed.

A text is cut into paragraphs of signs. Control characters and marks that nobody sees are
gone, halves of characters are replaced, and each sign knows the level of its direction
(Unicode standard annex 9; the rules are fpdf2's).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import category, normalize

from fpdf.bidi import BIDI_BRACKETS, BidiParagraph
from fpdf.enums import TextDirection

from app.report.pdf_arabic import joined

ZERO_WIDTH_SPACE = "\u200b"

_SPACES = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000 ]+")
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
_TURNED = dict(zip("<>«»‹›≤≥", "><»«›‹≥≤", strict=True))


@dataclass(frozen=True)
class Sign:
    """One place in a line: the character that is ``shown``, what is ``meant`` by it when it is
    copied or read aloud, and its ``level``, odd for right to left."""

    shown: str
    meant: str
    level: int = 0


@dataclass(frozen=True)
class Paragraph:
    """``text`` without what nobody sees; ``signs``, one for each of its characters, where it
    has letters that run from the right, else nothing: each character stands for itself."""

    text: str
    signs: tuple[Sign, ...] = ()


def plain(text: str) -> str:
    """``text`` in one line without what nobody sees, as titles are kept beside the pages."""
    return " ".join(p.text.replace(ZERO_WIDTH_SPACE, "") for p in paragraphs(text))


def paragraphs(text: str, *, right_to_left: bool = False) -> list[Paragraph]:
    """The lines of ``text`` that hold anything, in order."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    found = []
    for line in normalize("NFC", whole).splitlines():
        marked = _SPACES.sub(" ", _UNSEEN.sub("", line)).strip(" ")
        if right_to_left or _RIGHT_TO_LEFT.search(marked):
            paragraph = _directed(marked, right_to_left)
        else:
            paragraph = Paragraph("".join(c for c in marked if _seen(c)))
        if paragraph.text.replace(ZERO_WIDTH_SPACE, "").strip(" "):
            found.append(paragraph)
    return found


def _directed(marked: str, right_to_left: bool) -> Paragraph:
    """A line with its directions: they are found while the marks that steer them are there."""
    base = TextDirection.RTL if right_to_left else TextDirection.LTR
    levels = {c.character_index: c.embedding_level for c in BidiParagraph(marked, base).characters}
    places = [i for i, c in enumerate(marked) if _seen(c)]
    text = "".join(marked[i] for i in places)
    forms = [*joined(text), None]
    signs = []
    for place, character in enumerate(text):
        level = levels.get(places[place], base is TextDirection.RTL)
        shown, meant = forms[place] or "", character
        if level % 2:
            shown, meant = _turned_round(shown, meant)
        if forms[place + 1] == "":
            meant += text[place + 1]
        signs.append(Sign(shown, meant, level))
    return Paragraph(text, tuple(signs))


def _turned_round(shown: str, meant: str) -> tuple[str, str]:
    """Signs that look to the other side in a line from the right. A bracket means the one it
    looks like, and who reads a file turns it back; less than always means less than."""
    if meant in BIDI_BRACKETS:
        return (BIDI_BRACKETS[meant]["pair"],) * 2
    return _TURNED.get(shown, shown), meant


def _seen(character: str) -> bool:
    return character == ZERO_WIDTH_SPACE or category(character) not in ("Cc", "Cf")


def visual(signs: Sequence[Sign]) -> list[Sign]:
    """The signs of one line from left to right (rule L2). A mark then comes before its letter,
    as the typefaces of letters that run from the right want it."""
    order = list(signs)
    for level in range(max((s.level for s in signs), default=0), 0, -1):
        order = _turned(order, level)
    return order


def _turned(signs: list[Sign], level: int) -> list[Sign]:
    """Each run of ``level`` or higher the other way round."""
    order: list[Sign] = []
    for turned, run in groupby(signs, key=lambda s: s.level >= level):
        order += list(run)[:: -1 if turned else 1]
    return order
