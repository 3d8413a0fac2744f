"""Reading the plan from the clinic, in one window: what is under way, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import flet as ft

from app.domain.clinic.errors import ClinicForbids, SignInExpired
from app.domain.errors import GlidepathError
from app.domain.taper import PlanVersion
from app.i18n.translator import Message
from app.services.clinic_plan import ClinicPlanService, ReadFromClinic
from app.views.components.working import Job
from app.views.trouble import trouble_message


@ft.observable
@dataclass
class Reading:
    """What the page shows. ``clinic``: its name. ``sign_in``: what is missing is a sign-in.
    ``stale``: the plan was changed in another window, so that something else is shown now."""

    job: Job
    service: ClinicPlanService
    clinic: str
    read: ReadFromClinic | None = None
    problem: Message | None = None
    sign_in: bool = False
    stale: bool = False
    busy: bool = False

    async def begin(self) -> None:
        """Ask the clinic's computer. Stopped, or in trouble, what stood there stays."""
        if self.job.busy or self.busy:
            return
        self.busy, self.problem, self.sign_in, self.stale = True, None, False, False
        try:
            found = await self.job.run(self.service.read)
            if found is not None:
                self.read = found
        except GlidepathError as error:
            self.problem = trouble_message(error)
            self.sign_in = isinstance(error, SignInExpired | ClinicForbids)
        finally:
            self.busy = False

    async def look_again(self) -> None:
        """The diary changed: what waits is shown beside the plan as it is now."""
        shown = self.read
        if shown is None or shown.offered is None or shown.same or self.busy:
            return
        now = await self.service.waiting()
        if now is None or (now.offered is not None and now.offered.is_as(shown.offered)):
            return
        self.read, self.stale = replace(now, visits=shown.visits), True

    async def confirm(self, read: ReadFromClinic) -> PlanVersion | None:
        """Keep the version; ``None`` where something else has to be looked at first."""
        if self.busy:
            return None
        self.busy = True
        try:
            version = await self.service.accept(read)
            if version is None:
                self.read, self.stale = await self.service.waiting(), True
            return version
        finally:
            self.busy = False
