"""The agreed plan: entering, reading back, changing, and what hangs on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from app.domain.history import Day, days
from app.domain.milestone_rules import Course as Looked
from app.domain.milestone_rules import GoingWell, going_well, reached
from app.domain.milestones import Milestone, standing
from app.domain.plan_changes import Decision, Difference, differences, stay, take_back
from app.domain.plan_rows import StepRow, step_rows
from app.domain.ports import DiaryStore
from app.domain.records import RecordStore
from app.domain.taper import ChangeKind, Course, PauseRequest, Plans, PlanVersion
from app.i18n.formats import Formats
from app.services.plan_build import begin, build, fill
from app.services.plan_reading import ReadPlan, read_plan
from app.services.plan_sheet import KEY, PlanSheet
from app.services.reading import DayReader, Forgiving
from app.services.records import RecordService, read_doses, read_plans

MILESTONE_DAYS = 3660
"""How far back the rules of the milestones look: ten years."""


@dataclass(frozen=True)
class CourseRows:
    """A medicine of the version in force with its steps as rows."""

    course: Course
    rows: tuple[StepRow, ...]


@dataclass(frozen=True)
class Change:
    """A version with what it changed in the one before it (nothing, for the first)."""

    version: PlanVersion
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class PlanView:
    """What the Plan screen shows.

    ``version`` is in force today; ``coming`` holds from a day to come. ``changes`` has the
    newest version first. ``begun``: something was typed into the form and not agreed yet.
    ``request``: the wish to talk about pausing that stands.
    """

    today: date
    version: PlanVersion | None
    coming: PlanVersion | None
    courses: tuple[CourseRows, ...]
    changes: tuple[Change, ...]
    begun: bool
    request: PauseRequest | None


@dataclass(frozen=True)
class MilestoneRow:
    """A milestone and the day on which it was reached, if it was."""

    milestone: Milestone
    reached: date | None


class PlanService:
    """The plan of the open diary of one window. Every method returns after the disk has it."""

    def __init__(self, records: RecordService) -> None:
        self.records = records

    async def view(self) -> PlanView:
        """Everything that the Plan screen shows, in one visit to the database thread."""
        return await self.records.read(lambda store: _view(store, self.records.today()))

    async def plans(self) -> Plans:
        """Every version."""
        return await self.records.read(read_plans)

    async def sheet(self) -> PlanSheet:
        """The form as it was left; empty when nothing was begun."""
        return PlanSheet(self.records, await self.records.form(KEY))

    async def begin_plan(self) -> PlanSheet:
        """The form of a first plan, as it was left or new."""
        sheet = await self.sheet()
        begin(sheet)
        await sheet.flush()
        return sheet

    async def begin_change(self, kind: ChangeKind, formats: Formats) -> PlanSheet:
        """The form of a change of the version in force (of the next one before it is), as it
        was left or filled with what holds now. ``LookupError`` when there is no plan."""
        sheet = await self.sheet()
        if not sheet.get("kind"):
            plans, today = await self.plans(), self.records.today()
            base = plans.on(today) or plans.latest
            if base is None:
                raise LookupError("there is no plan to change")
            fill(sheet, base, kind, formats, today)
            await sheet.flush()
        return sheet

    async def discard(self) -> None:
        """Forget the form because the person asked for it."""
        await self.records.discard(KEY)

    async def base_of(self, sheet: PlanSheet) -> PlanVersion | None:
        """The version that the form changes."""
        wanted = sheet.get("base")
        plans = await self.plans() if wanted else None
        saved = plans.saved if plans is not None else ()
        return next((v for v in saved if str(v.id) == wanted), None)

    async def check(self, sheet: PlanSheet, formats: Formats) -> ReadPlan:
        """What keeps the form from being agreed."""
        base = await self.base_of(sheet)
        return read_plan(sheet, formats, self.records.today(), base)

    async def preview(self, sheet: PlanSheet, formats: Formats) -> Change | None:
        """The version that the form describes, to be read back, with what it changes; ``None``
        while there is something to look at."""
        base = await self.base_of(sheet)
        read = read_plan(sheet, formats, self.records.today(), base)
        if read.problems:
            return None
        version = build(sheet, read, base, _draft_id(sheet), self.records.now())
        return Change(version, differences(base, version) if base is not None else ())

    async def agree(self, sheet: PlanSheet, formats: Formats) -> PlanVersion | None:
        """ "This is what my clinic and I agreed": keep the version and forget the form.
        ``None`` while there is something to look at; the form then stays as it is."""
        await sheet.flush()
        change = await self.preview(sheet, formats)
        if change is None:
            return None
        await self.records.add([change.version], clears=KEY)
        return change.version

    async def stay(
        self, kind: ChangeKind, decision: Decision, medicines: Collection[UUID] | None = None
    ) -> PlanVersion | None:
        """Pause, hold or finish the version in force on ``decision.valid_from``, or some of
        its medicines. ``None`` when nothing is agreed for that day."""
        base = (await self.plans()).on(decision.valid_from)
        if base is None:
            return None
        try:
            version = stay(base, kind, decision, uuid4(), self.records.now(), medicines)
        except ValueError:
            return None
        await self.records.add([version])
        return version

    async def undo(self, version: PlanVersion) -> None:
        """Take a version off the plan again."""
        await self.records.add([take_back(version, uuid4(), self.records.now())])

    async def ask_to_pause(self, note: str, clears: str | None = None) -> PauseRequest:
        """Record the wish to talk about pausing. It changes nothing in the plan."""
        now = self.records.now()
        request = PauseRequest(uuid4(), now.date(), now, note.strip())
        await self.records.add([request], clears)
        return request

    async def withdraw(self, request: PauseRequest) -> None:
        """Take the wish back, or note that it was talked about."""
        gone = replace(
            request,
            id=uuid4(),
            entered_at=self.records.now(),
            supersedes=request.id,
            undone=True,
        )
        await self.records.add([gone])

    async def milestones(self) -> tuple[tuple[MilestoneRow, ...], GoingWell | None]:
        """The milestones with the days on which they were reached, and how things stand
        against "going well" (``None`` without a plan)."""
        today = self.records.today()
        found, looked = await self.records.read(lambda store: _looked(store, today))
        if looked is None:
            return tuple(MilestoneRow(m, m.marked) for m in found), None
        rows = await self.records.offload.drawing(
            lambda: tuple(MilestoneRow(m, reached(m, looked)) for m in found)
        )
        # PEG, PHQ-2 and alerts are not asked or raised by this version: not known.
        return rows, going_well(looked, None, None, None, None)

    async def keep_milestone(self, milestone: Milestone, clears: str | None = None) -> None:
        """Add a milestone, or a new wording or mark of one (``supersedes``)."""
        await self.records.add([milestone], clears)


def _draft_id(sheet: PlanSheet) -> UUID:
    """One id for one form, so that pressing twice saves once."""
    if not sheet.get("id"):
        sheet.put("id", str(uuid4()))
    return UUID(sheet.get("id"))


def _view(store: RecordStore, today: date) -> PlanView:
    plans = read_plans(store)
    version = plans.on(today)
    shown = version or plans.latest
    courses = shown.courses if shown is not None else ()
    requests = store.records(PauseRequest)
    gone = {r.supersedes for r in requests if r.undone}
    standing_requests = [r for r in requests if not r.undone and r.id not in gone]
    coming = next((v for v in plans.versions if v.valid_from > today), None)
    return PlanView(
        today=today,
        version=version,
        coming=coming,
        courses=tuple(CourseRows(c, step_rows(plans, c, today)) for c in courses),
        changes=_changes(plans.versions),
        begun=bool(store.form(KEY)),
        request=standing_requests[-1] if standing_requests else None,
    )


def _changes(versions: Sequence[PlanVersion]) -> tuple[Change, ...]:
    pairs = zip((None, *versions), versions, strict=False)
    found = [Change(v, differences(b, v) if b is not None else ()) for b, v in pairs]
    return tuple(reversed(found))


def _looked(store: DiaryStore, today: date) -> tuple[tuple[Milestone, ...], Looked | None]:
    found = standing(store.records(Milestone))
    plans = read_plans(store)
    first = plans.first_day
    if first is None:
        return found, None
    doses = read_doses(store, plans)
    return found, Looked(plans, doses, _days(store, first, today), today)


def _days(store: DayReader, first: date, today: date) -> list[Day]:
    """The days that the rules look at: from before the first reduction on."""
    since = max(first - timedelta(days=60), today - timedelta(days=MILESTONE_DAYS))
    return days(Forgiving(store).between(since, today))
