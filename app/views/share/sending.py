"""Sending to the clinic, in one window: what would go, and what came of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

import flet as ft

from app.domain.clinic.clinics import Clinic
from app.domain.clinic.parcels import Parcel, Receipt
from app.domain.errors import GlidepathError
from app.domain.report.topics import Topic
from app.domain.watch import Watch
from app.i18n.translator import Message
from app.report.blocks import Document
from app.services.report_form import NO, WITH_REPORT, YES
from app.services.sending import Outcome, Prepared, SendingService
from app.views.components.working import Job
from app.views.share.report_form import Choosing
from app.views.trouble import trouble_message

T = TypeVar("T")


@ft.observable
@dataclass
class Send:
    """What the page shows. ``prepared`` is frozen: just that is sent; ``None`` while it is got
    ready, or cannot be (``unready`` says why). ``problem``: of the sending itself."""

    job: Job
    service: SendingService
    clinic: Clinic
    missing: tuple[str, ...] = ()
    """What was not allowed there; see ``ClinicView``."""
    document: Document | None = None
    prepared: Prepared | None = None
    unready: Message | None = None
    outcome: Outcome | None = None
    waiting: tuple[Parcel, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    problem: Message | None = None
    busy: bool = False

    async def load(self) -> None:
        """What waits, and what was sent before."""
        self.waiting = await self.service.waiting()
        self.receipts = await self.service.receipts()

    def show(self, document: Document | None) -> None:
        """The report that goes along, as it would be."""
        self.document = document

    def forget(self) -> None:
        """What is shown is not what would go any more: it cannot be sent."""
        self.prepared = self.unready = None

    async def send(self) -> None:
        """Send what is shown, and whatever waited before it."""
        prepared = self.prepared
        if prepared is not None:
            await self._deliver(lambda watch: self.service.send(prepared, watch))

    async def send_waiting(self) -> None:
        """Send what waits."""
        await self._deliver(self.service.send_waiting)

    async def again(self, parcel: Parcel) -> None:
        """Send a part once more that was refused, or that was changed at the clinic."""
        await self.service.again(parcel)
        await self.send_waiting()

    async def take_back(self, parcel: Parcel) -> None:
        """Do not send a part after all."""
        await self.service.take_back(parcel)
        await self.load()

    async def _deliver(self, work: Callable[[Watch], Awaitable[Outcome]]) -> None:
        outcome = await self._do(work)
        if outcome is not None:
            self.outcome, self.prepared = outcome, None
        if not self.job.left:
            await self.load()

    async def _do(self, work: Callable[[Watch], Awaitable[T]]) -> T | None:
        if self.job.busy:
            return None
        self.busy, self.problem = True, None
        try:
            return await self.job.run(work)
        except GlidepathError as error:
            self.problem = trouble_message(error)
            return None
        finally:
            self.busy = False


@dataclass(eq=False)
class SendChoosing(Choosing):
    """What is chosen, with what of it would be sent."""

    send: Send = field(kw_only=True)

    @property
    def offered(self) -> tuple[Topic, ...]:
        """See ``Choosing``. The clinic's computer may also be told who else looks."""
        return tuple(Topic)

    def put(self, name: str, text: str | None) -> None:
        """See ``kept_field.Form``. From the first letter on nothing of the choice before goes."""
        super().put(name, text)
        self.drop()
        self.send.forget()
        self.send.problem = None

    async def flush(self) -> None:
        """See ``Choosing``. Where it cannot be kept, what is kept is what would go."""
        try:
            await super().flush()
        except GlidepathError:
            await self.look()
            raise

    async def look_at(self, watch: Watch) -> None:
        """First what can be said at once; then with the report that goes along, which takes
        seconds to make."""
        send, choices = self.send, self.form.choices
        send.forget()
        try:
            await super().look_at(watch)
            file = await self.service.make(choices, watch) if self.form.with_report else None
            prepared = await send.service.prepare(choices, file, watch)
        except GlidepathError as error:
            if self.newest(watch):
                send.unready = trouble_message(error)
            return
        if self.newest(watch):
            send.prepared = prepared

    async def toggle_report(self) -> None:
        """Let the report go along, or not."""
        self.put(WITH_REPORT, NO if self.form.with_report else YES)
        await self.flush()
