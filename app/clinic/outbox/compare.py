"""Whether a server holds what was sent. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from app.clinic.entries import Resource, canonical
from app.clinic.outbox.bundles import referring

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

    def turn(reference: str) -> str:
        found = places.get(reference, reference)
        return _VERSION.sub("", found.removeprefix(f"{base}/"))

    return canonical(_floats(referring(own, turn)))


def _floats(value: Any) -> Any:
    """5 and 5.0 are one number to FHIR."""
    if isinstance(value, Mapping):
        return {name: _floats(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_floats(inner) for inner in value]
    return float(value) if type(value) is int else value
