"""The form of a pause, a hold or the end in one window, and what it means in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.domain.taper import ChangeKind, Contact, Course, Plans
from app.services.plan_stay import ReadStay, read_stay
from app.services.sheet import Sheet
from app.views.components.kept_field import WHOLE
from app.views.over import Heard
from app.views.plan.standing import per_day, waits
from app.views.ui import Ui


@dataclass(eq=False)
class Stay:
    """``kind``: paused, held or finished."""

    ui: Ui
    sheet: Sheet
    kind: ChangeKind
    plans: Plans
    today: date
    checks: Heard = field(init=False)

    def __post_init__(self) -> None:
        self.checks = Heard(self._sentences)

    def read(self) -> ReadStay:
        """What the form says."""
        now = self.ui.plan.records.now()
        return read_stay(self.sheet, self.kind, self.plans, self.ui.formats, now, self.today)

    def _sentences(self) -> dict[str, str]:
        found = {name: self.ui.words.say(said) for name, said in self.read().problems.items()}
        return found | ({WHOLE: self.ui.t("plan-stay-look")} if found else {})

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Who can be called."""
        version = self.plans.on(self.today) or self.plans.latest
        return version.contacts if version is not None else ()


def meaning(ui: Ui, kind: ChangeKind, read: ReadStay) -> list[str]:
    """From which day what stays where: "From 3 Mar 2025: Morphine stays at 40 mg a day."."""
    version = read.version
    if version is None:
        return [ui.t("plan-stay-unread")]
    day = ui.formats.table_day(version.valid_from)
    lines = [_stays(ui, kind, course, day) for course in read.meant]
    if any(waits(course) for course in read.meant):
        lines.append(ui.t("plan-stay-read-wait"))
    until = next((c.until for c in read.meant if c.until is not None), None)
    if until is not None:
        lines.append(ui.t("plan-stands-until", day=ui.formats.table_day(until)))
    if read.later is not None:
        lines.append(ui.t("plan-stay-read-later", day=ui.formats.table_day(read.later)))
    return lines


def _stays(ui: Ui, kind: ChangeKind, course: Course, day: str) -> str:
    step = course.step_on(course.since) if course.since is not None else None
    none = kind is ChangeKind.FINISHED and (step is None or not step.daily)
    message = f"plan-stay-read-{kind}-none" if none else f"plan-stay-read-{kind}"
    dose = per_day(ui, step, course) if step is not None else ""
    return ui.t(message, day=day, medicine=course.medicine.name, dose=dose)
