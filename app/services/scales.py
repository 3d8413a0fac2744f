"""Questionnaires: what is offered today, answering, scoring, reading back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from app.domain.baseline import first_reduction
from app.domain.due import Known, Offer, due, offered
from app.domain.ports import DiaryStore
from app.domain.responses import Deferral, Response, Wait
from app.domain.results import Result, result
from app.domain.scales.model import Scale
from app.domain.scales.registry import BY_ID
from app.services.records import RecordService
from app.services.scale_read import KEY, read_known, read_responses
from app.services.sheet import open_sheet
from app.services.sitting import BY, DAY, Sitting


@dataclass(frozen=True)
class Offered:
    """A questionnaire as Today offers it. ``begun``: some of it is answered already."""

    offer: Offer
    begun: bool


@dataclass(frozen=True)
class Seen:
    """A saved response as the screens show it. ``rest``: the scale that its score offers and
    that is not answered yet. ``trail``: what it replaced, oldest first."""

    result: Result
    rest: Scale | None
    trail: tuple[Response, ...] = ()


class ScaleService:
    """The questionnaires of the open diary of one window. Every method returns after the
    disk has it."""

    def __init__(self, records: RecordService) -> None:
        self._records = records

    async def offers(self) -> tuple[Offered, ...]:
        """What Today offers: at most two, the rest of an opened one in its opener's place."""
        known = await self._known()
        return tuple(Offered(o, o.scale.id in known.begun) for o in offered(known))

    async def sitting(self, scale_id: str) -> Sitting | None:
        """A questionnaire as it was left, or new; ``None`` for one that does not exist.

        The rest of one that a score has opened begins with the answers given there.
        """
        scale = BY_ID.get(scale_id)
        if scale is None:
            return None
        sheet, known = await open_sheet(self._records, KEY), await self._known()
        kept = sheet.get(f"{scale.id}/{BY}")
        by = next((r for r in known.responses.all if str(r.id) == kept), None)
        if by is None:
            by = next((o.by for o in due(known) if o.scale.id == scale.id), None)
        return Sitting(scale, sheet, self._records.today(), by)

    async def correction(self, response_id: UUID) -> Sitting | None:
        """A saved response, to be put right; ``None`` when it is not there any more."""
        responses = await self._records.read(read_responses)
        found = responses.found(response_id)
        scale = BY_ID.get(found.row.scale) if found is not None else None
        if found is None or scale is None:
            return None
        sheet = await open_sheet(self._records, KEY)
        return Sitting(scale, sheet, self._records.today(), corrects=found.row)

    async def gone(self, sitting: Sitting) -> bool:
        """Whether another window has saved or forgotten what is on this page."""
        if not (sitting.touched and sitting.sheet.settled):
            return False
        kept = await self._records.form(KEY)
        return not any(name.startswith(sitting.prefix) for name in kept)

    async def save(self, sitting: Sitting) -> Response | None:
        """Keep the response and forget the page. ``None`` while nothing is answered; saving
        twice is saving once."""
        if not sitting.answers:
            return None
        await sitting.flush()

        def work(store: DiaryStore) -> Response:
            sitting.take_in(store.form(KEY))
            response = self._response(sitting)
            store.add_records([response])
            store.keep_fields(KEY, dict.fromkeys(sitting.names), response.entered_at)
            return response

        response = await self._records.change(work)
        sitting.leave()
        return response

    def _response(self, sitting: Sitting) -> Response:
        old, by = sitting.corrects, sitting.by
        return Response(
            id=sitting.id,
            day=old.day if old is not None else self._records.today(),
            entered_at=self._records.now(),
            scale=sitting.scale.id,
            answers=sitting.answers,
            version=sitting.scale.version,
            opened_by=old.opened_by if old is not None else by.id if by is not None else None,
            supersedes=old.id if old is not None else None,
        )

    async def discard(self, sitting: Sitting) -> None:
        """Forget what was answered and not saved, because the person asked for it."""
        gone, now = dict.fromkeys(sitting.names), self._records.now()
        await self._records.change(lambda store: store.keep_fields(KEY, gone, now))
        sitting.leave()

    async def discard_all(self) -> None:
        """Forget the form of all questionnaires, because it cannot be opened and the person
        asked for it."""
        await self._records.discard(KEY)

    async def undo(self, response: Response) -> None:
        """Take a response back; its answers return to the page."""
        row = replace(
            response,
            id=uuid4(),
            entered_at=self._records.now(),
            supersedes=response.id,
            undone=True,
        )
        prefix = response.supersedes or response.scale
        fields = {f"{prefix}/{name}": str(answer) for name, answer in response.answers.items()}
        fields[f"{prefix}/{DAY}"] = self._records.today().isoformat()
        if response.opened_by is not None and response.supersedes is None:
            fields[f"{prefix}/{BY}"] = str(response.opened_by)

        def work(store: DiaryStore) -> None:
            store.add_records([row])
            store.keep_fields(KEY, fields, row.entered_at)

        await self._records.change(work)

    async def put_off(self, scale: Scale, wait: Wait) -> Deferral:
        """ "Not now" or "not this time"."""
        now, today = self._records.now(), self._records.today()
        deferral = Deferral(uuid4(), today, now, scale.id, wait)
        await self._records.add([deferral])
        return deferral

    async def offer_again(self, deferral: Deferral) -> None:
        """Take "not now" or "not this time" back."""
        row = replace(
            deferral,
            id=uuid4(),
            entered_at=self._records.now(),
            supersedes=deferral.id,
            undone=True,
        )
        await self._records.add([row])

    async def seen(self, response_id: UUID) -> Seen | None:
        """A saved response with its score; ``None`` when it is not in force any more."""
        return next((s for s in await self._seen() if s.result.response.id == response_id), None)

    async def on(self, day: date) -> tuple[Seen, ...]:
        """The responses of a day, in the order first saved."""
        return tuple(s for s in await self._seen() if s.result.response.day == day)

    async def past(self, scale_id: str) -> tuple[Seen, ...]:
        """Every response of a scale, the newest first."""
        seen = await self._seen()
        return tuple(s for s in reversed(seen) if s.result.response.scale == scale_id)

    async def _seen(self) -> list[Seen]:
        known = await self._known()
        return await self._records.offload.drawing(_all_seen, known)

    async def _known(self) -> Known:
        today = self._records.today()
        return await self._records.read(lambda store: read_known(store, today))


def _all_seen(known: Known) -> list[Seen]:
    reduction = first_reduction(known.plans, known.today)
    open_ones = {o.by.id: o.scale for o in due(known) if o.by is not None}
    seen = []
    for found in known.responses.chains:
        scale = BY_ID.get(found.row.scale)
        if scale is not None:  # one of a newer version is kept, and not shown by this one
            own = result(scale, found.row, known.responses, reduction)
            seen.append(Seen(own, open_ones.get(found.row.id), found.trail))
    return seen
