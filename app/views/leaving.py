"""Leaving a screen without holding the event loop.

Flet 1.0.5 looks for the controls in what leaves the page by reading every field of every
control, some 70 each: 20 to 30 ms of the event loop for History or a check-in (measured).
The fields that were never set hold nothing, and Flet keeps the others apart; looking at
those alone finds the same controls in the same order in a third of the time. Written for
``KNOWN`` versions; with any other one Flet's own way stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from importlib.metadata import version
from typing import Any, cast

from flet.controls import object_patch
from flet.controls.base_control import BaseControl
from flet.controls.value_types import Prop, _get_raw_descriptor

KNOWN = ("1.0.5",)
"""Measure again, and look at ``DiffBuilder._removed_controls``, before another is added."""

_of_flet = object_patch.DiffBuilder._removed_controls


def leave_quickly() -> None:
    """Let Flet take the short way from now on; once or often."""
    if version("flet") in KNOWN:
        object_patch.DiffBuilder._removed_controls = removed_controls  # type: ignore[method-assign,assignment]


def removed_controls(builder: Any, item: Any, recurse: bool) -> Iterator[Any]:
    """The controls in ``item``, the innermost first; takes the place of Flet's method."""
    control = isinstance(item, BaseControl)
    if control and (not recurse or hasattr(item, "__prev_lists")):
        yield from _of_flet(builder, item, recurse)
        return
    for part in _parts(item):
        if isinstance(part, (BaseControl, list, dict)):
            yield from removed_controls(builder, part, recurse)
    if control:
        yield item


def _parts(item: Any) -> Iterator[Any]:
    """What may hold controls: the fields of a control that were set, the rest of a list."""
    if isinstance(item, (list, dict)):
        yield from item.values() if isinstance(item, dict) else item
    elif isinstance(item, BaseControl):
        given, kind = item._values, cast(Any, type(item))
        for name, sparse in _fields(kind):
            if not sparse or name in given:
                yield getattr(item, name)


@cache
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields that Flet reads, in its order, and whether an unset one is left out."""
    return tuple(
        (field.name, isinstance(_get_raw_descriptor(kind, field.name), Prop))
        for field in fields(kind)
        if not field.metadata.get("skip", False)
    )
