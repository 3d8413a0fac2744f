"""Whether what came from a file is what the domain says it is, in every field.

JSON tells 5 from 5.0 and a schema does not: an amount times 5.0 would be an error much later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

Test = Callable[[Any], bool]


def fits(value: object) -> bool:
    """Whether every field of a dataclass holds what its annotation says."""
    kind: Any = type(value)
    return fit(kind)(value)


@cache
def fit(kind: Any) -> Test:
    """The test for a type as the domain writes it."""
    if isinstance(kind, UnionType):
        return _either(get_args(kind))
    if get_origin(kind) is Mapping:
        return _mapping(*map(fit, get_args(kind)))
    if get_origin(kind) in (tuple, frozenset):
        return _several(get_origin(kind), fit(get_args(kind)[0]))
    if hasattr(kind, "__dataclass_fields__"):
        return _dataclass(kind)
    return _plain(kind)


def _either(kinds: tuple[Any, ...]) -> Test:
    tests = [fit(one) for one in kinds]
    if len(tests) == 2 and kinds[1] is NoneType:  # most of them, and quicker so
        return lambda value: value is None or tests[0](value)
    return lambda value: any(test(value) for test in tests)


def _mapping(key: Test, value: Test) -> Test:
    return lambda given: (
        isinstance(given, Mapping) and all(key(k) and value(v) for k, v in given.items())
    )


def _several(kind: Any, item: Test) -> Test:
    return lambda given: type(given) is kind and all(map(item, given))


def _dataclass(kind: type[Any]) -> Test:
    hints = get_type_hints(kind)
    tests = [(field.name, fit(hints[field.name])) for field in fields(kind)]

    def tried(given: Any) -> bool:
        if type(given) is not kind:
            return False
        for name, test in tests:  # noqa: SIM110 - a loop takes half the time of all()
            if not test(getattr(given, name)):
                return False
        return True

    return tried


def _plain(kind: Any) -> Test:
    if kind is float:
        return lambda given: type(given) in (float, int)
    if kind in (int, bool, str, NoneType, date, datetime):  # True is an int, a datetime a date
        return lambda given: type(given) is kind
    return lambda given: isinstance(given, kind)
