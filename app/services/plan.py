"""The agreed plan: entering, reading back, changing, and what hangs on it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from app.domain.chains import standing
from app.domain.plan_changes import Decision, stay, take_back
from app.domain.plan_differences import Difference, differences
from app.domain.plan_rows import StepRow, step_rows
from app.domain.records import RecordStore
from app.domain.taper import ChangeKind, Course, PauseRequest, Plans, PlanVersion
from app.i18n.formats import Formats
from app.services import plan_stay
from app.services.milestones import MilestoneService
from app.services.plan_build import begin, build, fill
from app.services.plan_reading import ReadPlan, read_plan
from app.services.plan_sheet import CONTACTS, KEY, MEDICINES, NEEDED, PlanSheet
from app.services.plan_stay import read_stay
from app.services.records import RecordService, read_plans
from app.services.sheet import Sheet, open_sheet

ASK_KEY = "plan.ask"
"""The form of the wish to talk about pausing."""

ASK_NOTE = "note"
"""Its only field."""


@dataclass(frozen=True)
class CourseRows:
    """A medicine of the version in force with its steps as rows."""

    course: Course
    rows: tuple[StepRow, ...]


@dataclass(frozen=True)
class Change:
    """A version with what it changed in the one before it (nothing, for the first). ``slip``:
    what it put right in the version that it supersedes."""

    version: PlanVersion
    differences: tuple[Difference, ...] = ()
    slip: tuple[Difference, ...] = ()


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
    begun_kind: ChangeKind = ChangeKind.AGREED
    """What the form that was begun is for."""


class PlanService:
    """The plan of the open diary of one window. Every method returns after the disk has it."""

    def __init__(self, records: RecordService) -> None:
        self.records = records
        self.milestones = MilestoneService(records)

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
        sheet.untouched()
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
            sheet.untouched()
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
        version = build(sheet, read, base, UUID(sheet.get("id")), self.records.now())
        return Change(version, differences(base, version) if base is not None else ())

    async def agree(self, sheet: PlanSheet, formats: Formats) -> PlanVersion | None:
        """ "This is what my clinic and I agreed": keep the version and forget the form.
        ``None`` while there is something to look at; the form then stays as it is."""
        await sheet.settle()
        change = await self.preview(sheet, formats)
        if change is None:
            return None
        version = change.version
        return await self.records.change(lambda store: _keep(store, version))

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

    async def stay_sheet(self) -> Sheet:
        """The form of a pause, a hold or the end, as it was left."""
        sheet = await open_sheet(self.records, plan_stay.KEY)
        if not sheet.get("id"):  # one id for one form: pressing twice saves once
            sheet.put("id", str(uuid4()))
        return sheet

    async def agree_stay(
        self, sheet: Sheet, kind: ChangeKind, formats: Formats
    ) -> PlanVersion | None:
        """Keep the pause, hold or end that the form describes; ``None`` while there is
        something to look at. The form then stays as it is."""
        await sheet.flush()
        now, today = self.records.now(), self.records.today()
        read = read_stay(sheet, kind, await self.plans(), formats, now, today)
        if read.version is None:
            return None
        await self.records.add([read.version], clears=plan_stay.KEY)
        return read.version

    async def undo_stay(self, version: PlanVersion, fields: Mapping[str, str]) -> None:
        """Take a pause, hold or end back; what was typed returns into its form."""
        await self.undo(version)
        again = {name: text for name, text in fields.items() if name != "id"}
        await self.records.keep(plan_stay.KEY, again)

    async def ask_sheet(self) -> Sheet:
        """The wish to talk about pausing, as far as it is typed."""
        return await open_sheet(self.records, ASK_KEY)

    async def ask_to_pause(self, sheet: Sheet) -> PauseRequest:
        """Record the wish to talk about pausing. It changes nothing in the plan. A second
        press says the same once."""
        await sheet.flush()
        return await self._ask(sheet.get(ASK_NOTE).strip(), self.records.today())

    async def ask_again(self, gone: PauseRequest) -> PauseRequest:
        """Put a wish back that was taken back."""
        return await self._ask(gone.note, gone.day)

    async def _ask(self, note: str, day: date) -> PauseRequest:
        request = PauseRequest(uuid4(), day, self.records.now(), note)

        def work(store: RecordStore) -> PauseRequest:
            standing = read_request(store)
            if standing is None:
                store.add_records([request], ASK_KEY)
            return standing or request

        return await self.records.change(work)

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

    async def undo_ask(self, request: PauseRequest) -> None:
        """Take a wish back that was just recorded; its words return into the form."""
        await self.withdraw(request)
        await self.records.keep(ASK_KEY, {ASK_NOTE: request.note})


def _keep(store: RecordStore, version: PlanVersion) -> PlanVersion:
    """Keep what a form says, once, and forget the form. Where another window agreed on the
    same form and this one says something else, it is a version of its own and not lost."""
    there = next((v for v in store.records(PlanVersion) if v.id == version.id), None)
    if there is not None and replace(version, entered_at=there.entered_at) == there:
        store.drop_form(KEY)
        return there
    if there is not None:
        version = replace(version, id=uuid4())
    store.add_records([version], KEY)
    return version


def _view(store: RecordStore, today: date) -> PlanView:
    plans, form = read_plans(store), store.form(KEY)
    version = plans.on(today)
    coming = next((v for v in plans.versions if v.valid_from > today), None)
    shown = version or coming
    courses = shown.courses if shown is not None else ()
    return PlanView(
        today=today,
        version=version,
        coming=coming,
        courses=tuple(CourseRows(c, step_rows(plans, c, today)) for c in courses),
        changes=_changes(plans),
        begun=_begun(form),
        request=read_request(store),
        begun_kind=ChangeKind(form.get("kind") or ChangeKind.AGREED),
    )


def _begun(form: Mapping[str, str]) -> bool:
    """Whether something was typed: a form that was only opened has nothing but its rows."""
    rows = (".id", ".top", ".steps")
    return any(
        text
        for name, text in form.items()
        if name not in ("id", "kind", MEDICINES, NEEDED, CONTACTS) and not name.endswith(rows)
    )


def read_request(store: RecordStore) -> PauseRequest | None:
    """The wish to talk about pausing that stands. Blocking."""
    found = standing(store.records(PauseRequest))
    return found[-1].row if found else None


def _changes(plans: Plans) -> tuple[Change, ...]:
    pairs = zip((None, *plans.versions), plans.versions, strict=False)
    by_id = {v.id: v for v in plans.saved}
    found = [
        Change(
            version,
            differences(before, version) if before is not None else (),
            _slip(by_id.get(version.supersedes) if version.supersedes else None, version),
        )
        for before, version in pairs
    ]
    return tuple(reversed(found))


def _slip(wrong: PlanVersion | None, right: PlanVersion) -> tuple[Difference, ...]:
    return differences(wrong, right) if wrong is not None else ()
