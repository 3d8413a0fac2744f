"""Ten years of days, and thirty, in the real sealed store: the same every time.

Each day has a full check-in; some were added a day late, some corrected the next morning.
The short diary is the end of the long one, so that what a screen shows first is alike.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from app.data.files import DiaryFolder
from app.data.memory import MemoryDiaryStore
from app.data.memory_vault import MemorySettingsStore, MemoryVault
from app.domain.checkins import Answer, CheckIn, CheckInKind
from app.domain.items import AS_USUAL, ITEMS, NONE, SAFE_YES, ChipsItem, NumberItem
from app.domain.ports import DataKey
from app.domain.settings import Settings

LONG, SHORT = 3652, 30
"""Days in the two diaries."""

LAST = date(2025, 3, 30)
"""The last day with an entry: the month shown first is as full as a month can be."""

MORNING = datetime(2025, 3, 31, 9, 0, tzinfo=UTC)
"""When the diary is opened: nothing has been said about this day yet."""

KEY = DataKey(bytes(range(32)))
LATE_EACH, CORRECTED_EACH, NOTE_EACH = 12, 20, 9
NOTE = "Slept better, walked to the shop and back, the afternoon was hard. "


def written(length: int) -> list[CheckIn]:
    """The check-ins of the last ``length`` days up to ``LAST``, in the order saved."""
    days = (LAST - timedelta(length - 1 - n) for n in range(length))
    return sorted((c for day in days for c in _of(day)), key=lambda c: c.entered_at)


def _of(day: date) -> Iterator[CheckIn]:
    number = day.toordinal()
    late = number % LATE_EACH == 0
    at = datetime.combine(day, time(20, number % 60), UTC)
    answers = _answers(day)
    first = CheckIn(
        UUID(int=2 * number), day, CheckInKind.FULL, at + timedelta(late * 0.5), answers
    )
    yield first
    if number % CORRECTED_EACH == 0:
        changed = {**answers, "pain_24h": 10.0 - float(str(answers["pain_24h"]))}
        yield CheckIn(
            UUID(int=2 * number + 1),
            day,
            CheckInKind.FULL,
            at + timedelta(1),
            changed,
            first.id,
            "I mixed up two days",
        )


CALM = {"craving": (0, 4), "withdrawal": (0, 5), "sleep_hours": (5, 10), "bowel_days": (0, 2)}
"""Between what the answers lie: nothing is noticed that would come up over the screens."""


def _answers(day: date) -> dict[str, Answer]:
    """A full check-in, drawn from the day alone."""
    rng = Random(day.toordinal())
    answers: dict[str, Answer] = {
        item.id: float(rng.choice(_calm(item)))
        for item in ITEMS.values()
        if isinstance(item, NumberItem) and not item.after
    }
    effects, activity = ITEMS["side_effects"], ITEMS["activity"]
    assert isinstance(effects, ChipsItem) and isinstance(activity, ChipsItem)
    felt = rng.sample([o for o in effects.options if o not in (NONE, "other")], rng.randrange(3))
    answers |= {
        "doses": AS_USUAL,
        "side_effects": {o: rng.choice(effects.severities[:-1]) for o in felt} or {NONE: ""},
        "activity": tuple(rng.sample(activity.options, 1 + rng.randrange(4))),
        "other_substances": (NONE,),
        "safe": SAFE_YES,
    }
    if day.toordinal() % NOTE_EACH == 0:
        answers["note"] = NOTE * 2
    return answers


def _calm(item: NumberItem) -> list[float]:
    least, most = CALM.get(item.id, (float("-inf"), float("inf")))
    return [value for value in item.buttons if least <= value <= most]


class MorningClock:
    """Always ``MORNING``."""

    def now(self) -> datetime:
        """See ``Clock``."""
        return MORNING


def fill(folder: Path, length: int) -> None:
    """Make the diary of the last ``length`` days in ``folder``, as the app would."""
    with closing(DiaryFolder(folder, MorningClock()).open(KEY)) as store:
        for checkin in written(length):
            store.add(checkin)


def a_store(length: int) -> MemoryDiaryStore:
    """The same days in memory, where reading them is not what is measured."""
    store = MemoryDiaryStore()
    for checkin in written(length):
        store.add(checkin)
    return store


@contextmanager
def both() -> Iterator[dict[int, Path]]:
    """The folders of the two diaries by their length; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="glidepath-bench-") as folder:
        folders = {length: Path(folder) / str(length) for length in (SHORT, LONG)}
        for length, path in folders.items():
            fill(path, length)
        yield folders


def open_vault() -> MemoryVault:
    """A vault that stands open: key stores and passcodes are not what is measured."""
    return MemoryVault(KEY)


def settings() -> MemorySettingsStore:
    """Settings of somebody who is past First run."""
    return MemorySettingsStore(Settings(region="us", intended_use_seen=True))
