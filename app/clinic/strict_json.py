"""JSON from outside: read strictly, or not at all."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from app.domain.clinic.errors import AnswerStrange

DEEPEST = 60
"""Objects and lists inside one another; FHIR resources have about 12."""


def exact(text: str) -> Decimal:
    """A number with every digit as it was written. ``ValueError`` for what is none."""
    try:
        return Decimal(text)
    except ArithmeticError as error:
        raise ValueError("not a number") from error


def read_object(content: bytes, *, fraction: Callable[[str], Any] | None = None) -> dict[str, Any]:
    """A JSON object in UTF-8. ``AnswerStrange`` for anything else: another type, a name twice,
    numbers that are none, more than ``DEEPEST`` things inside one another. ``fraction`` reads
    what is not a whole number, as a float unless given."""
    try:
        found = json.loads(
            content.decode("utf-8"),
            parse_float=fraction or _number,
            parse_constant=_number,
            object_pairs_hook=_once,
        )
    except (ValueError, RecursionError) as error:
        raise AnswerStrange("not JSON") from error
    if not isinstance(found, dict) or _too_deep(found):
        raise AnswerStrange("not a JSON object, or too deep")
    return found


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("not a number")
    return number


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found


def _too_deep(found: Any) -> bool:
    left = [(found, 1)]
    while left:
        thing, depth = left.pop()
        if depth > DEEPEST:
            return True
        inner = thing.values() if isinstance(thing, dict) else thing
        left.extend((one, depth + 1) for one in inner if isinstance(one, dict | list))
    return False
