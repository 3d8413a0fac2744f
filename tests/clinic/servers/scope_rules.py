"""What a request needs to be allowed, and whether scopes allow it (SMART App Launch 2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Need = tuple[str, str, int | None]
"""A resource type, a letter of ``cruds``, and the bundle entry that needs it."""

FIRST_VERSION = {"read": "rs", "write": "cud", "*": "cruds"}
ONE_SCOPE = re.compile(r"patient/(\*|[A-Z][A-Za-z]+)\.([a-z]+|\*)$")


def allows(scopes: str, kind: str, letter: str) -> bool:
    """Whether ``scopes``, separated by spaces, hold ``letter`` for a resource type. Scopes with a
    search behind them allow nothing here."""
    for scope in scopes.split():
        match = ONE_SCOPE.match(scope)
        if match and match[1] in ("*", kind) and letter in FIRST_VERSION.get(match[2], match[2]):
            return True
    return False


def needs(method: str, path: str, query: str, body: object, at: int | None = None) -> list[Need]:
    """What one request needs; ``path`` below the base."""
    kind, _, rest = path.strip("/").partition("/")
    if not kind:
        return list(_of_bundle(body))
    if method in ("GET", "HEAD"):
        letters = "r" if rest and rest != "_search" else "s"
    elif method == "POST":
        letters = "s" if rest == "_search" else "c"
    elif method in ("PUT", "PATCH"):
        # One that looks for what it updates may make it, too.
        letters = "u" if rest else "cu"
    else:
        letters = "d"
    return [(kind, letter, at) for letter in letters] + list(_searches(body, at))


def _of_bundle(body: object) -> Iterator[Need]:
    entries: Sequence[Mapping[str, Any]] = body.get("entry", ()) if isinstance(body, dict) else ()
    for at, entry in enumerate(entries):
        request = entry.get("request", {})
        path, _, query = str(request.get("url", "")).partition("?")
        yield from needs(str(request.get("method")), path, query, entry.get("resource"), at)


def _searches(resource: object, at: int | None) -> Iterator[Need]:
    """A reference that is a search needs the right to search."""
    for reference in references(resource):
        kind, found, _ = reference.partition("?")
        if found:
            yield kind, "s", at


def references(found: object) -> Iterator[str]:
    """Every ``reference`` within JSON."""
    if isinstance(found, dict):
        if isinstance(found.get("reference"), str):
            yield found["reference"]
        for value in found.values():
            yield from references(value)
    elif isinstance(found, list):
        for value in found:
            yield from references(value)


def whose(resource: Mapping[str, Any]) -> str | None:
    """The patient that a resource is about; ``None`` where it names none."""
    if resource.get("resourceType") == "Patient":
        return str(resource.get("id"))
    for name in ("subject", "patient", "for"):
        about = resource.get(name)
        reference = about.get("reference", "") if isinstance(about, dict) else ""
        if "Patient/" in reference:
            return str(reference.rpartition("Patient/")[2])
    return None


def resources(found: object) -> Iterator[Mapping[str, Any]]:
    """A resource, or those within a bundle."""
    if isinstance(found, dict) and found.get("resourceType") == "Bundle":
        for entry in found.get("entry", ()):
            yield from resources(entry.get("resource"))
    elif isinstance(found, dict) and "resourceType" in found:
        yield found
