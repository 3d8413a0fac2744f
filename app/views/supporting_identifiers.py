"""Identifiers of the screens for people who support somebody: see ``identifiers``."""

from __future__ import annotations

NAV_PEOPLE = "nav.people"
NAV_LEARN = "nav.learn"

MORE_SUPPORTING = "more.supporting"
MORE_OWN_DIARY = "more.own_diary"
FIRSTRUN_SUPPORT = "firstrun.support"

SUPPORTING_FILE = "supporting.file"
SUPPORTING_CODES = "supporting.codes"
SUPPORTING_CODE = "supporting.code"
SUPPORTING_CODE_ADD = "supporting.code.add"
SUPPORTING_WORDS = "supporting.words"
SUPPORTING_WORDS_OPEN = "supporting.words.open"
SUPPORTING_OTHER = "supporting.other"
SUPPORTING_WORKING = "supporting.working"
SUPPORTING_BACK = "supporting.back"
SUPPORTING_REMOVE = "supporting.remove"
SUPPORTING_CALL = "supporting.call"
SUPPORTING_NALOXONE = "supporting.naloxone"
SUPPORTING_SHARED = "supporting.shared"
SUPPORTING_ALERTS = "supporting.alerts"
SUPPORTING_ALERTS_MORE = "supporting.alerts.more"
SUPPORTING_DAYS = "supporting.days"
SUPPORTING_DAYS_EARLIER = "supporting.days.earlier"
SUPPORTING_DAYS_LATER = "supporting.days.later"


def supporting_person(number: int) -> str:
    """Opens what one person shared, counted from 1: ``supporting.person.1``."""
    return f"supporting.person.{number}"


def supporting_learn(page: str) -> str:
    """Leads to a page to read: ``supporting.learn.helping``."""
    return f"supporting.learn.{page}"
