"""Noticing trouble: the rules run over the diary, and what somebody does about an alert.

The rules run on the device at each save, at each start and when a day begins; they need no
network (``clinical.md``, section 3).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import uuid4

from app.domain.alerts.engine import Found, changes, run
from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.registry import BY_ID, RULES
from app.domain.alerts.seen import Seen
from app.domain.alerts.standing import OWN_SCREEN, Alerts, urgent_since
from app.domain.ports import DiaryStore
from app.domain.records import Record
from app.i18n.alert_words import alert_text
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.alert_read import read_alerts, read_all
from app.services.records import RecordService

HIDDEN = (Level.INFO,)
"""Levels with no card of their own: what they offer stands on Today anyway."""

log = logging.getLogger("glidepath")


@dataclass(frozen=True)
class AlertsView:
    """How the alerts stand. ``shown``: those for the person, the most serious first.
    ``anew``: whether this look fired one of them."""

    alerts: Alerts
    shown: tuple[FiredAlert, ...] = ()
    anew: bool = False

    @property
    def emergency(self) -> FiredAlert | None:
        """The emergency of which nobody has said yet that it is over."""
        return next((a for a in self.shown if a.level is Level.EMERGENCY), None)

    @property
    def comes_up(self) -> FiredAlert | None:
        """The one for a screen of its own: the most serious of those not seen yet."""
        found = (a for a in self.shown if a.level in OWN_SCREEN and self.alerts.unseen(a))
        return next((a for a in found if a.level is not Level.EMERGENCY), None)


class AlertService:
    """The alerts of the open diary of one window. Every method returns after the disk has
    it; errors as in ``DiaryStore``."""

    def __init__(self, records: RecordService, rules: Sequence[Rule] = RULES) -> None:
        self._records = records
        self._rules = rules

    async def look(self, say: Translator, formats: Formats) -> AlertsView:
        """Run the rules. What they find is kept with its words in this language, what is gone
        is closed; nothing is said twice, whichever window looks first."""
        now = self._records.now()
        reading = await self._records.read(lambda store: read_all(store, now))
        found = await self._records.offload.drawing(self._run, reading.seen)
        if not changes(found, reading.alerts):
            return view_of(reading.alerts)
        return await self._keep(found, now, say, formats)

    def _run(self, seen: Seen) -> tuple[Found, ...]:
        """One rule after the other: one that raises must not silence the others."""
        return run(seen, [replace(rule, evaluate=_guarded(rule)) for rule in self._rules])

    async def _keep(
        self, found: Sequence[Found], now: datetime, say: Translator, formats: Formats
    ) -> AlertsView:
        """Add what is new, and see how the alerts stand then, in one visit."""

        def work(store: DiaryStore) -> AlertsView:
            new = changes(found, read_alerts(store, now))
            rows: list[Record] = [_fired(one, now, say, formats) for one in new.fresh]
            rows += [_act(alert, Did.CLOSED, now) for alert in new.closed]
            rows += [_undone(act, now) for act in new.again]
            store.add_records(rows)
            anew = any(tells(one.rule, one.finding.level) for one in new.fresh)
            return view_of(read_alerts(store, now), anew)

        return await self._records.change(work)

    async def standing(self) -> AlertsView:
        """How the alerts stand, without running the rules."""
        return view_of(await self.past())

    async def act(self, alert: FiredAlert, did: Did) -> AlertAct:
        """Keep what somebody did about an alert."""
        act = _act(alert, did, self._records.now())
        await self._records.add([act])
        return act

    async def take_back(self, act: AlertAct) -> None:
        """Take an act back: the alert stands as before."""
        await self._records.add([_undone(act, self._records.now())])

    async def safe_for_now(self) -> None:
        """ "I am safe for now": every emergency that stands is over for this time."""
        now = self._records.now()

        def work(store: DiaryStore) -> None:
            alerts = read_alerts(store, now)
            left = [a for a in alerts.shown if a.level is Level.EMERGENCY]
            store.add_records([_act(alert, Did.SAFE, now) for alert in left])

        await self._records.change(work)

    async def did_in_emergency(self, did: Did) -> None:
        """What somebody did in the newest emergency that is over for now; nothing where an
        answer has not become an alert yet."""
        now = self._records.now()

        def work(store: DiaryStore) -> None:
            alerts = read_alerts(store, now)
            over = [a for a in alerts.open if alerts.did(a, Did.SAFE)]
            newest = max(over, key=lambda a: a.entered_at, default=None)
            if newest is not None:
                store.add_records([_act(newest, did, now)])

        await self._records.change(work)

    async def past(self) -> Alerts:
        """Every alert ever fired, with what was done."""
        now = self._records.now()
        return await self._records.read(lambda store: read_alerts(store, now))


def view_of(alerts: Alerts, anew: bool = False) -> AlertsView:
    """What of the alerts is for the person."""
    shown = tuple(a for a in alerts.shown if tells(BY_ID.get(a.rule), a.level))
    return AlertsView(alerts, shown, anew)


def tells(rule: Rule | None, level: Level) -> bool:
    """Whether an alert is told to the person. One of a rule that a later version took away
    is: it was fired once for a reason."""
    return level not in HIDDEN and (rule is None or not rule.clinician_only)


def urgent_alerts(store: DiaryStore, now: datetime, days: int) -> int:
    """Emergencies and urgent alerts of the last ``days`` days. Blocking."""
    return urgent_since(read_alerts(store, now), now - timedelta(days=days))


def _fired(one: Found, now: datetime, say: Translator, formats: Formats) -> FiredAlert:
    finding = one.finding
    text = alert_text(say, formats, one.rule.id, finding.variant, finding.inputs)
    return FiredAlert(
        id=uuid4(),
        day=finding.day,
        entered_at=now,
        rule=one.rule.id,
        version=one.rule.version,
        level=finding.level,
        occasion=finding.occasion,
        inputs={name: _plain(value) for name, value in finding.inputs.items()},
        words=text.whole,
        language=say.language,
        variant=finding.variant,
    )


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _act(alert: FiredAlert, did: Did, now: datetime) -> AlertAct:
    return AlertAct(uuid4(), now.date(), now, alert.id, did)


def _undone(act: AlertAct, now: datetime) -> AlertAct:
    return replace(act, id=uuid4(), entered_at=now, supersedes=act.id, undone=True)


def _guarded(rule: Rule) -> Callable[[Seen], Finding | None]:
    def evaluate(seen: Seen) -> Finding | None:
        try:
            return rule.evaluate(seen)
        except Exception as error:  # noqa: BLE001 - the other rules still have to be heard
            log.error("rule %s raised %s", rule.id, type(error).__name__)  # noqa: TRY400
            return None

    return evaluate
