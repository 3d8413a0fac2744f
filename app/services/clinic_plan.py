"""The plan from the clinic: read, shown as a difference, agreed to, and kept as a new version.

Nothing is replaced silently: what was read waits, sealed, until the person agrees to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import uuid4

from app.domain.clinic.clinic_version import Offered, asked
from app.domain.clinic.clinics import Clinic, current_clinic
from app.domain.clinic.errors import SignInExpired
from app.domain.clinic.plan_at_clinic import PlanAtClinic
from app.domain.clinic.plan_refusals import PlanRefusal
from app.domain.plan_changes import take_back
from app.domain.plan_check import PlanProblem
from app.domain.plan_differences import Difference, differences
from app.domain.ports import DiaryStore
from app.domain.taper import PlanVersion
from app.domain.watch import Watch
from app.services.clinic_plan_read import keep_noted, noted, offer, remember
from app.services.clinic_visits import VisitsRead, keep_visits
from app.services.records import RecordService, read_plans

if TYPE_CHECKING:
    from app.clinic.door import Door
    from app.clinic.plan.fetch import FromClinic

T = TypeVar("T")


class Asks(Protocol):
    """Asks the clinic's computer with the person's permission (``ClinicAccess``)."""

    async def ask(self, work: Callable[[Door], T]) -> T:
        """Run ``work`` on the network thread."""
        ...


@dataclass(frozen=True)
class ReadFromClinic:
    """What the clinic has, beside what was agreed.

    One of two: ``refusals``, with nothing changed; or ``offered``, to be agreed to. ``first``:
    nothing was agreed before, so that there is nothing to differ from. ``questions``: amounts to
    look at twice; indexes into the courses. ``visits``: what reading did to the list of visits;
    ``None`` where they were not read.
    """

    clinic: str
    found: PlanAtClinic | None = None
    refusals: tuple[PlanRefusal, ...] = ()
    offered: Offered | None = None
    first: bool = False
    differences: tuple[Difference, ...] = ()
    questions: tuple[PlanProblem, ...] = ()
    visits: VisitsRead | None = None

    @property
    def same(self) -> bool:
        """Whether it is what was agreed already."""
        return self.offered is not None and not self.first and not self.differences


class ClinicPlanService:
    """The clinic's plan for one window. Methods return after the disk has what they keep."""

    def __init__(self, records: RecordService, access: Asks, zone: tzinfo | None = None) -> None:
        """``zone``: of the device, ``None`` for the system's own."""
        self._records = records
        self._access = access
        self._zone = zone

    async def clinic(self) -> Clinic | None:
        """The clinic in force."""
        return await self._records.read(lambda store: current_clinic(store.records(Clinic)))

    async def read(self, watch: Watch) -> ReadFromClinic:
        """Read the plan and the visits from the clinic. What differs from the plan agreed to is
        noted, and the visits are taken over.

        ``ClinicError``: nothing is known, and nothing was changed. ``Stopped``: the same.
        """
        clinic = await self.clinic()
        if clinic is None or not clinic.patient:
            raise SignInExpired
        now, zone = self._records.now(), self._zone

        def ask(door: Door) -> FromClinic:
            from app.clinic.plan.fetch import read_clinic  # noqa: PLC0415 -- half a second
            from app.clinic.plan.read import Whose  # noqa: PLC0415 -- half a second

            whose = Whose(clinic.base, f"Patient/{clinic.patient}", clinic.name, now)
            return read_clinic(door, whose, zone, watch)

        found = await self._access.ask(ask)
        return await self._records.change(lambda store: self._take(store, clinic, found))

    def _take(self, store: DiaryStore, clinic: Clinic, found: FromClinic) -> ReadFromClinic:
        visits = None
        if found.visits is not None:
            record = f"{clinic.base}/Patient/{clinic.patient}"
            visits = keep_visits(store, record, found.visits, self._records.now())
        if found.plan is None:
            keep_noted(store, None)
            return ReadFromClinic(clinic.name, refusals=found.refusals, visits=visits)
        read = self._beside(store, clinic, found.plan)
        keep_noted(store, None if read.same or read.refusals else found.plan)
        return replace(read, visits=visits)

    def _beside(self, store: DiaryStore, clinic: Clinic, found: PlanAtClinic) -> ReadFromClinic:
        """The clinic's plan beside the one agreed to as it is now."""
        plans, today = read_plans(store), self._records.today()
        made = offer(store, found, plans, self._records.now(), today)
        if isinstance(made, PlanRefusal):
            return ReadFromClinic(clinic.name, found, refusals=(made,))
        latest = plans.latest
        return ReadFromClinic(
            clinic.name,
            found,
            offered=made,
            first=latest is None,
            differences=differences(latest, made.version) if latest is not None else (),
            questions=asked(made.version, today),
        )

    async def waiting(self) -> ReadFromClinic | None:
        """What was read before and not agreed to yet; ``None`` where nothing waits, or where it
        has become what was agreed."""

        def work(store: DiaryStore) -> ReadFromClinic | None:
            found, clinic = noted(store), current_clinic(store.records(Clinic))
            if found is None or clinic is None:
                return None
            read = self._beside(store, clinic, found)
            return None if read.same else read

        return await self._records.read(work)

    async def accept(self, read: ReadFromClinic) -> PlanVersion | None:
        """ "This is what my clinic and I agreed": keep the version. Pressed twice it is kept
        once. ``None`` where the plan was changed meanwhile, in another window: what is shown is
        not what would be agreed to."""
        shown = read.offered
        if shown is None:
            raise ValueError("there is nothing to agree to")

        def work(store: DiaryStore) -> PlanVersion | None:
            return self._agree(store, read.found, shown)

        return await self._records.change(work)

    def _agree(
        self, store: DiaryStore, found: PlanAtClinic | None, shown: Offered
    ) -> PlanVersion | None:
        plans, now = read_plans(store), self._records.now()
        there = next((v for v in plans.saved if v.id == shown.version.id), None)
        if there is not None or found is None:
            return there
        made = offer(store, found, plans, now, self._records.today())
        if not isinstance(made, Offered) or not made.is_as(shown):
            return None
        gone = [take_back(one, uuid4(), now) for one in shown.instead_of]
        store.add_records([made.version, *gone])
        remember(store, shown.codes)
        keep_noted(store, None)
        return made.version

    async def not_now(self, read: ReadFromClinic) -> None:
        """ "Not now": nothing changes, and what was read waits."""
        if read.found is not None and read.offered is not None:
            found = read.found
            await self._records.change(lambda store: keep_noted(store, found))

    async def take_back(self, read: ReadFromClinic, version: PlanVersion) -> None:
        """Undo: take a version that was just kept off the plan again, with what it took the
        place of back in force. What was read waits as before."""
        now = self._records.now()
        instead_of = read.offered.instead_of if read.offered is not None else ()

        def work(store: DiaryStore) -> None:
            back = [
                replace(one, id=uuid4(), entered_at=now, supersedes=one.id) for one in instead_of
            ]
            store.add_records([take_back(version, uuid4(), now), *back])
            keep_noted(store, read.found)

        await self._records.change(work)
