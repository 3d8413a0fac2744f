"""State that a control makes once and keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import flet as ft

T = TypeVar("T")


def use_kept(make: Callable[[], T]) -> T:
    """What ``make`` gave when the control first appeared; when it is observable, the control
    renders again with each of its changes. A hook: call it while rendering a component.

    Flet's ``use_state`` takes a function as well, but its type hints do not.
    """
    kept, _ = ft.use_state(ft.use_memo(make, []))
    return kept
