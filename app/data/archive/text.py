"""JSON that may come from anywhere: read within bounds, and written one way only."""

from __future__ import annotations

import json
import math
from typing import Any

from app.domain.archives import MOST_BYTES
from app.domain.errors import FileBroken

MOST_VALUES = 2_000_000
"""Commas, colons and brackets, in texts or not: they bound what a document takes in memory.
Ten years of a full diary have 1 million."""

MOST_DIGITS = 18
"""Of a whole number: more than any that the app writes, and quick to read."""

_encode = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode


def written(value: Any) -> str:
    """One text for a value: ASCII, so that lone surrogates survive, keys in their own order.
    ``ValueError`` for a number that JSON does not have."""
    return _encode(value)


def read(content: bytes) -> Any:
    """The value of a document in UTF-8. ``FileBroken`` for anything that is none, is too large,
    has a name twice in one object or a number out of bounds."""
    if len(content) > MOST_BYTES:
        raise FileBroken("too large")
    if sum(content.count(sign) for sign in b",:[{") > MOST_VALUES:
        raise FileBroken("too many values")
    try:
        return _decode(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FileBroken(type(error).__name__) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name that stands twice")
    return found


def _whole(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise ValueError("a number with too many digits")
    return int(text)


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number out of bounds")
    return number


def _none(text: str) -> float:
    raise ValueError("not a number")


_decode = json.JSONDecoder(
    object_pairs_hook=_once, parse_int=_whole, parse_float=_number, parse_constant=_none
).decode
