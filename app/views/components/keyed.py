"""A key for a component: under another key its state begins anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
C = TypeVar("C")


def keyed(component: Callable[P, C], key: str) -> Callable[P, C]:
    """``component`` made under ``key``: ``keyed(OneDay, "2025-03-02")(day)``.

    Flet takes ``key=``, but its type hints know only the component's own arguments.
    """
    return partial(cast(Callable[..., Any], component), key=key)
