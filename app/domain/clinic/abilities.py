"""What the clinic's computer says it can do (CapabilityStatement), and how to send there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How things are sent, the best first. Kept in receipts, never changed."""

    BUNDLE = "bundle"
    """Transaction bundles of conditional updates."""
    ONE_BY_ONE = "one_by_one"
    """Looked up by identifier, then created or updated, one after the other."""
    REPORT = "report"
    """The report alone, as a document."""


@dataclass(frozen=True)
class Abilities:
    """What a server says of itself. The sets hold resource types.

    ``update_create``: takes an id that the sender chose (PUT to a new id). ``find``: can be
    searched by ``identifier``.
    """

    transaction: bool
    create: frozenset[str] = frozenset()
    update: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    search: frozenset[str] = frozenset()
    find: frozenset[str] = frozenset()
    conditional_create: frozenset[str] = frozenset()
    conditional_update: frozenset[str] = frozenset()
    update_create: frozenset[str] = frozenset()
