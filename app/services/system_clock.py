"""The device's clock, and one that a test sets."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class SystemClock:
    """The device's own time and offset, also after it moved to another time zone."""

    def now(self) -> datetime:
        """See ``Clock.now``."""
        if hasattr(time, "tzset"):
            time.tzset()  # Python reads the zone once; a flight changes it under way
        return datetime.now(UTC).astimezone()


class StandingClock:
    """Stands at one moment: that at which what is looked at was made."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """See ``Clock.now``."""
        return self._moment


class StartedClock:
    """Runs on from a given moment. For end-to-end tests that need another day."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._began = time.monotonic()

    def now(self) -> datetime:
        """See ``Clock.now``."""
        passed = datetime.fromtimestamp(time.monotonic() - self._began, UTC)
        return self._start + (passed - datetime.fromtimestamp(0, UTC))
