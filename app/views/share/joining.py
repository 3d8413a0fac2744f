"""Adding a clinic and signing in there, in one window: how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import flet as ft

from app.domain.clinic.clinics import Clinic
from app.domain.errors import GlidepathError
from app.domain.watch import Watch
from app.i18n.translator import Message
from app.services.clinic import ClinicService, ClinicView
from app.services.sheet import Sheet
from app.views.components.working import Job
from app.views.trouble import trouble_message

if TYPE_CHECKING:
    from app.clinic.discovery import ClinicFound
    from app.clinic.sign_in import SignInBegun

T = TypeVar("T")

ADDRESS = "address"
"""The only field of the form."""


class Stage(StrEnum):
    """How far it is."""

    ADDRESS = "address"
    FOUND = "found"
    SIGN_IN = "sign_in"
    AWAY = "away"
    """The person is in the browser."""
    HERE = "here"


@ft.observable
@dataclass
class Joining:
    """One clinic. ``sheet`` keeps the address as it is typed."""

    job: Job
    service: Callable[[], ClinicService]
    sheet: Sheet | None = None
    view: ClinicView | None = None
    found: ClinicFound | None = None
    begun: SignInBegun | None = None
    problem: Message | None = None
    busy: bool = False
    _give_up: Callable[[SignInBegun], Awaitable[None]] = field(init=False, repr=False)

    @property
    def stage(self) -> Stage:
        """What is shown now."""
        if self.begun is not None:
            return Stage.AWAY
        if self.found is not None:
            return Stage.FOUND
        if self.view is None or self.view.clinic is None:
            return Stage.ADDRESS
        return Stage.HERE if self.view.signed_in else Stage.SIGN_IN

    async def load(self) -> None:
        """See what is there."""
        self.view = await self.service().view()

    async def look(self) -> None:
        """Ask at the address that was typed. Nothing is added yet."""
        sheet = self.sheet
        if sheet is None or self.job.busy:
            return
        await sheet.flush()

        async def work(watch: Watch) -> ClinicFound:
            return await self.service().look(sheet.get(ADDRESS), watch)

        found = await self._do(work)
        if found is not None:
            self.found = found

    async def add(self) -> None:
        """Keep the clinic that was found."""
        found = self.found
        if found is None or self.job.busy:
            return
        await self.service().add(found)
        if self.sheet is not None:
            self.sheet.put(ADDRESS, None)
            await self.sheet.flush()
        self.found = None
        await self.load()

    def other(self) -> None:
        """Back to the address."""
        self.found, self.problem = None, None

    async def begin(self) -> None:
        """Get the page for signing in ready: opening it is the person's own touch."""

        service = self.service()
        begun = await self._do(service.begin_sign_in)
        if begun is not None:
            self.begun, self._give_up = begun, service.give_up
        if self.job.left:
            await self.leave()

    async def wait(self) -> None:
        """Wait for the person to come back from the browser."""
        begun = self.begun
        if begun is None or self.job.busy:
            return

        async def work(watch: Watch) -> Clinic:
            return await self.service().finish_sign_in(begun, watch)

        try:
            await self._do(work)
        finally:
            self.begun = None
        if not self.job.left:
            await self.load()

    async def cancel(self) -> None:
        """The person does not go on in the browser."""
        if self.job.busy:
            self.job.stop()
        else:
            await self.leave()

    async def leave(self) -> None:
        """The page is gone. A sign-in that nobody waits for yet is given up."""
        begun = self.begun
        if begun is not None and not self.job.busy:
            self.begun = None
            await self._give_up(begun)

    async def sign_out(self) -> None:
        """Give the permission back and forget it."""
        self.problem = None
        await self.service().sign_out()
        await self.load()

    async def remove(self) -> None:
        """Take the clinic away. What was sent stays there, and in the receipts."""
        self.problem = None
        await self.service().remove()
        await self.load()

    async def _do(self, work: Callable[[Watch], Awaitable[T]]) -> T | None:
        self.busy, self.problem = True, None
        try:
            return await self.job.run(work)
        except GlidepathError as error:
            self.problem = trouble_message(error)
            return None
        finally:
            self.busy = False
