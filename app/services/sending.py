"""Sending to the clinic: what would go, sending it, what waits, and what was acknowledged.

What is sent is frozen on the disk first; then everything that waits is delivered, oldest first.
One sender at a time in the process: two windows that send at once send nothing twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID, uuid4

from app.domain.chains import standing as in_force
from app.domain.clinic.abilities import Abilities, Way
from app.domain.clinic.clinics import Clinic
from app.domain.clinic.errors import ClinicError
from app.domain.clinic.parcels import Parcel, Receipt, Sent, Why
from app.domain.clock import Clock
from app.domain.files import File
from app.domain.ports import DiaryStore
from app.domain.report.choices import ReportChoices
from app.domain.watch import Watch
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.reading import Forgiving

if TYPE_CHECKING:
    from app.services.delivering import Access, Delivering
    from app.services.sending_work import Said, Standing

T = TypeVar("T")


@dataclass(frozen=True)
class Prepared:
    """What would be sent, byte for byte; no parcel where nothing is new. ``counts``: things of
    each kind. ``instead_of``: parcels that wait for an answer and hold what is out of date."""

    clinic: Clinic
    way: Way
    parcels: tuple[tuple[Parcel, bytes], ...]
    counts: Mapping[Sent, int]
    instead_of: tuple[UUID, ...] = ()
    said: Said | None = field(default=None, repr=False)
    standing: Standing | None = field(default=None, repr=False)
    """What was known of the clinic when this was made."""
    untaken: bool = False
    """Who else may look was chosen, and the clinic's computer does not take it."""


@dataclass(frozen=True)
class Outcome:
    """What came of a press. ``receipt``: everything that was acknowledged, ``None`` for nothing;
    ``waiting``: everything that still waits."""

    receipt: Receipt | None
    waiting: tuple[Parcel, ...]


class SendingService:
    """Sends from the open diary of one window. ``days`` and ``store`` are asked each time, so
    that a lock is respected. Errors as in ``DiaryStore``; ``SignInExpired`` while nobody is
    signed in."""

    def __init__(
        self,
        days: Callable[[], Forgiving],
        store: Callable[[], DiaryStore],
        access: Access,
        offload: Offload,
        clock: Clock,
        hub: ChangeHub,
        turn: asyncio.Lock,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """``turn``: one for the process. ``pause`` waits some seconds between two tries."""
        self._days = days
        self._store = store
        self._access = access
        self._offload = offload
        self._clock = clock
        self._hub = hub
        self._turn = turn
        self._pause = pause

    async def prepare(self, choices: ReportChoices, report: File | None, watch: Watch) -> Prepared:
        """What is new of the days and topics chosen, and ``report``. Nothing is sent and nothing
        is kept. ``AbilityMissing`` where the clinic's computer takes nothing of it."""
        watch.at(0)
        work, now = await self._work(), self._clock.now()
        days, store = self._days().store, self._store()
        found = await self._offload.database(lambda: work.read_chosen(days, store, choices, now))
        watch.at(0.3)
        said = await self._offload.drawing(lambda: work.say(*found, report))
        watch.at(0.6)
        prepared = await self._packed(found[0], said)
        watch.at(1)
        return prepared

    async def send(self, prepared: Prepared, watch: Watch) -> Outcome:
        """Freeze what was prepared, then deliver everything that waits. What another window sent
        in the meantime is left out. ``Stopped`` leaves the rest waiting."""
        return await self._alone(lambda: self._send(prepared, watch), watch)

    async def send_waiting(self, watch: Watch) -> Outcome:
        """Deliver everything that waits."""
        return await self._alone(lambda: self._deliver(watch), watch)

    async def waiting(self) -> tuple[Parcel, ...]:
        """What waits, in the order of sending."""
        return tuple(await self._database(lambda store: store.parcels()))

    async def receipts(self) -> tuple[Receipt, ...]:
        """What was acknowledged, one receipt for each press, the oldest first."""
        saved = await self._database(lambda store: store.readable_records(Receipt))
        return merged([found.row for found in in_force(saved)])

    async def again(self, parcel: Parcel) -> None:
        """Let a parcel go with the next sending that was refused, or that was changed at the
        clinic."""
        ready = replace(parcel, why=Why.NEW, reason="", not_before=None)
        await self._change(lambda store: store.note_try(ready))

    async def take_back(self, parcel: Parcel) -> None:
        """Do not send a parcel."""
        await self._change(lambda store: store.acknowledge(parcel.id, None))

    async def _send(self, prepared: Prepared, watch: Watch) -> Outcome:
        watch.at(0)
        work = await self._work()
        standing = await self._database(work.read_standing)
        able: Abilities | ClinicError | None = None
        then = prepared.standing
        if then is None or then.maker != standing.maker:
            prepared = replace(prepared, parcels=(), instead_of=())
        if prepared.parcels:
            able = await self._abilities(standing, watch)
            prepared = await self._as_it_is_now(prepared, standing, able)
        if prepared.parcels or prepared.instead_of:
            parcels, old = prepared.parcels, prepared.instead_of
            await self._database(lambda store: store.freeze(parcels, old))
        return await self._deliver(watch, able)

    async def _as_it_is_now(
        self, prepared: Prepared, standing: Standing, able: Abilities | ClinicError
    ) -> Prepared:
        """``prepared``, packed anew where something was sent, or learnt of the clinic's computer,
        since it was made."""
        said, then = prepared.said, prepared.standing
        known = standing if isinstance(able, ClinicError) else replace(standing, abilities=able)
        if said is None or then is None or known == then:
            return prepared
        work = await self._work()
        return await self._packed(known, work.unchanged(said, then.told, known.told))

    async def _packed(self, standing: Standing, said: Said) -> Prepared:
        work, now = await self._work(), self._clock.now()
        ready = await self._offload.drawing(work.packed, standing, said, uuid4(), now)
        made = ready.made
        about = (standing.clinic, ready.way, made.parcels, work.counts(made.parcels))
        return Prepared(*about, made.instead_of, said, standing, ready.untaken)

    async def _deliver(self, watch: Watch, able: Abilities | ClinicError | None = None) -> Outcome:
        work, now = await self._work(), self._clock.now()
        standing = await self._database(work.read_standing)
        ready = [parcel for parcel in standing.waiting if parcel.why not in work.ASKS]
        later = any(p.not_before is not None and p.not_before > now for p in ready)
        if not ready or later:
            return Outcome(None, await self.waiting())
        if able is None:
            able = await self._abilities(standing, watch)
        if not isinstance(able, ClinicError):
            standing = replace(standing, abilities=able)
        sending = await self._sending(standing)
        try:
            if isinstance(able, ClinicError):
                await sending.leave_all(ready, able)
            else:
                await sending.deliver(ready, watch)
        finally:
            self._hub.announce()
        if sending.trouble is not None:
            raise sending.trouble
        return Outcome(_one(merged(sending.receipts)), await self.waiting())

    async def _abilities(self, standing: Standing, watch: Watch) -> Abilities | ClinicError:
        """What the clinic's computer says that it can do, asked before anything is sent, or why
        it does not say."""
        work = await self._work()
        sending = await self._sending(standing)
        try:
            able: Abilities = await sending.tries(
                lambda door: work.ask_abilities(door, watch), watch
            )
        except ClinicError as error:
            return error
        note = work.abilities_note(able, standing.clinic.base)
        await self._database(lambda store: store.keep_note(work.ABILITIES, note))
        return able

    async def _sending(self, standing: Standing) -> Delivering:
        delivering = await self._offload.drawing(_load_delivering)
        made: Delivering = delivering.Delivering(
            store=self._store,
            access=self._access,
            offload=self._offload,
            clock=self._clock,
            standing=standing,
            pause=self._pause,
        )
        return made

    async def _alone(self, work: Callable[[], Coroutine[Any, Any, T]], watch: Watch) -> T:
        """One at a time. Where nobody waits for it any more, the request that is under way ends
        before another begins."""

        async def in_turn() -> T:
            async with self._turn:
                return await work()

        task = asyncio.create_task(in_turn())
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            watch.stop()
            raise

    async def _change(self, work: Callable[[DiaryStore], None]) -> None:
        async with self._turn:
            await self._database(work)
        self._hub.announce()

    async def _database(self, work: Callable[[DiaryStore], T]) -> T:
        return await self._offload.database(lambda: work(self._store()))

    async def _work(self) -> Any:
        """What takes its time, imported off the event loop."""
        return await self._offload.drawing(_load_work)


def merged(receipts: Sequence[Receipt]) -> tuple[Receipt, ...]:
    """One receipt for each press, in the order of the first of them; the moment is that of the
    last."""
    presses: dict[tuple[UUID, str], list[Receipt]] = {}
    for receipt in receipts:
        presses.setdefault((receipt.sending, receipt.way), []).append(receipt)
    return tuple(
        replace(parts[-1], lines=tuple(line for part in parts for line in part.lines))
        for parts in presses.values()
    )


def _one(receipts: Sequence[Receipt]) -> Receipt | None:
    """All that was acknowledged after one press, whenever it was prepared."""
    if not receipts:
        return None
    lines = tuple(line for receipt in receipts for line in receipt.lines)
    return replace(receipts[-1], lines=lines)


def _load_work() -> ModuleType:
    from app.services import sending_work  # noqa: PLC0415 -- FHIR and the report behind it

    return sending_work


def _load_delivering() -> ModuleType:
    from app.services import delivering  # noqa: PLC0415 -- HTTP behind it

    return delivering
