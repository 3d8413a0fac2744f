"""Cells of a table that others open: what they say, and that no spreadsheet runs them.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, and one
that guesses another separator, or drops the quotes, finds such a beginning in the middle of a
text (OWASP, "CSV Injection"). What a person wrote is therefore given a ``'`` before each such
sign at the beginning of the text or after a quote, a separator or a line break, with or without
spaces between. ``as_written`` takes exactly these away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal

Cell = str | float | Decimal | bool | date | datetime | time | None
"""``None`` is an empty cell: not answered, never zero."""

_STARTS = "=+\\-@\t\r＝＋－＠"
_BEFORE = "\"';,|\t\r\n"
_MARKS = re.compile(f"(?:(?<=[{_BEFORE}])|^)(?P<room>[ \u00a0]*)(?=[{_STARTS}])")
_MARKED = re.compile(f"(?:(?<=[{_BEFORE}])|^)(?P<room>[ \u00a0]*)'(?=[{_STARTS}])")


def harmless(text: str) -> str:
    """``text`` so that no program runs a part of it. What no file can hold (a zero byte, half a
    character) becomes a replacement sign."""
    text = text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    return _MARKS.sub(r"\g<room>'", text)


def as_written(text: str) -> str:
    """The text of a cell as the person wrote it."""
    return _MARKED.sub(r"\g<room>", text)


def shown(cell: Cell) -> str:
    """A cell as text: numbers with a point, days and moments as ISO 8601, yes or no."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, int | float | Decimal):
        return _number(cell)
    return cell.isoformat()


def _number(value: float | Decimal) -> str:
    """Without an exponent and without zeros at the end. A number below zero stays a number."""
    text = format(value if isinstance(value, Decimal) else Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def table(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table as RFC 4180 has it: commas, ``\\r\\n``, quotes where they are needed; UTF-8 with the
    mark at its beginning without which Excel takes it for another encoding."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([shown(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
