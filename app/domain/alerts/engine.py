"""Running the rules, and what a run changes: what is fired anew, what is closed.

A finding is the same alert as before while rule, occasion, level and variant are the same. A
finding that another one covers keeps its alert open and fires none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.alerts.fired import FiredAlert
from app.domain.alerts.model import Finding, Rule
from app.domain.alerts.registry import RULES
from app.domain.alerts.seen import Seen

Key = tuple[str, str, int, str]


@dataclass(frozen=True)
class Found:
    """A rule with what it found. ``covered``: another finding says it already."""

    rule: Rule
    finding: Finding
    covered: bool = False

    @property
    def key(self) -> Key:
        """What makes it the same alert as before."""
        found = self.finding
        return self.rule.id, found.occasion, found.level, found.variant


def run(seen: Seen, rules: Sequence[Rule] = RULES) -> tuple[Found, ...]:
    """Everything that the rules find, in the order of the table."""
    findings = [(rule, rule.evaluate(seen)) for rule in rules]
    there = [(rule, finding) for rule, finding in findings if finding is not None]
    covered = {name for rule, _ in there for name in rule.covers}
    return tuple(Found(rule, finding, rule.id in covered) for rule, finding in there)


def fired_anew(found: Sequence[Found], open_now: Sequence[FiredAlert]) -> Iterator[Found]:
    """The findings that no open alert tells of yet."""
    known = {key_of(alert) for alert in open_now}
    return (one for one in found if not one.covered and one.key not in known)


def closed_now(found: Sequence[Found], open_now: Sequence[FiredAlert]) -> Iterator[FiredAlert]:
    """The open alerts whose reason is gone."""
    still = {one.key for one in found}
    return (alert for alert in open_now if key_of(alert) not in still)


def key_of(alert: FiredAlert) -> Key:
    """The key of the finding that fired it."""
    return alert.rule, alert.occasion, alert.level, alert.variant
