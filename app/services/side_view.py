"""A look at a part of the diary on the patient's own device, behind a supporter's passcode.

Whoever looks has no diary before them: it is locked in every window, and the passcode opens one
package. The open diary puts a newer package in when it is locked and, while it changes, every
``EVERY``: over years of days that takes a second. It takes the view away as soon as the permission
does not hold any more, or the diary has no passcode of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from app.domain.archives import Everything
from app.domain.chains import chain_of
from app.domain.clock import Clock, local_day
from app.domain.errors import EntryDamaged, StorageFull, StorageReadOnly
from app.domain.ports import DiaryStore
from app.domain.sharing.grants import Given, GivenBy, Grant, next_number
from app.domain.sharing.packages import Head, Memory, Package, expired
from app.domain.sharing.side_view import (
    Aside,
    SideStatus,
    SideViewBroken,
    SideViewGone,
    SideViews,
)
from app.domain.watch import Watch
from app.services.caregivers_read import grant_rows
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.open_windows import OpenWindows
from app.services.packaging import cut, given_of, head_of
from app.services.protection import Protection, has_passcode

log = logging.getLogger("glidepath")

EVERY = timedelta(minutes=5)
"""How old what is shown may become while the diary is open and changes. It can be looked at only
after a lock, which renews it anyhow: this is for a device that goes out."""


class SideDoor:
    """The way in for a supporter, before the lock."""

    def __init__(self, side: SideViews, clock: Clock, windows: OpenWindows) -> None:
        self._side = side
        self._clock = clock
        self._windows = windows

    async def status(self) -> SideStatus:
        """Whether there is anything to look at, and how long the next passcode has to wait."""
        return await self._side.status(self._clock.now())

    async def open(self, passcode: str) -> Package:
        """What they may look at; the diary is locked in every window then. Errors as in
        ``SideViews``."""
        package = await self._side.open(passcode, self._clock.now())
        await self._windows.lock_all()
        return package

    def over(self, package: Package, since: datetime) -> bool:
        """Whether the last day has passed of what somebody looks at ``since`` a moment."""
        return expired(package.head, Memory(since), self._clock.now())


@dataclass(frozen=True)
class SideView:
    """How it stands. ``has_own``: the diary has a passcode, without which none can be set.
    ``name``: of the person for whom there is one, ``aside``."""

    has_own: bool
    aside: Aside | None = None
    name: str = ""


@dataclass(frozen=True)
class _Now:
    """A permission in force with what a package of it is made of."""

    grant: Grant
    head: Head
    noted: bool
    sealed: Callable[[Watch], Everything]


class SideViewService:
    """The side view of the open diary. ``store`` is asked each time, so that a lock is respected.
    Errors as in ``DiaryStore`` and ``SideViews``."""

    def __init__(
        self,
        side: SideViews,
        protection: Protection,
        store: Callable[[], DiaryStore],
        offload: Offload,
        clock: Clock,
        hub: ChangeHub,
    ) -> None:
        self._side = side
        self._protection = protection
        self._store = store
        self._offload = offload
        self._clock = clock
        self._hub = hub

    async def view(self) -> SideView:
        """How it stands now."""
        has_own, aside = has_passcode(await self._protection.status()), await self._aside()
        if aside is None:
            return SideView(has_own)
        grant = await self._offload.database(lambda: _grant(self._store(), aside.grant))
        return SideView(has_own, aside, grant.name if grant is not None else "")

    async def turn_on(self, root: UUID, present: str, passcode: str) -> None:
        """Let a supporter look with ``passcode``, in place of any that was set before.
        ``present``: the diary's own. ``WrongPasscode``, ``MustWait``; ``SideViewGone`` where the
        permission does not hold."""
        await self._protection.verify_passcode(present)
        now = await self._now(root)
        if now is None:
            raise SideViewGone
        package = await self._package(now)
        at = now.head.made_at
        await self._protection.lend(
            lambda key: self._side.keep(key, passcode, package, at, other_than=present)
        )
        await self._note(now)
        self._hub.announce()

    async def take_away(self) -> None:
        """Let nobody look any more."""
        await self._side.remove()
        self._hub.announce()

    async def look(self, changed: bool) -> timedelta | None:
        """Take the view away where it may not be looked at any more; where the diary was
        ``changed``, put a newer package in, unless the last one was made within ``EVERY``. How
        long until it is due; ``None`` where nothing is."""
        found = await self._standing()
        if found is None:
            return None
        aside, now = found
        age = now.head.made_at - aside.made_at
        if not _other(now.grant, aside):
            if not changed:
                return None
            if timedelta(0) <= age < EVERY:
                return EVERY - age
        await self._renew(aside, now)
        return None

    async def renew(self) -> None:
        """Put a newer package in, whatever the time; before a lock."""
        found = await self._standing()
        if found is not None:
            await self._renew(*found)

    async def _standing(self) -> tuple[Aside, _Now] | None:
        """What is kept, and the permission it is of; ``None`` where there is nothing any more."""
        aside = await self._aside()
        if aside is None:
            return None
        now = await self._now(aside.grant)
        if now is None or not has_passcode(await self._protection.status()):
            await self.take_away()
            return None
        return aside, now

    async def _renew(self, aside: Aside, now: _Now) -> None:
        await self._note(now)
        package = await self._package(now)
        try:
            await self._protection.lend(
                lambda key: self._side.refresh(key, package, now.head.made_at)
            )
        except (StorageFull, StorageReadOnly):
            if _other(now.grant, aside):  # what it shows may be more than is granted now
                await self._side.remove()
            raise

    async def _aside(self) -> Aside | None:
        """What is kept; what is not of this diary is taken away."""
        try:
            return await self._protection.lend(self._side.about)
        except SideViewBroken as error:
            log.warning("the side view is taken away: %s", error)
            await self._side.remove()
            return None

    async def _now(self, root: UUID) -> _Now | None:
        at = self._clock.now()
        return await self._offload.database(lambda: _read(self._store(), root, at))

    async def _package(self, now: _Now) -> Package:
        return await cut(self._offload, now.sealed, now.head, Watch())

    async def _note(self, now: _Now) -> None:
        """A line of the log for the first package of a day, and for each that shows something
        else."""
        if not now.noted:
            given = given_of(now.head, GivenBy.DEVICE, now.head.made_at)
            await self._offload.database(lambda: self._store().add_records([given]))
            self._hub.announce()


def _grant(store: DiaryStore, root: UUID) -> Grant | None:
    """A permission in force or ended. Where one does not open, none: half a chain might show one
    that was ended."""
    try:
        found = chain_of(grant_rows(store), root)
    except EntryDamaged:
        return None
    return found.row if found is not None else None


def _read(store: DiaryStore, root: UUID, at: datetime) -> _Now | None:
    today = local_day(at)
    grant = _grant(store, root)
    if grant is None or not grant.holds(today):
        return None
    given = store.readable_records(Given)
    line = next((one for one in reversed(given) if _same(one, grant, root, today)), None)
    number = next_number(given, root) if line is None else line.number
    return _Now(grant, head_of(grant, root, number, at), line is not None, store.everything())


def _same(given: Given, grant: Grant, root: UUID, today: date) -> bool:
    """Whether a line of the log says what one of now would say."""
    here = given.grant == root and given.by is GivenBy.DEVICE and given.day == today
    return here and given.says_as(grant)


def _other(grant: Grant, aside: Aside) -> bool:
    """Whether a permission was changed since what is kept of it was made."""
    return grant.until != aside.until or grant.entered_at > aside.made_at
