"""What is sealed of each kind of record, and how it is read back.

A payload holds amounts as text (``plain.number``), dates and times as ISO 8601, choices by
their value and ids as text. A new choice, as every other change of form, needs a new
version of its kind's ``Form``: an older Glidepath then says that the diary is too new.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from app.data.alert_payloads import (
    act_content,
    contact_content,
    fired_content,
    limits_content,
    load_act,
    load_contact,
    load_fired,
    load_limits,
    load_signs,
    signs_content,
)
from app.data.appointment_payloads import appointment_content, load_appointment
from app.data.clinic_payloads import (
    clinic_content,
    load_clinic,
    load_receipt,
    receipt_content,
)
from app.data.payloads import Clear, Content, Form, fixed_offset
from app.data.plain import number, optional, plain_day, plain_id, shared_id
from app.data.plan_payloads import load_plan, plan_content
from app.data.question_payloads import load_question, question_content
from app.data.response_payloads import (
    deferral_content,
    load_deferral,
    load_response,
    response_content,
)
from app.data.sharing_payloads import given_content, grant_content, load_given, load_grant
from app.domain.alerts.fired import AlertAct, FiredAlert
from app.domain.alerts.limits import ClinicLimits
from app.domain.appointments import Appointment
from app.domain.clinic.clinics import Clinic
from app.domain.clinic.parcels import Receipt
from app.domain.doses import Dose, DoseEntry, DoseKind
from app.domain.help_contacts import HelpContact
from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind
from app.domain.questions import VisitQuestion
from app.domain.records import Record
from app.domain.responses import Deferral, Response
from app.domain.sharing.grants import Given, Grant
from app.domain.signs import SignReport
from app.domain.supply import Supply
from app.domain.taper import PauseRequest, PlanVersion


@dataclass(frozen=True)
class Kind:
    """One kind of record. ``name`` stands in the clear and is never changed."""

    name: str
    content: Callable[[Any], Content]
    load: Callable[[Clear, Content], Any]
    form: Form


def dose_content(entry: DoseEntry) -> Content:
    """The sealed part of a statement about doses."""
    return {
        "kind": entry.kind.value,
        "medicine": plain_id(entry.medicine),
        "doses": [_one_dose_content(d) for d in entry.doses],
        "as_planned": entry.as_planned,
        "plan": plain_id(entry.plan),
        "reason": entry.reason,
        "source": entry.source,
        "undone": entry.undone,
    }


def load_dose(clear: Clear, content: Content) -> DoseEntry:
    """The statement of a row."""
    return DoseEntry(
        id=clear.id,
        day=clear.day,
        kind=DoseKind(content["kind"]),
        entered_at=clear.entered_at,
        medicine=optional(shared_id, content["medicine"]),
        doses=tuple(_one_dose(d) for d in content["doses"]),
        as_planned=content["as_planned"],
        plan=optional(shared_id, content["plan"]),
        reason=content["reason"],
        source=content["source"],
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


def _one_dose_content(dose: Dose) -> Content:
    return {
        "amount": number(dose.amount),
        "planned": optional(number, dose.planned),
        "at": optional(time.isoformat, dose.at),
    }


def _one_dose(content: Content) -> Dose:
    planned, at = optional(Decimal, content["planned"]), optional(time.fromisoformat, content["at"])
    return Dose(Decimal(content["amount"]), planned, at)


def milestone_content(one: Milestone) -> Content:
    """The sealed part of a milestone."""
    return {
        "kind": one.kind.value,
        "wording": one.wording,
        "author": one.author.value,
        "marked": plain_day(one.marked),
        "undone": one.undone,
    }


def load_milestone(clear: Clear, content: Content) -> Milestone:
    """The milestone of a row."""
    return Milestone(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        kind=MilestoneKind(content["kind"]),
        wording=content["wording"],
        author=MilestoneAuthor(content["author"]),
        marked=optional(date.fromisoformat, content["marked"]),
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


def request_content(request: PauseRequest) -> Content:
    """The sealed part of a request to talk about a pause."""
    return {"note": request.note, "undone": request.undone}


def load_request(clear: Clear, content: Content) -> PauseRequest:
    """The request of a row."""
    return PauseRequest(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        note=content["note"],
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


def supply_content(supply: Supply) -> Content:
    """The sealed part of a count of what is left."""
    return {
        "medicine": str(supply.medicine),
        "pieces": number(supply.pieces),
        "strength": number(supply.strength),
        "days_each": supply.days_each,
        "undone": supply.undone,
    }


def load_supply(clear: Clear, content: Content) -> Supply:
    """The count of a row."""
    return Supply(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        medicine=shared_id(content["medicine"]),
        pieces=Decimal(content["pieces"]),
        strength=Decimal(content["strength"]),
        days_each=content["days_each"],
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


KINDS: dict[type[Record], Kind] = {
    PlanVersion: Kind("plan", plan_content, load_plan, Form()),
    DoseEntry: Kind("dose", dose_content, load_dose, Form()),
    Milestone: Kind("milestone", milestone_content, load_milestone, Form()),
    PauseRequest: Kind("pause_request", request_content, load_request, Form()),
    Supply: Kind("supply", supply_content, load_supply, Form()),
    Response: Kind("response", response_content, load_response, Form()),
    Deferral: Kind("deferral", deferral_content, load_deferral, Form()),
    Appointment: Kind("appointment", appointment_content, load_appointment, Form()),
    # Plain names: they stand in the clear, and "alert" would tell that something is wrong.
    FiredAlert: Kind("notice", fired_content, load_fired, Form()),
    AlertAct: Kind("notice_act", act_content, load_act, Form()),
    SignReport: Kind("observation", signs_content, load_signs, Form()),
    HelpContact: Kind("contact", contact_content, load_contact, Form()),
    ClinicLimits: Kind("limits", limits_content, load_limits, Form()),
    VisitQuestion: Kind("question", question_content, load_question, Form()),
    Clinic: Kind("clinic", clinic_content, load_clinic, Form()),
    Receipt: Kind("receipt", receipt_content, load_receipt, Form()),
    Grant: Kind("grant", grant_content, load_grant, Form()),
    Given: Kind("given", given_content, load_given, Form()),
}


def clear_of(record: Record) -> Clear:
    """The part of a record that stands in the clear."""
    return Clear(record.id, record.day, fixed_offset(record.entered_at), record.supersedes)


def kept_record(record: Record) -> Record:
    """The record as every store gives it back."""
    kind = KINDS[type(record)]
    kept: Record = kind.load(clear_of(record), kind.content(record))
    return kept
