"""What was noticed in the days told of, and what was done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.registry import BY_ID
from app.domain.alerts.standing import order
from app.domain.clock import local_day
from app.domain.report.gathered import Gathered

DONE = (Did.CALLED, Did.TALKED, Did.WAITED, Did.SAFE, Did.RIGHT)
"""What somebody did; that it was seen, or that its reason was gone, is no such thing."""


@dataclass(frozen=True)
class Noticed:
    """One alert with what was done about it up to the day of the report, oldest first. ``open``:
    its reason still stood when the report was made."""

    alert: FiredAlert
    acts: tuple[AlertAct, ...]
    open: bool

    @property
    def day(self) -> date:
        """The day on which it was told."""
        return local_day(self.alert.entered_at)


@dataclass(frozen=True)
class Group:
    """Alerts of one rule, level and kind of finding, oldest first; at least one."""

    alerts: tuple[Noticed, ...]

    @property
    def newest(self) -> Noticed:
        """The one told last."""
        return self.alerts[-1]

    @property
    def done(self) -> tuple[AlertAct, ...]:
        """Each thing that was done once, when it was done last, the newest first."""
        acts = sorted((a for one in self.alerts for a in one.acts), key=lambda a: a.entered_at)
        last = {act.did: act for act in acts}
        return tuple(sorted(last.values(), key=lambda a: a.entered_at, reverse=True))


def noticed(found: Gathered) -> tuple[Noticed, ...]:
    """What was told in these days, and what was told before and still stood then. The oldest
    first."""
    alerts = found.alerts
    still = {a.id for a in alerts.open}
    told = (
        Noticed(a, tuple(x for x in alerts.about(a) if x.did in DONE), a.id in still)
        for a in alerts.all
    )
    inside = (n for n in told if n.day <= found.last and (n.open or n.day >= found.first))
    return tuple(sorted(inside, key=lambda n: n.alert.entered_at))


def for_clinician(one: Noticed) -> bool:
    """Whether it was never shown to the person: a pattern for the clinician to look at."""
    rule = BY_ID.get(one.alert.rule)
    return rule is not None and rule.clinician_only


def groups(told: Sequence[Noticed]) -> tuple[Group, ...]:
    """The gravest first, then the newest."""
    by_kind: dict[tuple[str, int, str], list[Noticed]] = {}
    for one in told:
        alert = one.alert
        by_kind.setdefault((alert.rule, alert.level, alert.variant), []).append(one)
    found = [Group(tuple(alerts)) for alerts in by_kind.values()]
    return tuple(
        sorted(found, key=lambda g: (order(g.newest.alert.level), -g.newest.day.toordinal()))
    )
