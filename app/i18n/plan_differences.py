"""What differs between two versions of a plan, as sentences. Text ids: ``plan-diff-...``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.domain.plan_differences import Difference
from app.domain.taper import AsNeeded, Contact, DecidedBy, PlanState, Step
from app.i18n.amounts import amount_text
from app.i18n.formats import Formats
from app.i18n.plan_words import dose_words
from app.i18n.translator import Translator


def difference_text(say: Translator, formats: Formats, found: Difference) -> str:
    """One difference as a sentence, such as "Morphine, step from 3 Mar 2025: 20 mg, twice a
    day. Before: 30 mg, twice a day."."""
    values: dict[str, object] = {
        "medicine": found.medicine,
        "before": _thing(say, formats, found, found.before),
        "after": _thing(say, formats, found, found.after),
        "day": formats.table_day(found.start) if found.start is not None else "",
    }
    if isinstance(found.before, Step):
        values["oldday"] = formats.table_day(found.before.start)
        values["oldend"] = formats.table_day(found.before.end)
    if isinstance(found.after, Step):
        values["end"] = formats.table_day(found.after.end)
    return say(f"plan-diff-{_ending(found)}", **values)


def _ending(found: Difference) -> str:
    if found.what != "state":
        return found.what
    if found.before == found.after:
        return "state-until"
    return "state-since" if found.start is not None else "state"


def _thing(say: Translator, formats: Formats, found: Difference, value: object) -> str:
    """What stood there, in words; "nothing" where nothing did."""
    match value:
        case None:
            return say("plan-diff-nothing")
        case Step() if found.of is not None:
            return dose_words(say, formats, value, found.of)
        case Decimal() if found.of is not None:
            return amount_text(say, formats, value, found.of.unit)
        case AsNeeded():
            return amount_text(say, formats, value.daily_maximum, value.medicine.unit)
        case tuple():
            return formats.listing([_contact(c) for c in value if isinstance(c, Contact)])
    return _word(say, formats, value)


def _word(say: Translator, formats: Formats, value: object) -> str:
    match value:
        case PlanState():
            return say(f"plan-state-{value}")
        case DecidedBy():
            return say(f"plan-form-decided-{value}")
        case int():
            return say("plan-diff-days", days=value)
        case date():
            return formats.table_day(value)
    return str(value).rstrip(". ")  # it stands before the full stop of a sentence


def _contact(contact: Contact) -> str:
    return " ".join(part for part in (contact.name, contact.phone, contact.hours) if part)
