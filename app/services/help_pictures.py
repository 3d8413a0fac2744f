"""The drawings of Help now. They ship with the app: no network, no diary, no passcode."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def help_picture(name: str) -> str:
    """The SVG of one drawing in ``app/resources/help``, in the colours of the light look
    (2 kB, read once)."""
    return (resources.files("app.resources") / "help" / f"{name}.svg").read_text("utf-8")
