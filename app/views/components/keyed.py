"""A key for a component: with another key its state begins anew."""

from __future__ import annotations

from typing import TypeVar

import flet as ft

C = TypeVar("C", bound=ft.Control)


def keyed(component: C, key: str) -> C:
    """``component``, just made, under ``key``. Flet takes ``key=`` too, but its type hints
    know only the component's own arguments."""
    component.key = key
    return component
