"""From the plan's form to a version that can be kept, and from a version back to the form."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from app.domain import plan_check
from app.domain.medicines import Medicine
from app.domain.plan_changes import continued, stands
from app.domain.taper import (
    AsNeeded,
    ChangeKind,
    Contact,
    Course,
    DecidedBy,
    PlanVersion,
    Step,
)
from app.i18n.formats import Formats
from app.i18n.reading import amount_example, day_example
from app.services.plan_reading import ReadPlan, kind_of
from app.services.plan_sheet import CONTACTS, MEDICINES, PlanSheet


def build(
    sheet: PlanSheet, read: ReadPlan, base: PlanVersion | None, new_id: UUID, now: datetime
) -> PlanVersion:
    """The version that the form describes. ``ValueError`` while ``read`` has problems."""
    if read.problems or read.valid_from is None or read.raw.agreed_on is None:
        raise ValueError("the plan has problems")
    kind = kind_of(sheet)
    courses = plan_check.courses(read.raw)
    if base is not None:
        courses = tuple(_after(c, base, read.valid_from, kind) for c in courses)
    return PlanVersion(
        id=new_id,
        valid_from=read.valid_from,
        entered_at=now,
        author=read.raw.author,
        agreed_on=read.raw.agreed_on,
        reason=sheet.get("reason").strip(),
        contingency=sheet.get("contingency").strip(),
        follow_up_days=read.raw.follow_up_days,
        courses=courses,
        as_needed=plan_check.as_needed(read.raw),
        contacts=_contacts(sheet),
        kind=kind,
        decided_by=DecidedBy(sheet.get("decided_by") or DecidedBy.TOGETHER),
        supersedes=base.id if kind is ChangeKind.CORRECTED and base is not None else None,
    )


def _after(course: Course, base: PlanVersion, valid_from: date, kind: ChangeKind) -> Course:
    """The course of a change with how it stands; what was in force before stays in front."""
    before, standing = base.course(course.medicine.id), stands(course, base, kind, valid_from)
    if before is None or kind is ChangeKind.CORRECTED:
        return standing
    return continued(before, standing, valid_from)


def _contacts(sheet: PlanSheet) -> tuple[Contact, ...]:
    rows = (
        Contact(*(sheet.get(f"{row}.{name}").strip() for name in ("name", "phone", "hours")))
        for row in sheet.rows(CONTACTS)
    )
    return tuple(c for c in rows if c.name or c.phone or c.hours)


def begin(sheet: PlanSheet) -> None:
    """The empty form of a first plan: one medicine with one step, one contact."""
    if not sheet.get(MEDICINES):
        sheet.begin_medicine()
        sheet.add(CONTACTS, "c")
        sheet.put("kind", ChangeKind.AGREED)
        sheet.put("id", str(uuid4()))


def fill(
    sheet: PlanSheet, base: PlanVersion, kind: ChangeKind, formats: Formats, today: date
) -> None:
    """The form of a change: what ``base`` says, for the person to put right.

    Steps that are over are left out, but not of a slip, and not those that waited while the
    course stayed where it was. A pause ends with new dates from the clinic, so for ``RESUMED``
    its dates stay empty. Who decided, when and why is asked anew.
    """
    slip = kind is ChangeKind.CORRECTED
    sheet.put("kind", kind)
    sheet.put("id", str(uuid4()))
    sheet.put("base", str(base.id))
    sheet.put("author", base.author)
    sheet.put("contingency", base.contingency)
    sheet.put("follow_up", str(base.follow_up_days) if base.follow_up_days else "")
    if slip:
        sheet.put("valid_from", day_example(base.valid_from, formats))
        sheet.put("agreed_on", day_example(base.agreed_on, formats))
        sheet.put("reason", base.reason)
        sheet.put("decided_by", base.decided_by)
    for course in base.courses:
        _fill_course(sheet, course, kind, formats, None if slip else today)
    for needed in base.as_needed:
        _fill_needed(sheet, needed, formats)
    for contact in base.contacts or (Contact("", "", ""),):
        row = sheet.add(CONTACTS, "c")
        for name in ("name", "phone", "hours"):
            sheet.put(f"{row}.{name}", getattr(contact, name))


def _fill_course(
    sheet: PlanSheet, course: Course, kind: ChangeKind, formats: Formats, since: date | None
) -> None:
    row = sheet.begin_medicine(course.medicine.id)
    _fill_medicine(sheet, row, course.medicine)
    steps = course.steps if since is None else _left(course, since)
    dates = kind is not ChangeKind.RESUMED or not course.state.stays
    for number, step in enumerate(steps):
        name = f"{row}.s1" if number == 0 else f"{row}.{sheet.add(f'{row}.steps', 's')}"
        _fill_step(sheet, name, step, formats, dates)


def _left(course: Course, today: date) -> tuple[Step, ...]:
    """The step whose amount holds today and all after it; of a pause these are the ones that
    waited, though their dates have passed."""
    now = course.step_on(today)
    if now is not None:
        return course.steps[course.steps.index(now) :]
    return tuple(s for s in course.steps if s.end >= today)


def _fill_step(sheet: PlanSheet, name: str, step: Step, formats: Formats, dates: bool) -> None:
    for suffix, line in zip(("", "2"), step.lines, strict=False):
        sheet.put(f"{name}.amount{suffix}", amount_example(line.amount, formats))
        sheet.put(f"{name}.times{suffix}", str(line.times))
    if len(step.lines) > 1:
        sheet.put(f"{name}.uneven", "yes")
    if dates:
        sheet.put(f"{name}.start", day_example(step.start, formats))
        sheet.put(f"{name}.end", day_example(step.end, formats))


def _fill_needed(sheet: PlanSheet, needed: AsNeeded, formats: Formats) -> None:
    row = sheet.begin_needed(needed.medicine.id)
    _fill_medicine(sheet, row, needed.medicine)
    sheet.put(f"{row}.maximum", amount_example(needed.daily_maximum, formats))
    if needed.amount is not None:
        sheet.put(f"{row}.needed_amount", amount_example(needed.amount, formats))


def _fill_medicine(sheet: PlanSheet, row: str, medicine: Medicine) -> None:
    sheet.put(f"{row}.name", medicine.name)
    sheet.put(f"{row}.ingredient", medicine.ingredient)
    sheet.put(f"{row}.unit", medicine.unit)
    release = {True: "long", False: "short", None: ""}[medicine.long_acting]
    sheet.put(f"{row}.release", release)
