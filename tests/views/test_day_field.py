"""The day that is tapped in a calendar is the day that is meant, whatever the zones."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.views.components.day_field import picked_day

ZONES = (
    "Pacific/Honolulu",
    "America/Los_Angeles",
    "UTC",
    "Europe/Berlin",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Pacific/Auckland",
)
DAYS = (date(2025, 3, 14), date(2025, 3, 9), date(2025, 3, 30), date(2025, 11, 2))


@pytest.fixture(params=ZONES)
def here(request: pytest.FixtureRequest) -> Iterator[str]:
    """The zone of the process."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("device", ZONES)
def test_the_tapped_day_is_the_day(here: str, device: str, day: date) -> None:
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(device))
    assert picked_day(midnight.astimezone(UTC)) == day


def test_a_day_without_a_zone_is_taken_as_it_is() -> None:
    assert picked_day(datetime(2025, 3, 14)) == date(2025, 3, 14)  # noqa: DTZ001
