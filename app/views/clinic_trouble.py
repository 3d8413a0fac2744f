"""From a trouble with the clinic's computer to what a person is told."""

from __future__ import annotations

import re

from app.domain.clinic.errors import (
    AbilityMissing,
    ClinicBusy,
    ClinicError,
    ClinicRefuses,
    NotSignedIn,
)
from app.i18n.translator import Message

ADDRESS_EXAMPLE = "https://fhir.clinic.example/r4"
"""How an address looks; the name is reserved for examples (RFC 2606)."""


def clinic_message(error: ClinicError) -> Message:
    """The sentence for a kind of trouble. Of what a server said only ``ClinicRefuses.reason`` is
    shown, which is plain text, and in quotes."""
    message = f"trouble-{kebab(type(error).__name__)}"
    match error:
        case NotSignedIn(how=how):
            return Message(f"{message}-{how}")
        case AbilityMissing(missing=missing):
            return Message(message, {"missing": ", ".join(missing)})
        case ClinicBusy(seconds=float() | int() as seconds):
            return Message(f"{message}-wait", {"wait": max(1, round(seconds))})
        case ClinicRefuses(reason=reason) if reason:
            return Message(f"{message}-reason", {"reason": reason})
        case _:
            return Message(message, {"example": ADDRESS_EXAMPLE})


def kebab(name: str) -> str:
    """``ClinicBusy`` as ``clinic-busy``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
