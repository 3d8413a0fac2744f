"""What is sealed of a visit to the clinic."""

from __future__ import annotations

from datetime import time

from app.data.payloads import Clear, Content
from app.data.plain import optional
from app.domain.appointments import Appointment


def appointment_content(one: Appointment) -> Content:
    """The sealed part of a visit."""
    return {
        "at": optional(time.isoformat, one.at),
        "note": one.note,
        "attended": one.attended,
        "undone": one.undone,
    }


def load_appointment(clear: Clear, content: Content) -> Appointment:
    """The visit of a row."""
    return Appointment(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        at=optional(time.fromisoformat, content["at"]),
        note=content["note"],
        attended=content["attended"],
        supersedes=clear.supersedes,
        undone=content["undone"],
    )
