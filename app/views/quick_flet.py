"""Flet looks at the fields of a control that were set, and not at all of them.

When controls come onto the page or leave it, Flet 1.0.5 reads every field of each, some 70,
to find what is nested there. That was most of the cost of every screen: two thirds of opening
History, 20 to 30 ms of the event loop for leaving a check-in (measured). Flet keeps the fields
that were set apart from the rest (``flet/controls/value_types.py``) and compares only those.
Here the two methods that look for nested controls do the same: they are Flet's own code, with
another ``fields``. For ``KNOWN`` versions; with any other one everything stays as it is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from types import FunctionType, SimpleNamespace
from typing import Any

from flet.controls import object_patch
from flet.controls.value_types import Prop, _get_raw_descriptor

KNOWN = ("1.0.5",)
"""Look at ``DiffBuilder`` and measure again before another one is added."""

METHODS = ("_configure_dataclass", "_removed_controls")

of_flet = {name: vars(object_patch.DiffBuilder)[name] for name in METHODS}
"""The methods as they came."""

Fields = Sequence["dataclasses.Field[Any]"]


def quicken_flet() -> None:
    """Let Flet take the short way from now on; once or often."""
    if version("flet") in KNOWN:
        for name, method in quick.items():
            setattr(object_patch.DiffBuilder, name, method)


def set_fields(item: Any) -> Fields:
    """``dataclasses.fields`` without those that cannot hold anything nested, because they are
    as their class has them. The same order."""
    given = getattr(item, "_values", None)
    if given is None:
        return dataclasses.fields(item)
    kind: Any = type(item)
    every, always, place = _plan(kind)
    return [every[n] for n in sorted(always.union(place[name] for name in given))]


@cache
def _plan(kind: Any) -> tuple[Fields, frozenset[int], dict[str, int]]:
    """The fields of a class, the places of those to look at always, and all places."""
    every = dataclasses.fields(kind)
    place = {field.name: n for n, field in enumerate(every)}
    return every, frozenset(n for n, f in enumerate(every) if not _is_plain(kind, f.name)), place


def _is_plain(kind: Any, name: str) -> bool:
    """Whether Flet stores a field only when it is set, and nothing is nested in its default."""
    prop = _get_raw_descriptor(kind, name)
    if not isinstance(prop, Prop):
        return False
    return not (isinstance(prop.default, (list, dict)) or dataclasses.is_dataclass(prop.default))


def _with_set_fields(method: FunctionType) -> FunctionType:
    """The same code, to which ``dataclasses.fields`` is ``set_fields``."""
    namespace = SimpleNamespace(is_dataclass=dataclasses.is_dataclass, fields=set_fields)
    known = {**method.__globals__, "dataclasses": namespace}
    return FunctionType(
        method.__code__, known, method.__name__, method.__defaults__, method.__closure__
    )


quick = {name: _with_set_fields(method) for name, method in of_flet.items()}
