"""Names of code systems, codes of our own, and the forms they belong to.

Ours are random ``urn:uuid:`` names: the project owns no web domain (``docs/fhir.md``). None of
them is ever changed.
"""

from __future__ import annotations

from uuid import uuid5

from app.clinic.entries import NAMES
from app.domain.checkins import CheckInKind
from app.domain.scales.model import Scale
from app.domain.sharing.grants import Relation
from app.domain.sharing.topics import Granted

LOCAL = "urn:uuid:e0137d31-7734-4ea7-945e-4b3cdb982369"
"""The CodeSystem of everything that has no published code."""

DAY = "urn:uuid:7740a311-8fe8-4a98-8f03-1b7343090b25"
"""Extension of a QuestionnaireResponse (``valueDate``): the day it is about. R4 has no element
for it; ``authored`` is when it was said."""

LATE = "urn:uuid:45cb98b7-10c6-47a4-9553-24546c3191ef"
"""Extension of a QuestionnaireResponse (``valueBoolean``): first said on a later day than the one
it is about."""

REASON = "http://hl7.org/fhir/StructureDefinition/questionnaireresponse-reason"
"""HL7's extension: why it was filled in, here why it was corrected."""

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
STATEMENT_CATEGORY = "http://terminology.hl7.org/CodeSystem/medication-statement-category"
COMMUNICATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/communication-category"
PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
DOCUMENT_CATEGORY = "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category"

CONSENT_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope"
ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"

SCORE = "{score}"
"""UCUM for a rating or a score."""

REPORT = "51855-5"
"""LOINC, "Patient Note"."""

CONSENT = "64292-6"
"""LOINC, "Release of information consent"."""

POLICY = "consent.policy"
"""Ours: what every consent rests on."""

CHECKIN_VERSION = "1"
"""Of the two check-in forms; changes with every question added, changed or taken out."""


def checkin_form(kind: CheckInKind) -> str:
    """The canonical address of a check-in form, without its version."""
    return uuid5(NAMES, f"form:{kind}").urn


def scale_form(scale: Scale) -> str:
    """The canonical address of a questionnaire, published or ours, without its version."""
    return scale.canonical or uuid5(NAMES, f"form:scale:{scale.id}").urn


def item_code(item_id: str, option: str = "") -> str:
    """The code of a daily question, or of one of its options."""
    return f"item.{item_id}.{option}" if option else f"item.{item_id}"


def severity_code(severity: str) -> str:
    """The code of how strong a side effect was; "" is that nobody said."""
    return f"severity.{severity or 'unsaid'}"


def scale_code(scale: Scale, *part: str) -> str:
    """The code of a questionnaire, or of its part: ``q`` and a question, ``a`` and an answer,
    ``total``, ``part``."""
    return ".".join(("scale", scale.id, *part))


def granted(topic: Granted) -> str:
    """The code of something that another person may be shown."""
    return f"share.{topic}"


def relation(who: Relation) -> str:
    """The code of who somebody is, where HL7 has none."""
    return f"relation.{who}"


def link_id(scale: Scale, question_id: str) -> str:
    """How the form names a question: LOINC's forms by their codes, ours by our ids."""
    loinc = scale.question(question_id).loinc
    return f"/{loinc}" if scale.canonical is not None and loinc is not None else question_id
