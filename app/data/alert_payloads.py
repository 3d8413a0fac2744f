"""What is sealed of alerts, of what was done about them, of signs, and of who can be called."""

from __future__ import annotations

from datetime import date

from app.data.payloads import Clear, Content
from app.data.plain import shared_id
from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.limits import ClinicLimits
from app.domain.alerts.model import Level
from app.domain.help_contacts import ContactKind, HelpContact
from app.domain.signs import Reporter, Sign, SignReport


def fired_content(alert: FiredAlert) -> Content:
    """The sealed part of an alert; which rule it was is part of it."""
    return {
        "rule": alert.rule,
        "version": alert.version,
        "level": alert.level.value,
        "occasion": alert.occasion,
        "inputs": dict(alert.inputs),
        "words": alert.words,
        "language": alert.language,
        "variant": alert.variant,
        "undone": alert.undone,
    }


def load_fired(clear: Clear, content: Content) -> FiredAlert:
    """The alert of a row."""
    return FiredAlert(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        rule=content["rule"],
        version=content["version"],
        level=Level(content["level"]),
        occasion=content["occasion"],
        inputs=dict(content["inputs"]),
        words=content["words"],
        language=content["language"],
        variant=content["variant"],
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


def act_content(act: AlertAct) -> Content:
    """The sealed part of what was done about an alert."""
    return {"alert": str(act.alert), "did": act.did.value, "undone": act.undone}


def load_act(clear: Clear, content: Content) -> AlertAct:
    """The act of a row."""
    return AlertAct(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        alert=shared_id(content["alert"]),
        did=Did(content["did"]),
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


def signs_content(report: SignReport) -> Content:
    """The sealed part of a report of signs."""
    return {
        "by": report.by.value,
        "signs": [s.value for s in report.signs],
        "undone": report.undone,
    }


def load_signs(clear: Clear, content: Content) -> SignReport:
    """The report of a row."""
    return SignReport(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        by=Reporter(content["by"]),
        signs=tuple(Sign(s) for s in content["signs"]),
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


def contact_content(contact: HelpContact) -> Content:
    """The sealed part of a contact."""
    return {
        "kind": contact.kind.value,
        "name": contact.name,
        "phone": contact.phone,
        "hours": contact.hours,
        "undone": contact.undone,
    }


def load_contact(clear: Clear, content: Content) -> HelpContact:
    """The contact of a row."""
    return HelpContact(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        kind=ContactKind(content["kind"]),
        name=content["name"],
        phone=content["phone"],
        hours=content["hours"],
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


def limits_content(given: ClinicLimits) -> Content:
    """The sealed part of what a clinic gave."""
    return {
        "clinic": given.clinic,
        "agreed_on": given.agreed_on.isoformat(),
        "values": dict(given.values),
        "baseline": dict(given.baseline),
        "undone": given.undone,
    }


def load_limits(clear: Clear, content: Content) -> ClinicLimits:
    """What a clinic gave."""
    return ClinicLimits(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        clinic=content["clinic"],
        agreed_on=date.fromisoformat(content["agreed_on"]),
        values=dict(content["values"]),
        baseline=dict(content["baseline"]),
        supersedes=clear.supersedes,
        undone=content["undone"],
    )
