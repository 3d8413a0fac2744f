"""Quiet by default: how often the demo patient is told of something in 16 weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from app.data.memory import MemoryDiaryStore
from app.domain.alerts.fired import FiredAlert
from app.domain.alerts.registry import BY_ID
from app.domain.checkins import CheckIn
from app.domain.records import Record
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.alerts import AlertService, tells
from app.services.demo import demo_history, demo_records
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.records import RecordService
from tests.data.diaries import SetClock

TODAY = date(2025, 6, 23)


async def lived(today: date) -> tuple[list[FiredAlert], int]:
    """Every alert of the made-up weeks that was told, looked for at each save and at the start of
    each day, and how many check-ins there were."""
    checkins, records = demo_history(today), demo_records(today)
    rows: Sequence[CheckIn | Record] = sorted([*checkins, *records], key=lambda r: r.entered_at)
    store, clock, offload = MemoryDiaryStore(), SetClock(), Offload()
    alerts = AlertService(RecordService(store, offload, clock, ChangeHub(), lambda: None))
    words = Translator("en")
    moments = sorted({r.entered_at for r in rows} | set(_mornings(rows, today)))
    waiting = list(rows)
    for clock.moment in moments:
        while waiting and waiting[0].entered_at <= clock.moment:
            _add(store, waiting.pop(0))
        await alerts.look(words, Formats(words.locale))
    offload.close()
    fired = [a for a in store.records(FiredAlert) if tells(BY_ID[a.rule], a.level)]
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


@pytest.mark.parametrize("weekday", range(7))
async def test_no_more_than_one_alert_in_three_entries(weekday: int) -> None:
    alerts, entries = await lived(TODAY + timedelta(days=weekday))
    kinds = Counter(a.rule for a in alerts)
    print(f"{len(alerts)} alerts in {entries} entries: {dict(sorted(kinds.items()))}")
    assert alerts, "a hard taper without a single word would mean that nothing is noticed"
    assert len(alerts) * 3 <= entries
