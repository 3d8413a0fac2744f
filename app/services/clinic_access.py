"""Requests to the clinic with a permission that holds: renewed when it has run out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from app.domain.clinic.access import Access
from app.domain.clinic.errors import SignInExpired
from app.domain.clinic.noted import from_text, to_text
from app.domain.clock import Clock
from app.domain.ports import DiaryStore
from app.domain.watch import Watch
from app.services.clinic_shared import ClinicShared
from app.services.offload import Offload

if TYPE_CHECKING:
    from app.clinic.door import Door

T = TypeVar("T")

NOTE = "clinic.access"
"""The note that holds the permission: sealed, and in no backup and no export."""

EARLY = timedelta(seconds=20)
"""It is renewed this long before it runs out: a large report takes a while to send."""


class ClinicAccess:
    """The way to the clinic of the open diary of one window. ``store`` is asked each time, so that
    a lock is respected (``VaultMissing``)."""

    def __init__(
        self,
        store: Callable[[], DiaryStore],
        offload: Offload,
        clock: Clock,
        shared: ClinicShared,
    ) -> None:
        self._store = store
        self._offload = offload
        self._clock = clock
        self._shared = shared

    async def ask(self, work: Callable[[Door], T]) -> T:
        """Run ``work`` on a network thread, signed in. Where the clinic's computer says in the
        middle of it that the permission does not hold (401), it is renewed once and all of
        ``work`` runs again.

        ``SignInExpired`` where nobody is signed in, or it cannot be renewed; else what ``work``
        and renewing raise.
        """
        access = await self.current()
        if access is None:
            raise SignInExpired
        if access.until is not None and self._clock.now() >= access.until - EARLY:
            access = await self._renewed(access)
        try:
            return await self._offload.network(_through, access, work)
        except SignInExpired:
            access = await self._renewed(access)
        return await self._offload.network(_through, access, work)

    async def current(self) -> Access | None:
        """The permission that is kept; ``None`` for none."""
        return await self._offload.database(lambda: read_access(self._store()))

    async def keep(self, access: Access | None) -> None:
        """Keep a permission in place of the one before; ``None`` forgets it."""
        await self._offload.database(lambda: keep_access(self._store(), access))

    async def _renewed(self, old: Access) -> Access:
        """A permission in place of ``old``, which another window may have renewed already.

        The new one is on the disk before it is used: from then on the old one opens nothing.
        When the app is killed, or the answer gets lost, between the clinic's computer making a
        new one and our keeping it, neither holds any more, and the person has to sign in again.
        Keeping both would not help: servers take the second use of an old refresh token for
        theft, and take back everything.
        """
        async with self._shared.renewing:
            now = await self.current()
            if now is None:
                raise SignInExpired
            if now.access != old.access:
                return now
            try:
                fresh = await self._offload.network(_renew, now, self._clock)
            except SignInExpired:
                await self.keep(None)
                raise
            await self.keep(fresh)
            return fresh


def read_access(store: DiaryStore) -> Access | None:
    """The permission in the diary. Blocking. One that cannot be read is none."""
    text = store.note(NOTE)
    if text is not None:
        with suppress(ValueError):
            return from_text(Access, text)
    return None


def keep_access(store: DiaryStore, access: Access | None) -> None:
    """Put a permission in place of the one before. Blocking; on the disk when it returns."""
    store.keep_note(NOTE, to_text(access) if access is not None else None)


def _through(access: Access, work: Callable[[Door], T]) -> T:
    from app.clinic.door import Door  # noqa: PLC0415 - HTTP comes in on the network thread

    with Door(access.base, access.access) as door:
        return work(door)


def _renew(access: Access, clock: Clock) -> Access:
    from app.clinic.sign_in import renew  # noqa: PLC0415

    # Not to be stopped: what is used up has to be replaced.
    return renew(access, clock.now(), Watch())
