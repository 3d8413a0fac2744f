"""Doses in words: what was agreed, what was said, what comes next."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from app.domain.doses import Adherence, DoseEntry, DoseInForce, DoseKind, compare
from app.domain.medicines import Medicine
from app.i18n.amounts import amount_text
from app.i18n.times import time_text
from app.services.dose_day import NeededDay, RegularDay
from app.views.ui import Ui


def amount_of(ui: Ui, amount: Decimal, medicine: Medicine) -> str:
    """ "20 mg"."""
    return amount_text(ui.words, ui.formats, amount, medicine.unit)


def worn(ui: Ui, message: str, patch: bool, **values: object) -> str:
    """The text for something swallowed, or the one for a patch."""
    return ui.t(f"{message}-worn" if patch else message, **values)


def said_line(ui: Ui, entry: DoseEntry, planned: Decimal | None, medicine: Medicine) -> str:
    """ "You took 40 mg of 60 mg."; "You took it as planned."."""
    if entry.as_planned and (planned is None or planned):
        return worn(ui, "doses-said-planned", medicine.patch)
    return taken_line(ui, entry.amount, planned, medicine)


def taken_line(ui: Ui, amount: Decimal, planned: Decimal | None, medicine: Medicine) -> str:
    """A day's total against the agreed one, in a sentence without blame."""
    taken = amount_of(ui, amount, medicine)
    if not planned:
        return ui.t("doses-said-amount", taken=taken) if amount else ui.t("doses-said-zero")
    against = {
        Adherence.AS_PLANNED: "doses-said-same",  # in other doses or at other times
        Adherence.NONE: "doses-said-none",
        Adherence.MORE: "doses-said-more",
    }.get(compare(planned, amount), "doses-said-less")
    if against == "doses-said-less":  # "40 of 60 mg"
        taken = ui.formats.amount(amount)
    values = {"taken": taken, "planned": amount_of(ui, planned, medicine)}
    return worn(ui, against, medicine.patch, **values)


def regular_said(ui: Ui, regular: RegularDay) -> str | None:
    """What was said of a regular medicine, if anything was."""
    if regular.said is None:
        return None
    against = regular.against
    entry = regular.said.entry
    if entry.as_planned and against.adherence is Adherence.AS_PLANNED and against.planned:
        return worn(ui, "doses-said-planned", regular.medicine.patch)
    taken = against.taken if against.taken is not None else entry.amount
    return taken_line(ui, taken, against.planned, regular.medicine)


def entered_line(ui: Ui, entry: DoseEntry) -> str:
    """When it was said: the time alone on the day itself."""
    moment = entry.entered_at
    when = ui.formats.time(moment)
    if entry.supersedes is None and moment.date() == entry.day:
        return ui.t("doses-said-at", time=when)
    message = "doses-said-on" if entry.supersedes is None else "doses-corrected-on"
    return ui.t(message, day=day_of(ui, entry, moment), time=when)


def day_of(ui: Ui, entry: DoseEntry, moment: datetime) -> str:
    """A day of entry; with its year where it is another one."""
    same_year = moment.year == entry.day.year
    return (ui.formats.weekday_day if same_year else ui.formats.table_day)(moment.date())


def said_asides(ui: Ui, found: DoseInForce) -> list[str]:
    """When it was said, whether late, and why in the person's own words."""
    lines = [entered_line(ui, found.entry)]
    if found.late:
        lines.append(ui.t("doses-late"))
    if found.entry.reason:
        lines.append(ui.t("doses-reason-was", reason=found.entry.reason))
    return lines


def dose_at(ui: Ui, entry: DoseEntry, medicine: Medicine) -> str:
    """ "5 mg at 8:30 AM"."""
    amount = amount_of(ui, entry.amount, medicine)
    at = entry.doses[0].at if entry.doses else None
    if at is None:
        return amount
    return ui.t("doses-needed-dose-at", amount=amount, time=time_text(at, ui.formats))


def maximum_line(ui: Ui, needed: NeededDay) -> str:
    """ "Up to 10 mg a day"."""
    agreed = needed.agreed
    return ui.t("doses-needed-most", maximum=amount_of(ui, agreed.daily_maximum, agreed.medicine))


def needed_line(ui: Ui, needed: NeededDay) -> str:
    """ "Morphine drops: up to 10 mg a day"."""
    agreed = needed.agreed
    maximum = amount_of(ui, agreed.daily_maximum, agreed.medicine)
    return ui.t("doses-needed", medicine=agreed.medicine.name, maximum=maximum)


def needed_taken(ui: Ui, needed: NeededDay) -> list[str]:
    """What was taken of an as-needed medicine, and whether that is more than agreed."""
    medicine = needed.agreed.medicine
    if not needed.taken:
        return []
    doses = ui.formats.listing([dose_at(ui, t.entry, medicine) for t in needed.taken])
    total = amount_of(ui, needed.total, medicine)
    lines = [ui.t("doses-needed-taken", doses=doses, total=total)]
    if needed.beyond:
        maximum = amount_of(ui, needed.agreed.daily_maximum, medicine)
        lines.append(ui.t("doses-needed-beyond", maximum=maximum))
    return lines


def any_line(ui: Ui, found: DoseInForce, medicine: Medicine | None) -> str:
    """A statement in one line, wherever it stands: "Drops: 5 mg at 8:30 AM"."""
    entry = found.entry
    if entry.kind is DoseKind.OTHER_SOURCE or medicine is None:
        return ui.t("doses-source-said", source=entry.source)
    said = (
        dose_at(ui, entry, medicine)
        if entry.kind is DoseKind.AS_NEEDED
        else ui.t("doses-said-amount", taken=amount_of(ui, entry.amount, medicine))
    )
    return ui.t("doses-said-name", medicine=medicine.name, said=said)
