"""How the alerts stand: which are open, which rest, which comes first.

Pure: the same rows and the same moment give the same answer. Snoozes and the order are those
of ``clinical.md``, section 3; how long an alert rests after somebody called is *(product)*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from app.domain import chains
from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.model import SNOOZE, Level

SPOKE = (Did.CALLED, Did.TALKED)
"""What rests an alert for longer: somebody knows."""

RESTS = (*SPOKE, Did.WAITED)

OWN_SCREEN = (Level.EMERGENCY, Level.URGENT, Level.CALL, Level.QUESTION)
"""The levels that come up by themselves; the others wait on Today."""

SLACK = timedelta(days=1)
"""How far a clock may have been set back before an act that lies ahead of it stops counting:
nothing may rest for a year because the clock was wrong once."""


@dataclass(frozen=True)
class Alerts:
    """Every alert ever fired, with what was done, as of ``now``.

    ``fired`` and ``acts``: every row in the order saved. ``rest_days``: days that an alert
    rests once somebody was called about it.
    """

    fired: Sequence[FiredAlert]
    acts: Sequence[AlertAct]
    now: datetime
    rest_days: int = 14

    @cached_property
    def all(self) -> list[FiredAlert]:
        """The alerts in force, in the order fired."""
        return [found.row for found in chains.standing(self.fired)]

    @cached_property
    def _acts(self) -> dict[UUID, list[AlertAct]]:
        by_alert: dict[UUID, list[AlertAct]] = {}
        for found in chains.standing(self.acts):
            by_alert.setdefault(found.row.alert, []).append(found.row)
        return by_alert

    def about(self, alert: FiredAlert) -> Sequence[AlertAct]:
        """What was done about an alert, in the order said."""
        return self._acts.get(alert.id, ())

    def did(self, alert: FiredAlert, what: Did) -> bool:
        """Whether that was ever done about it."""
        return any(act.did is what for act in self.about(alert))

    @cached_property
    def open(self) -> list[FiredAlert]:
        """Those whose reason still stands, the most serious first, then the newest."""
        left = [a for a in self.all if not self.did(a, Did.CLOSED)]
        return sorted(left, key=lambda a: (order(a.level), -a.day.toordinal(), a.rule))

    def rests_until(self, alert: FiredAlert) -> datetime | None:
        """The end of its rest; ``None`` when it does not rest now."""
        ends = [end for end in self._rests(alert) if self.now < end]
        return max(ends, default=None)

    def resting(self, alert: FiredAlert) -> bool:
        """Whether it is out of sight for now. An emergency is not until the person said that
        they are safe."""
        if alert.level is Level.EMERGENCY:
            return self.did(alert, Did.SAFE)
        return self.rests_until(alert) is not None

    def _rests(self, alert: FiredAlert) -> Iterator[datetime]:
        if alert.level not in SNOOZE:
            return
        for other in self.all:
            # Something worse than what was put off comes up at once.
            if other.rule != alert.rule or other.level > alert.level:
                continue
            for act in self.about(other):
                if act.did in RESTS and act.entered_at <= self.now + SLACK:
                    yield act.entered_at + self._length(alert, other, act)

    def _length(self, alert: FiredAlert, other: FiredAlert, act: AlertAct) -> timedelta:
        """Somebody who called about this very thing is not asked again soon; another thing
        of the same kind rests as long as its level says."""
        if act.did in SPOKE and other.id == alert.id:
            return timedelta(days=self.rest_days)
        return SNOOZE[alert.level]

    @cached_property
    def shown(self) -> list[FiredAlert]:
        """The open ones that do not rest, the most serious first."""
        return [a for a in self.open if not self.resting(a)]

    def unseen(self, alert: FiredAlert) -> bool:
        """Whether it has not come up on its own screen since it was fired or came back."""
        back = max((end for end in self._rests(alert) if end <= self.now), default=None)
        times = [a.entered_at for a in self.about(alert) if a.did is Did.SEEN]
        return not any(back is None or at >= back for at in times)

    @property
    def returns_at(self) -> datetime | None:
        """When the next resting one comes back."""
        ends = [end for a in self.open if (end := self.rests_until(a)) is not None]
        return min(ends, default=None)

    def spoke_on(self) -> Iterator[AlertAct]:
        """The acts by which the person says that they called or talked to somebody."""
        for acts in self._acts.values():
            yield from (act for act in acts if act.did in SPOKE)

    def right(self) -> frozenset[str]:
        """The occasions of unlikely entries that the person said are right."""
        return frozenset(a.occasion for a in self.all if self.did(a, Did.RIGHT))


def order(level: Level) -> int:
    """The smaller comes first. A question comes right after what is urgent: until it is
    answered no rule sees the entry."""
    return 2 * level + 0 if level is not Level.QUESTION else 2 * Level.URGENT + 1


MISTAKE = timedelta(hours=1)
"""An alert whose reason was put right so soon was a slip of the finger *(product)*."""


def urgent_since(alerts: Alerts, first: datetime) -> int:
    """How many emergencies and urgent alerts were fired at or after ``first``, without those
    that were put right within the hour ("going well", ``clinical.md``, section 2)."""
    found = [a for a in alerts.all if a.level <= Level.URGENT and a.entered_at >= first]
    return sum(not slip(alerts, alert) for alert in found)


def slip(alerts: Alerts, alert: FiredAlert) -> bool:
    """Whether its reason was put right within the hour."""
    return any(
        act.did is Did.CLOSED and act.entered_at - alert.entered_at < MISTAKE
        for act in alerts.about(alert)
    )
