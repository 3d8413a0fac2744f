"""Sending to the clinic, in one window: what would go, and what came of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

import flet as ft

from app.domain.clinic.clinics import Clinic
from app.domain.clinic.parcels import Parcel, Receipt
from app.domain.errors import GlidepathError
from app.domain.watch import Stopped, Watch
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
    """What the page shows. ``prepared`` is frozen: just that is sent. ``ready``: the report that
    goes along is in it."""

    job: Job
    service: SendingService
    clinic: Clinic | None = None
    document: Document | None = None
    prepared: Prepared | None = None
    ready: bool = False
    outcome: Outcome | None = None
    waiting: tuple[Parcel, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    problem: Message | None = None
    busy: bool = False

    async def load(self) -> None:
        """What waits, and what was sent before."""
        self.waiting = await self.service.waiting()
        self.receipts = await self.service.receipts()

    async def send(self) -> None:
        """Send what is shown, and whatever waited before it."""
        prepared = self.prepared
        if prepared is not None and self.ready:
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
            self.outcome, self.prepared, self.ready = outcome, None, False
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

    async def look_at(self, watch: Watch) -> None:
        """First what can be said at once; then with the report that goes along, which takes
        seconds to make."""
        send, choices = self.send, self.form.choices
        send.ready, send.prepared, send.problem = False, None, None
        try:
            document = await self.service.preview(choices, watch)
            if self.newest(watch):
                send.document = document
            file = await self.service.make(choices, watch) if self.form.with_report else None
            prepared = await send.service.prepare(choices, file, watch)
        except GlidepathError as error:
            send.problem = trouble_message(error)
            raise Stopped from None
        if self.newest(watch):
            send.prepared, send.ready = prepared, True

    async def toggle_report(self) -> None:
        """Let the report go along, or not."""
        self.put(WITH_REPORT, NO if self.form.with_report else YES)
        await self.flush()
