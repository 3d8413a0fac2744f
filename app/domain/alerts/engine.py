"""Running the rules, and what a run changes: what is fired anew, what is closed.

A finding is the same alert as before while rule, occasion, level and variant are the same. A
finding that another one covers keeps its alert open and fires none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.model import Finding, Rule
from app.domain.alerts.registry import RULES
from app.domain.alerts.seen import Seen
from app.domain.alerts.standing import Alerts

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


@dataclass(frozen=True)
class Changes:
    """What a run changes. ``fresh``: findings that no alert tells of yet. ``closed``: open
    alerts whose reason is gone. ``again``: acts that closed an alert whose reason is back."""

    fresh: tuple[Found, ...]
    closed: tuple[FiredAlert, ...]
    again: tuple[AlertAct, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self.fresh or self.closed or self.again)


BACK_DAYS = 7
"""A state that ended and is back within so many days is the same alert, with all that was
done about it: a median that moves around its threshold is no news *(product)*."""


def changes(found: Sequence[Found], alerts: Alerts) -> Changes:
    """What the findings of now change in the alerts so far."""
    open_keys = {key_of(alert) for alert in alerts.open}
    new = [one for one in found if not one.covered and one.key not in open_keys]
    back = {one.key: act for one in new if (act := _lately_closed(one, alerts)) is not None}
    still = {one.key for one in found}
    return Changes(
        tuple(one for one in new if one.key not in back),
        tuple(alert for alert in alerts.open if key_of(alert) not in still),
        tuple(back.values()),
    )


def _lately_closed(one: Found, alerts: Alerts) -> AlertAct | None:
    """The act that closed the alert of a state lately, if it did."""
    if one.finding.occasion:
        return None  # an event does not come back
    same = [alert for alert in alerts.all if key_of(alert) == one.key]
    acts = [act for alert in same for act in alerts.about(alert) if act.did is Did.CLOSED]
    newest = acts[-1] if acts else None
    if newest is None or alerts.now - newest.entered_at > timedelta(days=BACK_DAYS):
        return None
    return newest


def key_of(alert: FiredAlert) -> Key:
    """The key of the finding that fired it."""
    return alert.rule, alert.occasion, alert.level, alert.variant
