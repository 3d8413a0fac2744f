"""A diary whose person looks for the test clinic and signs in there, on real threads."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from app.clinic.sign_in import SignInBegun
from app.data.memory import MemoryDiaryFiles
from app.domain.clinic.access import Access
from app.domain.clinic.clinics import Clinic
from app.domain.ports import DiaryStore
from app.domain.watch import Watch
from app.i18n.translator import Translator
from app.services.clinic import ClinicService
from app.services.clinic_access import ClinicAccess, read_access
from app.services.clinic_shared import ClinicShared
from app.services.hub import ChangeHub
from app.services.offload import Offload
from tests.clinic.servers.clinic import Clinic as Servers
from tests.clinic.servers.person import Keep, Visit
from tests.clinic.servers.processes import free_port
from tests.data.diaries import KEY, SetClock

WORDS = Translator("en")


@dataclass
class AtHome:
    """One window over ``store``. Ports of its own, so that tests of several processes do not take
    them from each other."""

    clinic: Servers
    offload: Offload
    store: DiaryStore = field(default_factory=lambda: MemoryDiaryFiles().open(KEY))
    shared: ClinicShared = field(default_factory=ClinicShared)
    clock: SetClock = field(default_factory=SetClock)
    ports: Sequence[int] = field(default_factory=lambda: (free_port(),))
    phone: bool = False
    waits: float = 20
    told: int = 0

    def __post_init__(self) -> None:
        hub = ChangeHub()
        hub.subscribe(self._hear)
        parts = (lambda: self.store, self.offload, self.clock, self.shared)
        self.access = ClinicAccess(*parts)
        self.service = ClinicService(
            lambda: self.store,
            self.access,
            self.offload,
            self.clock,
            hub,
            self.shared,
            self._words,
            self.phone,
            self.ports,
            self.waits,
        )

    async def _words(self) -> Translator:
        return WORDS

    def _hear(self) -> None:
        self.told += 1

    @property
    def kept(self) -> Access | None:
        """The permission on the disk."""
        return read_access(self.store)

    @property
    def rows(self) -> Sequence[Clinic]:
        """Everything ever said of the clinic."""
        return self.store.records(Clinic)

    async def added(self, client: str = "") -> Clinic:
        """The test clinic, added by its link or its address."""
        link = f"org.glidepath.app://clinic/add?base={self.clinic.base}&client={client}"
        text = link if client else self.clinic.base
        return await self.service.add(await self.service.look(text, Watch()))

    async def begun(self) -> SignInBegun:
        """A sign-in, waiting for the person."""
        return await self.service.begin_sign_in(Watch())

    async def there_and_back(
        self, begun: SignInBegun, **how: Any
    ) -> tuple[Clinic | BaseException, Visit]:
        """The person goes to the clinic's page, and the app waits for them: what came of it."""
        waiting = asyncio.ensure_future(self.service.finish_sign_in(begun, Watch()))
        visit = await asyncio.to_thread(self.clinic.person.visit, begun.url, **how)
        (result,) = await asyncio.gather(waiting, return_exceptions=True)
        return result, visit

    async def signed_in(self, client: str = "", keep: Keep = lambda scope: True) -> Clinic:
        """Added, and signed in."""
        await self.added(client)
        result, _ = await self.there_and_back(await self.begun(), keep=keep)
        assert isinstance(result, Clinic), result
        return result

    def later(self, **ago: float) -> None:
        """Let time pass."""
        self.clock.moment += timedelta(**ago)
