"""The identifiers of showing a part of the diary to somebody; the rest and the rules are in
``identifiers``."""

from __future__ import annotations

CAREGIVERS = "share.caregivers"
CAREGIVER_LOG = "share.caregivers.log"

CAREGIVER_ADD = "share.caregiver.add"
CAREGIVER_BACK = "share.caregiver.back"
CAREGIVER_CLOSE = "share.caregiver.close"
CAREGIVER_NAME = "share.caregiver.name"
CAREGIVER_FROM_NAME = "share.caregiver.from_name"
CAREGIVER_LOOK = "share.caregiver.look"
CAREGIVER_DISCARD = "share.caregiver.discard"
CAREGIVER_CONFIRM = "share.caregiver.confirm"
CAREGIVER_EDIT = "share.caregiver.edit"

CAREGIVER_WORDS = "share.caregiver.words"
CAREGIVER_FILE = "share.caregiver.file"
CAREGIVER_CODES = "share.caregiver.codes"
CAREGIVER_CODE = "share.caregiver.code"
CAREGIVER_CODE_NEXT = "share.caregiver.code.next"
CAREGIVER_CODE_BACK = "share.caregiver.code.back"
CAREGIVER_CODE_DONE = "share.caregiver.code.done"

CAREGIVER_GIVE = "share.caregiver.give"
CAREGIVER_PREVIEW = "share.caregiver.preview"
CAREGIVER_CHANGE = "share.caregiver.change"
CAREGIVER_END = "share.caregiver.end"
CAREGIVER_ENDING = "share.caregiver.ending"


def caregiver_row(row: int) -> str:
    """The page of a permission of the list, counted from 1: ``share.caregiver.row.1``."""
    return f"share.caregiver.row.{row}"


def caregiver_relation(relation: str) -> str:
    """Who somebody is: ``share.caregiver.relation.partner``."""
    return f"share.caregiver.relation.{relation}"


def caregiver_topic(topic: str) -> str:
    """Something that they may see: ``share.caregiver.topic.mood``."""
    return f"share.caregiver.topic.{topic}"


def caregiver_choice(name: str, value: str) -> str:
    """A choice of days: ``share.caregiver.choice.from.taper``,
    ``share.caregiver.choice.for.week``."""
    return f"share.caregiver.choice.{name}.{value}"


def caregiver_day(name: str) -> str:
    """A day of one's own: ``share.caregiver.day.first``, ``share.caregiver.day.until``."""
    return f"share.caregiver.day.{name}"


def caregiver_extend(days: str) -> str:
    """Lets somebody look for so many days from today: ``share.caregiver.extend.30``."""
    return f"share.caregiver.extend.{days}"
