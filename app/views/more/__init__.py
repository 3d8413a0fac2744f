"""More: visits to the clinic, people to call, language, appearance, lock and privacy, about."""

from app.views.more.appointment_form import AppointmentForm
from app.views.more.contact_form import ContactForm
from app.views.more.menu import More, MorePage

__all__ = ["AppointmentForm", "ContactForm", "More", "MorePage"]
