"""What effects of the screens share."""

from __future__ import annotations


def stop() -> None:
    """A cleanup that only has to be there: Flet ends an async effect that has one when the
    next run begins or the screen is left. ``ft.use_effect(load, [...], cleanup=stop)``."""
