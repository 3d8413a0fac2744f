"""What was sent and is no longer in the diary: the same thing, entered in error.

Nothing is deleted at the clinic (``fhir.md``, section 2). What it said is left out; what it was
about is known from its key alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.clinic.entries import Entry, Maker, canonical, digest
from app.clinic.mapping import codes, concepts
from app.clinic.mapping.concepts import Concept
from app.clinic.mapping.consents import unsaid_consent, unsaid_person
from app.clinic.mapping.doses import CATEGORY as PATIENT_SPECIFIED
from app.clinic.mapping.messages import ALERT, NOTIFICATION
from app.clinic.mapping.observations import SURVEY, absent
from app.clinic.mapping.questionnaires import TOTAL
from app.clinic.mapping.report import CATEGORY as CLINICAL_NOTE
from app.clinic.mapping.report import report_type
from app.clinic.mapping.shapes import Json, named
from app.clinic.mapping.words import fixed
from app.domain.clinic.parcels import Delivered, Line, Sent
from app.domain.items import ITEMS
from app.domain.report.topics import Topic
from app.domain.scales.registry import BY_ID


def withdrawn(was: Delivered, maker: Maker) -> Entry:
    """The entry that takes ``was`` back. ``ValueError`` for a kind that cannot be taken back: who
    made something stays true."""
    line = was.line
    build = _KINDS.get(line.type)
    if build is None:
        raise ValueError(f"{line.type} cannot be taken back")
    resource = named(
        maker,
        line.key,
        {"resourceType": line.type, **_mark(line), **build(line, maker)},
    )
    told: frozenset[str] = frozenset()
    text = canonical(resource)
    return Entry(replace(line, digest=digest(text), said="", topics=told, withdrawn=True), resource)


def _mark(line: Line) -> Json:
    """A RelatedPerson has no status: ``active`` stands for it."""
    return {} if line.kind is Sent.SUPPORTER else {"status": "entered-in-error"}


def _response(line: Line, maker: Maker) -> Json:
    return {
        "extension": [{"url": codes.DAY, "valueDate": line.day.isoformat()}],
        "subject": maker.reference,
        "author": maker.reference,
        "source": maker.reference,
    }


def _observation(line: Line, maker: Maker) -> Json:
    return {
        "category": SURVEY,
        "code": _code(line),
        "subject": maker.reference,
        "performer": [maker.reference],
        "effectiveDateTime": line.day.isoformat(),
        **absent("error"),
    }


def _code(line: Line) -> Concept:
    """What was observed, by its key; in words for one of a version to come."""
    item = line.key.split(":", 2)[-1]
    if line.kind is Sent.MEASURE and item in ITEMS:
        return concepts.item(item)
    name, _, rest = item.partition(".")
    scale, (_, _, part) = BY_ID.get(name), rest.partition(".")
    if line.kind is Sent.SCORE and scale is not None:
        if not part:
            return concepts.panel(scale)
        if part == TOTAL:
            parted = any(question.emergency for question in scale.questions)
            return concepts.total(scale, whole=not parted or Topic.SELF_HARM in line.topics)
        if part in {question.id for question in scale.questions}:
            return concepts.question(scale, scale.question(part))
    return {"text": fixed("fhir-withdrawn")}


def _statement(line: Line, maker: Maker) -> Json:
    return {
        "category": PATIENT_SPECIFIED,
        "medicationCodeableConcept": {"text": fixed("fhir-withdrawn")},
        "subject": maker.reference,
        "informationSource": maker.reference,
        "effectiveDateTime": line.day.isoformat(),
    }


def _document(line: Line, maker: Maker) -> Json:
    return {
        "type": report_type(),
        "category": CLINICAL_NOTE,
        "subject": maker.reference,
        "content": [{"attachment": {"title": fixed("fhir-withdrawn")}}],
    }


def _message(line: Line, maker: Maker) -> Json:
    return {
        "category": ALERT if line.kind is Sent.ALERT else NOTIFICATION,
        "subject": maker.reference,
        "sender": maker.reference,
    }


def _consent(_line: Line, maker: Maker) -> Json:
    return unsaid_consent(maker)


def _person(_line: Line, maker: Maker) -> Json:
    return unsaid_person(maker)


_KINDS: dict[str, Callable[[Line, Maker], Json]] = {
    "QuestionnaireResponse": _response,
    "Observation": _observation,
    "MedicationStatement": _statement,
    "DocumentReference": _document,
    "Communication": _message,
    "RelatedPerson": _person,
    "Consent": _consent,
}
