"""My clinic: looking for it, adding it, signing in and out, taking it away."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from app.clinic.outbox.ways import ABILITIES, abilities_note
from app.clinic.scopes import missing
from app.domain.clinic.access import Access
from app.domain.clinic.addresses import plain_text, read_address
from app.domain.clinic.clinics import Clinic
from app.domain.clinic.errors import ClinicError, NotSignedIn, SignInEnded
from app.domain.clock import Clock
from app.domain.ports import DiaryStore
from app.domain.watch import Watch
from app.i18n.translator import Translator
from app.services.clinic_access import ClinicAccess
from app.services.clinic_rows import (
    add_clinic,
    note_signed_in,
    note_signed_out,
    read_clinic,
    take_away,
)
from app.services.clinic_shared import ClinicShared
from app.services.hub import ChangeHub
from app.services.offload import Offload

if TYPE_CHECKING:
    from app.clinic.discovery import ClinicFound
    from app.clinic.door import Door
    from app.clinic.sign_in import SignInBegun

T = TypeVar("T")

WAITS = 300.0
"""Seconds for the person to come back from the browser."""

LOOKS_EVERY = 0.2


@dataclass(frozen=True)
class ClinicView:
    """How it stands. ``missing``: what was not allowed, as ``clinic-missing-...`` of the texts."""

    clinic: Clinic | None
    signed_in: bool = False
    missing: tuple[str, ...] = ()


class ClinicService:
    """The clinic of the open diary of one window. Errors of the network are ``ClinicError``;
    those of the diary as in ``DiaryStore``."""

    def __init__(
        self,
        store: Callable[[], DiaryStore],
        access: ClinicAccess,
        offload: Offload,
        clock: Clock,
        hub: ChangeHub,
        shared: ClinicShared,
        words: Callable[[], Awaitable[Translator]],
        phone: bool = False,
        ports: Sequence[int] | None = None,
        waits: float = WAITS,
    ) -> None:
        """``words``: for the page that the browser shows in the end. ``phone``: a packaged app,
        which is come back to by its own scheme. ``ports``: to listen at instead of the usual."""
        self._store = store
        self._access = access
        self._offload = offload
        self._clock = clock
        self._hub = hub
        self._shared = shared
        self._words = words
        self._phone = phone
        self._ports = ports
        self._waits = waits

    async def view(self) -> ClinicView:
        """The clinic in force and whether somebody is signed in there."""
        clinic, access = await self._database(read_clinic)
        if clinic is None or access is None:
            return ClinicView(clinic)
        return ClinicView(clinic, signed_in=True, missing=missing(clinic.scopes))

    async def look(self, text: str, watch: Watch) -> ClinicFound:
        """Who answers at what was typed. Nothing is added."""
        address = read_address(text)

        def work() -> ClinicFound:
            from app.clinic.discovery import look  # noqa: PLC0415

            return look(address, watch)

        return await self._offload.network(work)

    async def add(self, found: ClinicFound) -> Clinic:
        """Keep the clinic that was found, in place of another one; the same one once."""
        view = await self.view()
        if view.clinic is not None and view.clinic.base != found.base:
            await self.remove()
        said = found.base, found.name, found.client
        note = abilities_note(found.abilities, found.base)

        def work(store: DiaryStore) -> Clinic:
            store.keep_note(ABILITIES, note)
            return add_clinic(store, *said, self._clock.now())

        return await self._change(work)

    async def begin_sign_in(self, watch: Watch) -> SignInBegun:
        """Get a sign-in ready, in place of one that nobody came back from. The person opens its
        address in their browser; ``finish_sign_in`` waits for them."""
        view = await self.view()
        if view.clinic is None:
            raise NotSignedIn(SignInEnded.MIXED_UP)
        words = None if self._phone else await self._words()
        clinic, ports = view.clinic, self._ports

        def work(before: SignInBegun | None) -> SignInBegun:
            from app.clinic import discovery, loopback, sign_in  # noqa: PLC0415

            if before is not None:
                before.close()
            smart = discovery.look_for_sign_in(clinic.base, watch)
            listener = None
            if words is not None:
                page = loopback.BackPage(
                    words("clinic-back-title"),
                    words("clinic-back-done"),
                    words("clinic-back-other"),
                    words.language,
                )
                listener = loopback.Loopback(page, ports or loopback.PORTS)
            return sign_in.begin(clinic.base, clinic.client, smart, listener)

        begun = await self._offload.network(work, self._shared.wait_for(None))
        self._shared.wait_for(begun)
        return begun

    def came_back(self, url: str) -> bool:
        """A packaged app was opened by its scheme: whether that was the answer waited for."""
        begun = self._shared.begun
        return begun is not None and begun.back.take(url)

    async def finish_sign_in(self, begun: SignInBegun, watch: Watch) -> Clinic:
        """Wait for the person, and keep the permission that they bring. ``NotSignedIn``;
        ``Stopped``, and then nothing was kept."""
        try:
            url = await self._came_back(begun, watch)
        finally:
            await self.give_up(begun)
        access, person = await self._offload.network(_signed_in, begun, url, self._clock, watch)
        # Another window may be renewing the permission that this one takes the place of.
        async with self._shared.renewing:
            return await self._change(
                lambda store: note_signed_in(store, access, person, self._clock.now())
            )

    async def give_up(self, begun: SignInBegun) -> None:
        """Nobody is waited for any more; the place where the browser would come back is free."""
        await self._offload.network(begun.close)
        if self._shared.begun is begun:
            self._shared.wait_for(None)

    async def sign_out(self) -> None:
        """Give the permission back and forget it; also offline, where it is only forgotten."""
        await self._leave(note_signed_out)

    async def remove(self) -> None:
        """Sign out and take the clinic away, with what still waited to be sent there. What was
        sent stays there, and in the receipts."""
        await self._leave(take_away)

    async def _leave(self, change: Callable[[DiaryStore, datetime], None]) -> None:
        """Forgotten first: whatever happens to the request, it is gone from this device."""
        async with self._shared.renewing:
            access = await self._access.current()
            await self._access.keep(None)
        await self._change(lambda store: change(store, self._clock.now()))
        if access is not None:
            await self._offload.network(_revoke, access)

    async def _came_back(self, begun: SignInBegun, watch: Watch) -> str:
        answer = asyncio.wrap_future(begun.back.url)
        until = asyncio.get_running_loop().time() + self._waits
        while not answer.done():
            watch.at(0)
            if asyncio.get_running_loop().time() > until:
                stray = begun.back.stray
                raise NotSignedIn(SignInEnded.MIXED_UP if stray else SignInEnded.TOOK_LONG)
            await asyncio.wait([answer], timeout=LOOKS_EVERY)
        if answer.cancelled():  # another sign-in was begun
            raise NotSignedIn(SignInEnded.MIXED_UP)
        return answer.result()

    async def _database(self, work: Callable[[DiaryStore], T]) -> T:
        return await self._offload.database(lambda: work(self._store()))

    async def _change(self, work: Callable[[DiaryStore], T]) -> T:
        result = await self._database(work)
        self._hub.announce()
        return result


def _signed_in(begun: SignInBegun, url: str, clock: Clock, watch: Watch) -> tuple[Access, str]:
    from app.clinic.door import Door  # noqa: PLC0415
    from app.clinic.sign_in import code_in, exchange  # noqa: PLC0415

    watch.at(0.3)
    access = exchange(begun, code_in(url, begun.smart), clock.now(), watch)
    with Door(access.base, access.access) as door:
        return access, _person(door, access.patient)


def _person(door: Door, patient: str) -> str:
    """The name on the record; "" where it cannot be read: the sign-in holds all the same."""
    try:
        # Not to be stopped: the permission is there, and would be lost.
        record = door.ask("GET", f"Patient/{patient}", Watch()).json()
    except ClinicError:
        return ""
    names = record.get("name")
    for name in names if isinstance(names, list) else []:
        if isinstance(name, dict):
            given = name.get("given")
            parts = [*(given if isinstance(given, list) else []), name.get("family")]
            written = " ".join(part for part in parts if isinstance(part, str))
            return plain_text(name.get("text")) or plain_text(written)
    return ""


def _revoke(access: Access) -> None:
    from app.clinic.sign_in import revoke  # noqa: PLC0415

    revoke(access, Watch())
