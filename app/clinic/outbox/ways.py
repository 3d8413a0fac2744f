"""How things can be sent to a server, by what it says of itself. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.clinic.abilities import Abilities, Way
from app.domain.clinic.errors import AbilityMissing

REPORT = "DocumentReference"
PROVENANCE = "Provenance"


def way_of(abilities: Abilities, types: Iterable[str]) -> Way:
    """The best way in which all ``types`` of resources can be sent; who made them may stay out.
    ``AbilityMissing`` where not even a document is taken."""
    things = frozenset(types) - {PROVENANCE}
    if abilities.transaction and things <= abilities.conditional_update & abilities.update:
        return Way.BUNDLE
    if things <= abilities.create & abilities.update & abilities.find:
        return Way.ONE_BY_ONE
    if REPORT in abilities.create:
        return Way.REPORT
    raise AbilityMissing(("transaction", f"{REPORT}.create"))


def may_sign(abilities: Abilities) -> bool:
    """Whether who made something can be told in a way that a repeat does not double."""
    return PROVENANCE in abilities.update_create
