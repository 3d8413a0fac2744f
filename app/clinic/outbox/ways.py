"""How things can be sent to a server, by what it says of itself. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable

from app.domain.clinic.abilities import Abilities, Way
from app.domain.clinic.errors import AbilityMissing

REPORT = "DocumentReference"
PROVENANCE = "Provenance"
_TRANSACTION = "transaction"

ABILITIES = "clinic.abilities"
"""The note with what the clinic's computer said that it can do."""


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


def abilities_note(abilities: Abilities, base: str) -> str:
    """What a server can do, as it is remembered."""
    sets = {name: sorted(value) for name, value in vars(abilities).items() if name != _TRANSACTION}
    return json.dumps({"base": base, _TRANSACTION: abilities.transaction, **sets})


def read_abilities(note: str | None, base: str) -> Abilities | None:
    """What was remembered of the server at ``base``; ``None`` for nothing."""
    found = {} if note is None else json.loads(note)
    if found.pop("base", None) != base:
        return None
    transaction = found.pop(_TRANSACTION)
    return Abilities(transaction, **{name: frozenset(value) for name, value in found.items()})
