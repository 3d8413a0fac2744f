"""The identifiers of the visits to the clinic; the rest and the rules are in ``identifiers``."""

from __future__ import annotations

MORE_APPOINTMENTS = "more.appointments"

APPOINTMENT_ADD = "appointment.add"
APPOINTMENT_OLDER = "appointment.older"
APPOINTMENT_UNDO = "appointment.undo"
APPOINTMENT_SAVE = "appointment.save"
APPOINTMENT_CLOSE = "appointment.close"
APPOINTMENT_DISCARD = "appointment.discard"


def appointment_field(name: str) -> str:
    """A field of the form of a visit: ``appointment.day``, ``at``, ``note``."""
    return f"appointment.{name}"


def appointment_row(group: str, row: int, part: str) -> str:
    """What can be done with a visit of a list (``coming``, ``passed``, ``older``), counted from
    1: ``appointment.passed.1.went``, ``missed``, ``change``, ``remove``."""
    return f"appointment.{group}.{row}.{part}"
