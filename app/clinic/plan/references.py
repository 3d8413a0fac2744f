"""References and links: only what lies inside the clinic's own address is followed."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

_RESOURCE = re.compile(r"([A-Z][A-Za-z]{1,40})/([A-Za-z0-9.\-]{1,64})")
_LINK = re.compile(r"(?:[A-Za-z_$][A-Za-z0-9._$~-]*(?:/[A-Za-z0-9._$~-]+)*)?")


def resource_path(base: str, reference: object) -> str | None:
    """``Type/id`` of a reference, relative or absolute within ``base``; ``None`` for any other:
    another host, a version of a resource, something contained, dots that lead out."""
    if not isinstance(reference, str):
        return None
    path = reference.removeprefix(f"{base}/")
    found = _RESOURCE.fullmatch(path)
    return path if found is not None and not found[2].startswith(".") else None


def kind_of(base: str, reference: object) -> str:
    """The type that ``resource_path`` names, "" for none."""
    path = resource_path(base, reference)
    return path.partition("/")[0] if path is not None else ""


def link_within(base: str, url: object) -> tuple[str, list[tuple[str, str]]] | None:
    """Path and parameters of the link to a next page, both relative to ``base``; ``None`` for a
    link that leads out of it."""
    if not isinstance(url, str) or "#" in url or not url.startswith(base):
        return None
    path, _, query = url[len(base) :].partition("?")
    if path and not path.startswith("/"):
        return None
    path = path.removeprefix("/")
    if _LINK.fullmatch(path) is None or "/.." in f"/{path}":
        return None
    try:
        return path, parse_qsl(query, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return None
