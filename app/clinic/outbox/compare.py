"""Whether a server holds what was sent. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from app.clinic.entries import Resource, canonical

_OWN = ("id", "meta", "text")
"""What a server writes by itself."""

_VERSION = re.compile(r"/_history/[A-Za-z0-9.\-]{1,64}$")


def same(sent: Resource, there: Resource, places: Mapping[str, str], base: str) -> bool:
    """Whether ``there`` says what ``sent`` says. ``places``: where the things are that ``sent``
    refers to, by the reference that stands in it. ``base``: the server's address, which it may
    write in front of its references."""
    return _plain(sent, places, base) == _plain(there, {}, base)


def _plain(resource: Resource, places: Mapping[str, str], base: str) -> str:
    own = {name: value for name, value in resource.items() if name not in _OWN}
    return canonical(_turned(own, places, base))


def _turned(value: Any, places: Mapping[str, str], base: str) -> Any:
    if isinstance(value, Mapping):
        return {
            name: _reference(inner, places, base)
            if name == "reference" and isinstance(inner, str)
            else _turned(inner, places, base)
            for name, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [_turned(inner, places, base) for inner in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _reference(reference: str, places: Mapping[str, str], base: str) -> str:
    found = places.get(reference, reference)
    return _VERSION.sub("", found.removeprefix(f"{base}/"))
