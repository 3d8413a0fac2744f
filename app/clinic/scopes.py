"""What Glidepath asks to be allowed, and what was allowed in the end (``fhir.md``, section 4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

SCOPES: tuple[str, ...] = (
    "openid",
    "fhirUser",
    "launch/patient",
    "offline_access",
    "patient/Patient.r",
    "patient/QuestionnaireResponse.crus",
    "patient/Observation.crus",
    "patient/MedicationStatement.crus",
    "patient/Provenance.cu",
    "patient/DocumentReference.crus",
    "patient/Communication.crus",
    "patient/RelatedPerson.crus",
    "patient/Consent.crus",
    "patient/CarePlan.rs",
    "patient/Goal.rs",
    "patient/MedicationRequest.rs",
    "patient/Appointment.rs",
)
"""All of it, letters in the order of ``cruds``."""

STAY = "offline_access"

TOPICS: Mapping[str, tuple[str, ...]] = {
    "answers": ("QuestionnaireResponse", "Observation"),
    "doses": ("MedicationStatement",),
    "report": ("DocumentReference",),
    "messages": ("Communication",),
    "sharing": ("RelatedPerson", "Consent"),
    "maker": ("Provenance",),
    "plan": ("CarePlan", "MedicationRequest"),
    "goals": ("Goal",),
    "visits": ("Appointment",),
    "name": ("Patient",),
}
"""What a person knows them as (``clinic-missing-...`` of the texts), and what each takes."""

USEFUL = ("answers", "doses", "report", "messages", "plan", "visits")
"""With none of these a sign-in is of no use."""

_ONE = re.compile(r"patient/(\*|[A-Z][A-Za-z]{1,63})\.([a-z]+|\*)")
_FIRST_VERSION = {"read": "rs", "write": "cud", "*": "cruds"}
_LETTERS = frozenset("cruds")


def _wanted() -> dict[str, frozenset[str]]:
    matches = filter(None, map(_ONE.fullmatch, SCOPES))
    return {match[1]: frozenset(match[2]) for match in matches}


WANTED: Mapping[str, frozenset[str]] = _wanted()
"""The letters that each resource type takes."""

SENT: frozenset[str] = frozenset(kind for kind, letters in WANTED.items() if "c" in letters)
"""The types that Glidepath writes."""


def asked(*, second: bool) -> str:
    """What is asked for, as it stands in the address: spelled as since SMART version 2, or as
    before it, where ``write`` holds more than is needed, and less cannot be said."""
    return " ".join(SCOPES if second else _as_before())


def _as_before() -> Iterable[str]:
    for scope in SCOPES:
        match = _ONE.fullmatch(scope)
        if match is None:
            yield scope
            continue
        if set(match[2]) & {"r", "s"}:
            yield f"patient/{match[1]}.read"
        if set(match[2]) & {"c", "u", "d"}:
            yield f"patient/{match[1]}.write"


def granted(scopes: Iterable[str]) -> dict[str, frozenset[str]]:
    """The letters that were granted for each type that Glidepath knows, by scopes of either
    version, for one type or for all. A scope with conditions behind it grants less than it seems,
    and is not counted; nor is one that is not understood."""
    found = dict.fromkeys(WANTED, frozenset[str]())
    for scope in scopes:
        match = _ONE.fullmatch(scope)
        if match is None:
            continue
        letters = frozenset(_FIRST_VERSION.get(match[2], match[2]))
        for kind in WANTED if match[1] == "*" else {match[1]} & WANTED.keys():
            found[kind] |= letters & _LETTERS
    return found


def missing(scopes: Iterable[str]) -> tuple[str, ...]:
    """What was not granted: keys of ``TOPICS``, and ``stay`` where the sign-in does not last."""
    given = tuple(scopes)
    letters = granted(given)
    lacks = [
        topic
        for topic, kinds in TOPICS.items()
        if any(not letters[kind] >= WANTED[kind] for kind in kinds)
    ]
    return (*lacks, *(() if STAY in given else ("stay",)))


def useful(scopes: Iterable[str]) -> bool:
    """Whether anything can be done with what was granted."""
    return not set(USEFUL) <= set(missing(scopes))
