"""The visit report as a DocumentReference with the PDF in it."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date

from app.clinic.entries import Entry, Family
from app.clinic.mapping import codes
from app.clinic.mapping.shapes import Json, category, entry, fingerprint, key_of
from app.clinic.mapping.source import Source
from app.clinic.mapping.words import fixed
from app.domain.clinic.parcels import Sent
from app.domain.files import File
from app.domain.report.topics import ONLY_SENT

CATEGORY = category(codes.DOCUMENT_CATEGORY, "clinical-note", "Clinical Note")


@dataclass(frozen=True)
class ReportFile:
    """A report to send along. ``day``: when it was made. ``said``: the fingerprint of what it
    tells (a PDF made twice differs in its bytes)."""

    file: File
    day: date
    said: str


def report_type() -> Json:
    """What kind of document it is."""
    coding = {"system": codes.LOINC, "code": codes.REPORT, "display": "Patient Note"}
    return {"coding": [coding], "text": fixed("report-title")}


def report(source: Source, made: ReportFile) -> Family:
    """One report of a day; a second one of the same day takes its place."""
    return Family((_entry(source, made),))


def _entry(source: Source, made: ReportFile) -> Entry:
    found, file = source.found, made.file
    attachment = {
        "contentType": file.media_type,
        "data": base64.b64encode(file.content).decode(),
        "size": len(file.content),
        "title": file.name,
        "creation": made.day.isoformat(),
    }
    resource: Json = {
        "resourceType": "DocumentReference",
        "status": "current",
        "type": report_type(),
        "category": CATEGORY,
        "subject": source.maker.reference,
        "author": [source.maker.reference],
        "content": [{"attachment": attachment}],
        "context": {
            "period": {"start": found.first.isoformat(), "end": found.last.isoformat()},
        },
    }
    topics = frozenset(topic.value for topic in found.choices.topics - ONLY_SENT)
    key = key_of(Sent.REPORT, made.day)
    return entry(source.maker, key, resource, fingerprint([made.said]), topics)
