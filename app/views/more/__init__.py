"""More: visits to the clinic, language, appearance, lock and privacy, about."""

from app.views.more.appointment_form import AppointmentForm
from app.views.more.menu import More, MorePage

__all__ = ["AppointmentForm", "More", "MorePage"]
