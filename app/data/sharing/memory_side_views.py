"""A side view that is forgotten when the process ends: the demo, and tests. No encryption, because
nothing is written; the answers of ``FileSideViews`` where they matter to the screens."""

from __future__ import annotations

from datetime import datetime

from app.data.attempts import FREE_TRIES
from app.domain.clock import local_day
from app.domain.errors import WrongPasscode
from app.domain.ports import DataKey
from app.domain.sharing.packages import Package
from app.domain.sharing.side_view import Aside, PasscodeTaken, SideStatus, SideViewGone


class MemorySideViews:
    """The ``SideViews`` port in memory, without waits."""

    def __init__(self) -> None:
        self._kept: tuple[str, Package] | None = None

    async def status(self, now: datetime) -> SideStatus:
        """See ``SideViews``."""
        if self._kept is not None and local_day(now) > self._kept[1].head.until:
            self._kept = None
        return SideStatus(self._kept is not None)

    async def keep(
        self, key: DataKey, passcode: str, package: Package, now: datetime, other_than: str
    ) -> None:
        """See ``SideViews``."""
        if passcode == other_than:
            raise PasscodeTaken
        self._kept = passcode, package

    async def about(self, key: DataKey) -> Aside | None:
        """See ``SideViews``."""
        if self._kept is None:
            return None
        head = self._kept[1].head
        return Aside(head.grant, head.made_at, head.until)

    async def refresh(self, key: DataKey, package: Package, now: datetime) -> None:
        """See ``SideViews``."""
        if self._kept is None or self._kept[1].head.grant != package.head.grant:
            raise SideViewGone
        self._kept = self._kept[0], package

    async def open(self, passcode: str, now: datetime) -> Package:
        """See ``SideViews``."""
        if not (await self.status(now)).exists or self._kept is None:
            raise SideViewGone
        if passcode != self._kept[0]:
            raise WrongPasscode(FREE_TRIES - 1, 0)
        return self._kept[1]

    async def fits(self, passcode: str) -> bool:
        """See ``SideViews``."""
        return self._kept is not None and passcode == self._kept[0]

    async def remove(self) -> None:
        """See ``SideViews``."""
        self._kept = None
