"""What is sealed of the clinic that was added, of what it acknowledged, and of what waits.

Lines are lists and not objects: ten years of sending make some 50 000 of them, and the names
of their fields would take more room than all else in a backup.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from app.data.payloads import Clear, Content, Form, fixed_offset
from app.data.plain import optional, shared_id
from app.domain.clinic.clinics import Clinic
from app.domain.clinic.parcels import Delivered, Line, Parcel, Receipt, Sent, Why

PARCEL_FORM = Form()
NOTE_FORM = Form()


def clinic_content(clinic: Clinic) -> Content:
    """The sealed part of a clinic."""
    return {
        "base": clinic.base,
        "name": clinic.name,
        "install": str(clinic.install),
        "client": clinic.client,
        "patient": clinic.patient,
        "person": clinic.person,
        "scopes": list(clinic.scopes),
        "undone": clinic.undone,
    }


def load_clinic(clear: Clear, content: Content) -> Clinic:
    """The clinic of a row."""
    return Clinic(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        base=content["base"],
        name=content["name"],
        install=shared_id(content["install"]),
        client=content["client"],
        patient=content["patient"],
        person=content["person"],
        scopes=tuple(content["scopes"]),
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


def receipt_content(receipt: Receipt) -> Content:
    """The sealed part of a receipt."""
    return {
        "sending": str(receipt.sending),
        "clinic": str(receipt.clinic),
        "to": receipt.to,
        "way": receipt.way,
        "lines": [[*_line(one.line), one.location, one.etag] for one in receipt.lines],
        "undone": receipt.undone,
    }


def load_receipt(clear: Clear, content: Content) -> Receipt:
    """The receipt of a row."""
    return Receipt(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        sending=UUID(content["sending"]),
        clinic=shared_id(content["clinic"]),
        to=content["to"],
        way=content["way"],
        lines=tuple(Delivered(_load_line(one), *one[8:]) for one in content["lines"]),
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


def parcel_content(parcel: Parcel) -> Content:
    """The sealed part of a parcel, without its bundle."""
    return {
        "sending": str(parcel.sending),
        "clinic": str(parcel.clinic),
        "made_at": _moment(parcel.made_at),
        "lines": [_line(line) for line in parcel.lines],
        "digest": parcel.digest,
        "why": parcel.why.value,
        "reason": parcel.reason,
        "tries": parcel.tries,
        "tried_at": optional(_moment, parcel.tried_at),
        "not_before": optional(_moment, parcel.not_before),
    }


def load_parcel(parcel_id: str, content: Content) -> Parcel:
    """The parcel of a row."""
    return Parcel(
        id=UUID(parcel_id),
        sending=UUID(content["sending"]),
        clinic=shared_id(content["clinic"]),
        made_at=datetime.fromisoformat(content["made_at"]),
        lines=tuple(_load_line(one) for one in content["lines"]),
        digest=content["digest"],
        why=Why(content["why"]),
        reason=content["reason"],
        tries=content["tries"],
        tried_at=optional(datetime.fromisoformat, content["tried_at"]),
        not_before=optional(datetime.fromisoformat, content["not_before"]),
    )


def kept_parcel(parcel: Parcel) -> Parcel:
    """The parcel as every store gives it back."""
    return load_parcel(str(parcel.id), parcel_content(parcel))


def _moment(moment: datetime) -> str:
    return fixed_offset(moment).isoformat()


def _line(line: Line) -> list[Any]:
    told = [line.digest, line.said, sorted(line.topics), line.withdrawn]
    return [line.key, line.kind.value, line.day.isoformat(), line.type, *told]


def _load_line(given: list[Any]) -> Line:
    key, kind, day, type_, digest, said, topics, withdrawn = given[:8]
    return Line(
        key=key,
        kind=Sent(kind),
        day=date.fromisoformat(day),
        type=type_,
        digest=digest,
        said=said,
        topics=frozenset(topics),
        withdrawn=withdrawn,
    )
