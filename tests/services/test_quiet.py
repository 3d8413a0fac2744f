"""Quiet by default: how often the demo patient is told of something in 16 weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from app.data.memory import MemoryDiaryStore
from app.domain.alerts.engine import changes, run
from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.checkins import CheckIn
from app.domain.records import Record
from app.services.alert_read import read_all
from app.services.alerts import tells
from app.services.demo import demo_history, demo_records

TODAY = date(2025, 6, 23)


def lived(today: date) -> tuple[list[FiredAlert], int]:
    """Every alert of the made-up weeks, as fired at each save and at the start of each day,
    and how many check-ins there were."""
    checkins, records = demo_history(today), demo_records(today)
    rows: Sequence[CheckIn | Record] = sorted([*checkins, *records], key=lambda r: r.entered_at)
    store, fired = MemoryDiaryStore(), []
    moments = sorted({r.entered_at for r in rows} | set(_mornings(rows, today)))
    waiting = list(rows)
    for now in moments:
        while waiting and waiting[0].entered_at <= now:
            _add(store, waiting.pop(0))
        fired += _look(store, now)
    return fired, len({c.id for c in checkins if c.supersedes is None})


def _mornings(rows: Sequence[CheckIn | Record], today: date) -> list[datetime]:
    first = rows[0].entered_at
    return [
        datetime.combine(first.date() + timedelta(days=n), datetime.min.time(), UTC)
        for n in range((today - first.date()).days + 1)
    ]


def _add(store: MemoryDiaryStore, row: CheckIn | Record) -> None:
    if isinstance(row, CheckIn):
        store.add(row)
    else:
        store.add_records([row])


def _look(store: MemoryDiaryStore, now: datetime) -> list[FiredAlert]:
    reading = read_all(store, now)
    found = run(reading.seen)
    new = changes(found, reading.alerts)
    fresh = [
        FiredAlert(
            id=uuid4(),
            day=one.finding.day,
            entered_at=now,
            rule=one.rule.id,
            version=one.rule.version,
            level=one.finding.level,
            occasion=one.finding.occasion,
            variant=one.finding.variant,
        )
        for one in new.fresh
    ]
    gone = [AlertAct(uuid4(), now.date(), now, a.id, Did.CLOSED) for a in new.closed]
    back = [
        replace(act, id=uuid4(), entered_at=now, supersedes=act.id, undone=True)
        for act in new.again
    ]
    store.add_records([*fresh, *gone, *back])
    told = {one.rule.id for one in found if tells(one.rule, one.finding.level)}
    return [a for a in fresh if a.rule in told]


@pytest.mark.parametrize("weekday", range(7))
def test_no_more_than_one_alert_in_three_entries(weekday: int) -> None:
    alerts, entries = lived(TODAY + timedelta(days=weekday))
    kinds = Counter(a.rule for a in alerts)
    print(f"{len(alerts)} alerts in {entries} entries: {dict(sorted(kinds.items()))}")
    assert alerts, "a hard taper without a single word would mean that nothing is noticed"
    assert len(alerts) * 3 <= entries
