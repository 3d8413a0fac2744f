"""The clinic's plan that was read and not agreed to yet, as it is noted. Blocking, and without
anything of the clinic's room: the alert rules look at it too."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from app.domain.clinic.clinic_version import Offered, offered
from app.domain.clinic.clinics import Clinic, current_clinic
from app.domain.clinic.noted import from_text, to_text
from app.domain.clinic.plan_at_clinic import PlanAtClinic
from app.domain.clinic.plan_refusals import PlanRefusal
from app.domain.errors import EntryDamaged
from app.domain.ports import DiaryStore
from app.domain.taper import Plans, PlanVersion

NOTE = "clinic.plan"
"""The plan that was read, by ``OutboxStore.note``."""

CODES = "clinic.plan.codes"
"""Which medicine of the diary a code of the clinic means."""

log = logging.getLogger("glidepath")


def keep_noted(store: DiaryStore, found: PlanAtClinic | None) -> None:
    """Note a plan in place of the one before; ``None`` forgets it."""
    text = to_text(found) if found is not None else None
    if text != store.note(NOTE):
        store.keep_note(NOTE, text)


def noted(store: DiaryStore) -> PlanAtClinic | None:
    """The plan that waits to be agreed to, of the clinic in force; ``None`` where there is none
    or it cannot be read: it can be read from the clinic again."""
    try:
        text, clinic = store.note(NOTE), current_clinic(store.records(Clinic))
        found = from_text(PlanAtClinic, text) if text else None
    except (EntryDamaged, ValueError):
        log.warning("the noted plan cannot be read")
        return None
    if found is None or clinic is None or found.base != clinic.base:
        return None
    # Signed out, it still waits; it never waits for somebody else.
    theirs = not clinic.patient or found.patient == f"Patient/{clinic.patient}"
    return found if theirs else None


def offer(
    store: DiaryStore, found: PlanAtClinic, plans: Plans, now: datetime, today: date
) -> Offered | PlanRefusal:
    """The version that it makes of the plan agreed to before."""
    return offered(found, plans, remembered(store), now, today)


def remembered(store: DiaryStore) -> Mapping[str, UUID]:
    """Which medicine each code means, from plans agreed to before."""
    try:
        return {code: UUID(one) for code, one in json.loads(store.note(CODES) or "{}").items()}
    except (AttributeError, EntryDamaged, TypeError, ValueError):
        log.warning("the noted codes cannot be read")
        return {}


def remember(store: DiaryStore, codes: Mapping[str, UUID]) -> None:
    """Keep what the codes mean, beside those known before."""
    known = {**remembered(store), **codes}
    store.keep_note(CODES, json.dumps({code: str(one) for code, one in sorted(known.items())}))


def clinic_plan(store: DiaryStore, plans: Plans, now: datetime, today: date) -> PlanVersion | None:
    """The version that waits to be agreed to, for rule R29."""
    found = noted(store)
    made = offer(store, found, plans, now, today) if found is not None else None
    return made.version if isinstance(made, Offered) else None
