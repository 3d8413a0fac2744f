"""Logging days: drafts that survive a kill, saving, undo, corrections, reading back."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from app.domain.checkins import (
    BACK_FILL_DAYS,
    Answer,
    CheckIn,
    Draft,
    DraftKey,
    is_asked,
)
from app.domain.clock import Clock, local_day
from app.domain.errors import GlidepathError, InvalidAnswers
from app.domain.history import Day, Entry, days, days_without, severe
from app.domain.items import ITEMS
from app.domain.ports import DiaryFiles, DiaryStore
from app.domain.validation import Problem, validate
from app.services.alerts import AlertService
from app.services.appointments import AppointmentService
from app.services.clinic_limits import LimitsService
from app.services.dose_history import dose_reach, recent_dose_days
from app.services.doses import DoseService
from app.services.help_contacts import ContactService
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.plan import PlanService
from app.services.questions import QuestionService
from app.services.reading import Forgiving, Stretch, read_stretch, readable_drafts
from app.services.records import RecordService
from app.services.scales import ScaleService
from app.services.signs import SignService

UNDO_SECONDS = 10
"""How long a save can be taken back with one tap (``product.md``, Check-in)."""

GAP_DAYS = 3
"""Days without an entry after which Today says "Welcome back" *(product)*."""

log = logging.getLogger("glidepath")


@dataclass(frozen=True)
class TodayView:
    """What Today shows. ``missed``: days that may still be added, newest first.

    ``short_first``: the last entry was a severe one, so the short check-in comes first.
    ``damaged``: days of the last week that cannot be opened.
    ``clock_back_to``: the latest day described or entered so far, when the device's clock
    now shows an earlier one; else ``None``.
    """

    today: date
    now: datetime
    day: Day | None
    drafts: Sequence[Draft]
    missed: Sequence[date]
    welcome_back: bool
    short_first: bool
    first_day: date | None
    damaged: Sequence[date]
    clock_back_to: date | None


class DiaryService:
    """The open diary of one window. Every method returns after the disk has it.

    ``plan``, ``doses``, ``appointments``, ``questions``, ``contacts`` and ``scales`` are the use
    cases of the agreed plan, of the doses taken, of the visits to the clinic and what to ask
    there, of the people to call and of the questionnaires; ``alerts`` runs the rules over all of
    it, with the thresholds of ``limits``.
    """

    def __init__(
        self, store: DiaryStore, files: DiaryFiles, offload: Offload, clock: Clock, hub: ChangeHub
    ) -> None:
        self.store = store
        self._files = files
        self._offload = offload
        self._clock = clock
        self._hub = hub
        self._background: set[asyncio.Task[None]] = set()
        records = RecordService(store, offload, clock, hub, self._copy_in_background)
        self.plan = PlanService(records)
        self.doses = DoseService(records)
        self.appointments = AppointmentService(records)
        self.contacts = ContactService(records)
        self.questions = QuestionService(records)
        self.limits = LimitsService(records)
        self.scales = ScaleService(records)
        self.signs = SignService(records)
        self.alerts = AlertService(records)

    def today(self) -> date:
        """The diary day that it is now."""
        return local_day(self._clock.now())

    async def today_view(self) -> TodayView:
        """Everything that Today needs, in one visit to the database thread."""
        return await self._offload.database(self._read_today)

    def _read_today(self) -> TodayView:
        now = self._clock.now()
        today = local_day(now)
        reader = Forgiving(self.store)
        first, latest = reader.first_day(), reader.latest_entry()
        recent = days(reader.between(today - timedelta(BACK_FILL_DAYS), today))
        known = [*(d.date for d in recent), *reader.damaged]
        missed = days_without(known, today - timedelta(BACK_FILL_DAYS), today - timedelta(1))
        # A person who says the doses alone is no stranger after a few days.
        said = recent_dose_days(self.store, today - timedelta(BACK_FILL_DAYS), today)
        began = min((d for d in (first, *said) if d is not None), default=today)
        offered = [d for d in reversed(missed) if began <= d]
        newest = max(local_day(latest.entered_at), latest.day) if latest else today
        quiet = days_without([*known, *said], today - timedelta(GAP_DAYS), today)
        return TodayView(
            today=today,
            now=now,
            day=next((d for d in recent if d.date == today), None),
            drafts=readable_drafts(self.store),
            missed=offered,
            welcome_back=first is not None and len(quiet) == GAP_DAYS + 1,
            short_first=bool(recent) and severe(recent[-1]),
            first_day=first,
            damaged=sorted(reader.damaged),
            clock_back_to=newest if newest > today else None,
        )

    async def days_between(self, first: date, last: date) -> list[Day]:
        """The days with an entry in force, oldest first."""
        return await self._offload.database(lambda: days(self.store.between(first, last)))

    async def day(self, day: date) -> Day | None:
        """One day, or ``None`` when nothing is in force for it."""
        found = await self.days_between(day, day)
        return found[0] if found else None

    async def reach(self) -> tuple[date, date] | None:
        """The earliest day described and the day of the row saved last; ``None`` for an
        empty diary. The second lies ahead of today when the device's clock was set back."""
        return await self._offload.database(self._read_reach)

    def _read_reach(self) -> tuple[date, date] | None:
        first, latest = self.store.first_day(), Forgiving(self.store).latest_entry()
        doses = dose_reach(self.store, self.today(), first)
        if first is None:
            return doses
        last = latest.day if latest is not None else first
        return (min(first, doses[0]), last) if doses is not None else (first, last)

    async def stretch(self, first: date, last: date) -> Stretch:
        """The days ``first`` to ``last`` and those among them that cannot be opened."""
        return await self._offload.database(read_stretch, self.store, first, last)

    async def draft(self, key: DraftKey) -> Draft | None:
        """The answers kept for ``key`` that were not saved yet."""
        return await self._offload.database(self.store.draft, key)

    async def keep(self, key: DraftKey, item_id: str, answer: Answer | None) -> Draft:
        """Keep one answer the moment it is given; ``None`` means skipped."""
        now = self._clock.now()
        return await self._offload.database(self.store.keep_answer, key, item_id, answer, now)

    async def keep_reason(self, key: DraftKey, reason: str | None) -> None:
        """Keep the reason of a correction with its draft."""

        def work() -> None:
            draft = self.store.draft(key)
            if draft is not None:
                self.store.keep_draft(replace(draft, reason=reason), self._clock.now())

        await self._offload.database(work)

    async def discard(self, key: DraftKey) -> None:
        """Forget a draft because the person asked for it."""
        await self._offload.database(self.store.drop_draft, key)
        self._hub.announce()

    async def begin_correction(self, entry: Entry) -> DraftKey:
        """Make the draft that corrects ``entry``, or find the one begun before."""
        old = entry.checkin
        key = DraftKey(old.day, old.kind, corrects=old.id)
        if await self.draft(key) is None:
            draft = Draft(uuid4(), old.day, old.kind, old.answers, corrects=old.id)
            await self._offload.database(self.store.keep_draft, draft, self._clock.now())
        return key

    async def save(self, key: DraftKey, reason: str | None = None) -> CheckIn:
        """Turn a draft into a check-in. It is on the disk when this returns.

        ``InvalidAnswers`` when there is nothing to save or an answer cannot be kept; the
        draft stays as it is then, as it does after any error of the store.
        """
        saved = await self._offload.database(self._save_now, key, reason)
        self._hub.announce()
        self._copy_in_background()
        return saved

    def _save_now(self, key: DraftKey, reason: str | None) -> CheckIn:
        # Read and append in one visit to the database thread: an answer that another
        # window gives at this moment is either in this check-in or in a draft of its own.
        draft = self.store.draft(key)
        if draft is None:
            raise InvalidAnswers((Problem("", "problem-nothing-to-save"),))
        return self.store.add(_to_checkin(draft, self._clock.now(), reason), clears=key)

    async def undo(self, checkin: CheckIn) -> DraftKey:
        """Take a save back. The answers return as a draft, so nothing typed is lost."""
        now = self._clock.now()
        draft = Draft(
            uuid4(), checkin.day, checkin.kind, checkin.answers, corrects=checkin.supersedes
        )
        taken_back = CheckIn(
            uuid4(), checkin.day, checkin.kind, now, supersedes=checkin.id, undone=True
        )

        def work() -> None:
            self.store.keep_draft(draft, now)
            self.store.add(taken_back)

        await self._offload.database(work)
        self._hub.announce()
        return DraftKey(draft.day, draft.kind, draft.corrects)

    def _copy_in_background(self) -> None:
        """Today's automatic copy, after the save was confirmed: nobody waits for it."""

        async def work() -> None:
            try:
                await self._offload.database(self._files.copy_today, self.today())
            except GlidepathError as error:
                log.warning("automatic copy not made: %s", type(error).__name__)

        task = asyncio.get_running_loop().create_task(work())
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def entry(self, checkin_id: UUID) -> Entry | None:
        """The entry in force whose current version or trail holds ``checkin_id``."""
        row = await self._offload.database(self.store.by_id, checkin_id)
        found = await self.day(row.day) if row is not None else None
        entries = found.entries if found is not None else ()
        return next((e for e in entries if e.checkin.id == checkin_id), None)


def _to_checkin(draft: Draft, now: datetime, reason: str | None) -> CheckIn:
    answers = {
        item_id: answer
        for item_id, answer in draft.answers.items()
        if item_id not in ITEMS or is_asked(ITEMS[item_id], draft.answers)
    }
    if not answers:
        raise InvalidAnswers((Problem("", "problem-nothing-to-save"),))
    if problems := validate(answers):
        raise InvalidAnswers(problems)
    # A draft begun in time may be saved at any later time; the screens begin none that is
    # out of reach. A day to come means that the device's clock was set back.
    if draft.day > local_day(now):
        raise InvalidAnswers((Problem("", "problem-day-to-come"),))
    return CheckIn(
        draft.id, draft.day, draft.kind, now, answers, draft.corrects, reason or draft.reason
    )
