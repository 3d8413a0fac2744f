"""What a supporter may look at on the patient's own device, behind a passcode of the supporter's
own: one package of one grant. The passcode opens that package and never the diary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from app.domain.errors import GlidepathError
from app.domain.ports import DataKey
from app.domain.sharing.packages import Package


class SideViewGone(GlidepathError):
    """There is none, or none any more: taken away, ended, or its last day has passed."""


class SideViewBroken(GlidepathError):
    """It is there and does not open: damaged, or its secret is not in the key store. The diary
    can make it anew."""


class PasscodeTaken(GlidepathError):
    """The passcode for the diary and the supporter's passcode would be the same."""


@dataclass(frozen=True)
class SideStatus:
    """What the lock screen needs to know: whether there is a side view, and how long the next
    passcode has to wait (seconds, 0 for none)."""

    exists: bool = False
    wait_seconds: int = 0


@dataclass(frozen=True)
class Aside:
    """What the open diary knows of the side view. ``grant``: the id of its first row. ``made_at``:
    when the package in it was made; ``until``: the last day on which it opens."""

    grant: UUID
    made_at: datetime
    until: date


class SideViews(Protocol):
    """Keeps one side view (``side.json``, ``side.sealed``). One for each folder and process.

    ``StorageFull`` and ``StorageReadOnly`` may come from each call that writes.
    """

    async def status(self, now: datetime) -> SideStatus:
        """Whether there is one. One whose last day has passed is taken away."""
        ...

    async def keep(
        self, key: DataKey, passcode: str, package: Package, now: datetime, other_than: str
    ) -> None:
        """Make one under ``passcode``, in place of any that is there. ``key``: of the diary, which
        can ``refresh`` it from then on. ``PasscodeTooShort`` for fewer than 6 characters,
        ``PasscodeTaken`` for the diary's own, ``other_than``."""
        ...

    async def about(self, key: DataKey) -> Aside | None:
        """What is kept, told to the open diary. ``SideViewBroken`` for one that is not of this
        diary, or cannot be read."""
        ...

    async def refresh(self, key: DataKey, package: Package, now: datetime) -> None:
        """Put a newer package of the same grant in it, under the same passcode. ``SideViewGone``
        where it was taken away meanwhile, ``SideViewBroken``."""
        ...

    async def open(self, passcode: str, now: datetime) -> Package:
        """What a supporter may look at. ``WrongPasscode``, ``MustWait``, ``SideViewBroken``;
        ``SideViewGone`` once its last day has passed by the latest moment ever seen: it is taken
        away then."""
        ...

    async def fits(self, passcode: str) -> bool:
        """Whether a passcode opens it. Counts no try: for the open diary alone."""
        ...

    async def remove(self) -> None:
        """Take it away. No error where there is none."""
        ...
