"""Delivering what waits, parcel by parcel, oldest first: the loop around single tries.

What it decides with is pure (``clinic/outbox``). Imported late, with HTTP behind it.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import uuid4

from tenacity import AsyncRetrying, RetryCallState, wait_exponential_jitter

from app.clinic.outbox.attempt import Attempt
from app.clinic.outbox.bundles import Rest, parcel_of
from app.clinic.outbox.decide import LONGEST_WAIT, Decision, Do, decide
from app.clinic.outbox.news import ASKS
from app.clinic.outbox.split import after_refusal, without_newer
from app.clinic.outbox.ways import PROVENANCE, REPORT, way_of
from app.domain.clinic.abilities import Abilities, Way
from app.domain.clinic.errors import (
    AbilityMissing,
    AnswerStrange,
    ClinicBusy,
    ClinicError,
    ClinicForbids,
    ClinicRefuses,
    ClinicUnreachable,
    SignInExpired,
)
from app.domain.clinic.parcels import Delivered, Line, Parcel, Receipt, Sent, Why
from app.domain.clock import Clock, local_day
from app.domain.errors import EntryDamaged
from app.domain.ports import DiaryStore
from app.domain.watch import Stopped, Watch
from app.services.offload import Offload
from app.services.sending_work import Standing

if TYPE_CHECKING:
    from app.clinic.door import Door

T = TypeVar("T")
_log = logging.getLogger(__name__)

MOST_REFUSED = 5
"""Days kept back one after the other, with nothing taken between them, after which the rest is
left alone: the server takes nothing just now."""

OVER = 1_000_000
"""As the number of a try: there are no more."""

_JITTER = wait_exponential_jitter(initial=1, max=LONGEST_WAIT, jitter=1)


class Access(Protocol):
    """The way to the clinic's computer (``ClinicAccess``)."""

    async def ask(self, work: Callable[[Door], T]) -> T:
        """Run ``work`` on a network thread, signed in. ``SignInExpired``."""
        ...


@dataclass
class Delivering:
    """One sending. ``pause`` waits some seconds. ``receipts``: of what arrived. ``trouble``: one
    that needs a sentence of its own."""

    store: Callable[[], DiaryStore]
    access: Access
    offload: Offload
    clock: Clock
    standing: Standing
    pause: Callable[[float], Awaitable[None]]
    receipts: list[Receipt] = field(default_factory=list)
    trouble: ClinicError | None = None
    _blocked: set[str] = field(default_factory=set)
    _refused: int = 0
    _stopped: bool = False

    @property
    def abilities(self) -> Abilities:
        """What the clinic's computer can do; nothing while that is not known."""
        return self.standing.abilities or Abilities(transaction=False)

    async def deliver(self, parcels: Sequence[Parcel], watch: Watch) -> None:
        """Deliver ``parcels`` and what becomes of them. ``Stopped`` leaves everything that did
        not arrive waiting."""
        queue = deque(parcel for parcel in parcels if parcel.why not in ASKS)
        number, every = 0, max(len(queue), 1)
        while queue and not self._stopped:
            parcel = queue.popleft()
            step = watch.within(min(number / every, 1), min((number + 1) / every, 1))
            number += 1
            if not self._blocked & {line.key for line in parcel.lines}:
                queue.extendleft(reversed(await self._one(parcel, step)))
                every = max(every, number + len(queue))
        watch.at(1)

    async def leave_all(self, parcels: Sequence[Parcel], error: ClinicError) -> None:
        """Note of each parcel why nothing could be sent at all."""
        decided = decide(error, OVER)
        decision = decided if decided.do is Do.WAIT else Decision(Do.WAIT, Why.OFFLINE)
        for parcel in parcels:
            attempt = Attempt(parcel, b"", self.standing.maker, Way.BUNDLE, self.abilities)
            await self._leave(attempt, decision)
        if decided.do is Do.WAIT:
            self._tell(error)
        else:
            self.trouble = error

    async def _one(self, parcel: Parcel, watch: Watch) -> Sequence[Parcel]:
        """Deliver one. Its parts that come next."""
        try:
            content = await self._database(lambda store: store.parcel_content(parcel.id))
        except EntryDamaged:
            # Nothing is lost with it: what it held was not acknowledged, and is packed again.
            await self._database(lambda store: store.acknowledge(parcel.id, None))
            return ()
        if content is None:
            return ()
        try:
            attempt = self._attempt(parcel, content)
        except AbilityMissing as missing:
            self.trouble = missing
            return ()
        if not self.standing.signs and any(_signs(line) for line in parcel.lines):
            things = [piece for piece in attempt.pieces if not _signs(piece.line)]
            return await self._settle(attempt, [Rest(things)])
        try:
            await self.tries(lambda door: attempt.send(door, watch), watch)
        except ClinicError as error:
            return await self._after(attempt, error, watch)
        except Stopped:
            if attempt.begun:
                await self._leave(attempt, Decision(Do.WAIT, Why.UNCLEAR))
            raise
        return await self._settle(attempt, attempt.rest(Why.UNCLEAR))

    def _attempt(self, parcel: Parcel, content: bytes) -> Attempt:
        types = {line.type for line in parcel.lines} - {PROVENANCE}
        way = way_of(self.abilities, types)
        if way is Way.REPORT and types != {REPORT}:
            raise AbilityMissing(("transaction",))
        return Attempt(parcel, content, self.standing.maker, way, self.abilities)

    async def tries(self, work: Callable[[Door], T], watch: Watch) -> T:
        """``work``, again as long as ``decide`` says so."""

        def decided(state: RetryCallState) -> Decision | None:
            error = state.outcome.exception() if state.outcome else None
            if not isinstance(error, ClinicError):
                return None
            return decide(error, state.attempt_number)

        def again(state: RetryCallState) -> bool:
            decision = decided(state)
            return decision is not None and decision.do is Do.AGAIN

        def seconds(state: RetryCallState) -> float:
            decision = decided(state)
            asked = None if decision is None else decision.seconds
            return _JITTER(state) if asked is None else asked

        async def pause(left: float) -> None:
            while left > 0:
                watch.at(0)
                await self.pause(min(left, 0.25))
                left -= 0.25

        trying = AsyncRetrying(retry=again, wait=seconds, sleep=pause, reraise=True)
        return await trying(self.access.ask, work)

    async def _after(self, attempt: Attempt, error: ClinicError, watch: Watch) -> Sequence[Parcel]:
        """What becomes of a parcel that did not arrive whole."""
        decision = decide(error, OVER)
        if decision.do is Do.LOOK:
            return await self._look(attempt, error, watch)
        if decision.do is Do.SPLIT:
            return await self._split(attempt, error, watch)
        await self._leave(attempt, decision)
        self._stopped = decision.stop
        self._blocked.update(line.key for line in attempt.parcel.lines)
        self._tell(error)
        return ()

    def _tell(self, error: ClinicError) -> None:
        if not isinstance(error, _WORDS_IN_WHY):
            self.trouble = error

    async def _look(self, attempt: Attempt, error: ClinicError, watch: Watch) -> Sequence[Parcel]:
        try:
            rests = await self.tries(lambda door: attempt.look(door, watch), watch)
        except ClinicRefuses:
            rests = None
        except ClinicError as second:
            return await self._after(attempt, second, watch)
        if rests is None:
            return await self._split(attempt, error, watch)
        return await self._settle(attempt, rests)

    async def _split(self, attempt: Attempt, error: ClinicError, watch: Watch) -> Sequence[Parcel]:
        """Keep back what is refused. It is looked for first: what asks the person must not be
        there already, for what they take out of the diary then is not taken back there."""
        refusal = error if isinstance(error, ClinicRefuses) else ClinicRefuses(0)
        named = {attempt.pieces[n].line.key for n in refusal.at if n < len(attempt.pieces)}
        left = attempt.left
        at = tuple(n for n, piece in enumerate(left) if piece.line.key in named)
        rests = after_refusal(left, ClinicRefuses(refusal.status, refusal.reason, at))
        refused = [piece for rest in rests if rest.why in ASKS for piece in rest.pieces]
        if refused:
            try:
                await self.tries(lambda door: attempt.arrived(door, refused, watch), watch)
            except ClinicRefuses:
                _log.info("what was refused cannot be looked for")
            except ClinicError as second:
                return await self._after(attempt, second, watch)
            rests = [_without(rest, attempt.done) for rest in rests]
        self._refused += any(rest.why is Why.REFUSED and rest.pieces for rest in rests)
        self._stopped = self._refused >= MOST_REFUSED
        return await self._settle(attempt, rests)

    async def _leave(self, attempt: Attempt, decision: Decision) -> None:
        """Leave a parcel, or what did not arrive of it, waiting."""
        if attempt.done:
            await self._settle(attempt, attempt.rest(decision.why), decision.seconds)
        else:
            tried = replace(self._tried(attempt, decision.seconds), why=decision.why, reason="")
            await self._database(lambda store: store.note_try(tried))

    def _tried(self, attempt: Attempt, seconds: float | None) -> Parcel:
        now, old = self.clock.now(), attempt.parcel
        later = None if seconds is None else now + timedelta(seconds=seconds)
        return replace(old, tries=old.tries + attempt.tries, tried_at=now, not_before=later)

    async def _settle(
        self, attempt: Attempt, rests: Sequence[Rest], seconds: float | None = None
    ) -> Sequence[Parcel]:
        """Write down what arrived, and what is left, in one go. The parts that come next."""
        receipt, standing, old = self._receipt(attempt), self.standing, attempt.parcel
        if receipt is not None:
            self._refused = 0
            self.receipts.append(receipt)
        tried = self._tried(attempt, seconds)

        def work(store: DiaryStore) -> list[Parcel]:
            asks = any(rest.why in ASKS for rest in rests)
            kept = without_newer(rests, old.id, store.parcels()) if asks else rests
            parts = [parcel_of(tried, rest, standing.maker) for rest in kept if rest.pieces]
            store.acknowledge(old.id, receipt, parts)
            return [parcel for parcel, _ in parts]

        parts = await self._database(work)
        return [part for part in parts if part.why is Why.NEW]

    def _receipt(self, attempt: Attempt) -> Receipt | None:
        lines, now, old = attempt.accepted, self.clock.now(), attempt.parcel
        if not lines:
            return None
        return Receipt(
            id=uuid4(),
            day=local_day(now),
            entered_at=now,
            sending=old.sending,
            clinic=old.clinic,
            to=self.standing.clinic.name,
            way=attempt.way.value,
            lines=lines,
        )

    async def _database(self, work: Callable[[DiaryStore], T]) -> T:
        return await self.offload.database(lambda: work(self.store()))


def _without(rest: Rest, done: Mapping[str, Delivered]) -> Rest:
    left = [piece for piece in rest.pieces if piece.line.key not in done]
    return Rest(left if not all(_signs(p.line) for p in left) else (), rest.why, rest.reason)


def _signs(line: Line) -> bool:
    return line.kind is Sent.MAKER


_WORDS_IN_WHY = (
    AnswerStrange,
    ClinicBusy,
    ClinicForbids,
    ClinicRefuses,
    ClinicUnreachable,
    SignInExpired,
)
"""What the reason of waiting says enough of."""
