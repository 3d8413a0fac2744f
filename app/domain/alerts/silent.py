"""Rules that say nothing because the diary has no baseline to compare with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from app.domain.alerts.limits import BASELINES
from app.domain.alerts.model import Rule

COMPARES: Mapping[str, tuple[str, ...]] = {
    "R13": ("pain_24h",),
    "R14": ("pain_24h", "peg"),
    "R15": ("peg",),
    "R22": ("pain_24h",),
}
"""Which baselines a rule can use; one of them is enough. The ids of ``limits.BASELINES``."""


def silent(rules: Iterable[Rule], known: Collection[str]) -> tuple[Rule, ...]:
    """Those of ``rules`` that need a baseline and have none; ``known``: the measures of which
    there is one."""
    return tuple(
        rule
        for rule in rules
        if rule.needs_baseline and not set(COMPARES.get(rule.id, BASELINES)) & set(known)
    )
