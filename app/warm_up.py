"""Loads the screens off the event loop, while the browser is still loading Flutter.

Importing the screens is not enough: Flet imports each control when its name is first used,
5 to 15 ms apiece, which is on the event loop, in the middle of drawing (measured: the first
frame held it for 230 ms). So the names that the screens' code holds are looked up here.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from threading import Lock
from types import CodeType, ModuleType

from app import quiet

SCREENS = "app.views"

LATER = tuple(
    f"{SCREENS}.{room}"
    for room in (
        "checkin",
        "doses",
        "history",
        "more",
        "plan",
        "plan_form",
        "progress",
        "scales",
        "share",
    )
)
"""Not on the first frame: loaded once it is on its way."""

PHONES = ("android", "ios")

_lock = Lock()


def load_first() -> ModuleType:
    """Load what the first frame needs; gives ``app.views.app``. Any thread may call it, and
    each call returns when all of it is there."""
    with _lock:
        known = f"{SCREENS}.app" in sys.modules
        views = importlib.import_module(f"{SCREENS}.app")
        _load_controls(name for name in _modules() if not name.startswith(LATER))
        if not known:
            quiet.set_apart()
        return views


def load_all() -> None:
    """Load the rest as well, so that no screen stands still when it is first opened."""
    load_first()
    _load_controls(name for name in _modules() if name.startswith(LATER))


def load_drawing() -> None:
    """Load matplotlib, so that Progress does not begin with a second of nothing. Not on
    phones: their processors are left to the check-in, and it takes 40 MB."""
    if sys.platform in PHONES:
        return
    from app.charts import registry

    registry.warm_up()


def _modules() -> list[str]:
    return [name for name in list(sys.modules) if name.startswith(f"{SCREENS}.")]


def _load_controls(modules: Iterator[str]) -> None:
    import flet as ft

    known = set(ft.__all__)
    for module in modules:
        for name in _names(_code(module)):
            if name in known:
                getattr(ft, name)


def _code(module: str) -> CodeType | None:
    spec = sys.modules[module].__spec__
    get_code = getattr(spec and spec.loader, "get_code", None)
    return get_code(module) if get_code is not None else None


def _names(code: CodeType | None) -> Iterator[str]:
    """Every name that a piece of code uses, functions within it included."""
    if code is None:
        return
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)
