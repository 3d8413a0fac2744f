"""An Observation in the shape of US Core's Screening Assessment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from app.clinic.entries import Maker
from app.clinic.mapping import codes
from app.clinic.mapping.concepts import Concept
from app.clinic.mapping.shapes import Json, category, moment, notes
from app.clinic.mapping.source import HowSaid
from app.clinic.mapping.words import fixed
from app.domain.clock import local_day

SURVEY = category(codes.OBSERVATION_CATEGORY, "survey", "Survey")
A_DAY = timedelta(hours=24)


def observation(
    maker: Maker,
    code: Concept,
    day: date,
    how: HowSaid,
    value: Mapping[str, Any],
    read_off: Json,
    *,
    why: str = "",
    period: bool = False,
) -> Json:
    """``value``: the elements that say it (``valueQuantity``, ``component``, ``hasMember``,
    ``dataAbsentReason``). ``read_off``: the reference to the response. ``why``: a note.
    ``period``: it is about the 24 hours before it was said, not the day as such."""
    return {
        "resourceType": "Observation",
        "status": "corrected" if how.corrected else "final",
        "category": SURVEY,
        "code": code,
        "subject": maker.reference,
        "performer": [maker.reference],
        **(_period(day, how) if period else {"effectiveDateTime": day.isoformat()}),
        **value,
        "derivedFrom": [read_off],
        **notes(why, fixed("fhir-late") if how.late else ""),
    }


def _period(day: date, how: HowSaid) -> Json:
    """What was said on another day is about that day: its last 24 hours are not known."""
    start, end = day.isoformat(), day.isoformat()
    if local_day(how.at) == day:
        start, end = moment(how.at - A_DAY), moment(how.at)
    return {"effectivePeriod": {"start": start, "end": end}}


def absent(why: str) -> Json:
    """There is no value. ``why``: a code of HL7's data-absent-reason, such as "asked-declined"."""
    return {"dataAbsentReason": {"coding": [{"system": codes.ABSENT, "code": why}]}}
