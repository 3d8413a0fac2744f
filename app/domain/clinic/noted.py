"""Plain values as JSON text and back, by their types: for what is kept as a sealed note.

Knows dataclasses, tuples of one type, optional values, and what JSON, dates, ids, amounts and
enums need.
"""

from __future__ import annotations

import json
import types
from dataclasses import asdict, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")


def to_text(value: object) -> str:
    """A dataclass as JSON; the same text for the same value."""
    plain = asdict(cast(Any, value))
    return json.dumps(plain, default=_plain, ensure_ascii=False, sort_keys=True)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | time) else str(value)


def from_text(kind: type[T], text: str) -> T:
    """What ``to_text`` wrote; ``ValueError`` for anything else."""
    try:
        return cast(T, _read(kind, json.loads(text)))
    except (ArithmeticError, AttributeError, KeyError, RecursionError, TypeError) as error:
        raise ValueError("not what was noted") from error


def _read(kind: Any, plain: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        (inner,) = (one for one in get_args(kind) if one is not types.NoneType)
        return None if plain is None else _read(inner, plain)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in plain)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{f.name: _read(hints[f.name], plain[f.name]) for f in fields(kind)})  # type: ignore[operator]
    return _simple(kind, plain)


def _simple(kind: Any, plain: Any) -> Any:
    if kind in (date, datetime, time):
        return kind.fromisoformat(plain)
    if kind in (Decimal, UUID) or issubclass(kind, StrEnum):
        return kind(plain)
    if type(plain) is not kind:
        raise TypeError(kind)
    return plain
