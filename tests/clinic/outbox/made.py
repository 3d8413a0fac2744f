"""Things to send, made by hand: a form of a day with what was read off it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

from app.clinic.entries import IDENTIFIER_SYSTEM, Entry, Family, Maker, canonical, digest
from app.clinic.outbox.news import Scope
from app.clinic.outbox.pack import Packed, Press, pack
from app.domain.clinic.parcels import Delivered, Line, Parcel, Sent

DAY = date(2025, 3, 3)
NOW = datetime(2025, 3, 9, 20, 15, tzinfo=timezone(timedelta(hours=1)))
MAKER = Maker(UUID(int=1), "test-patient", "0.0.1")
TOPICS = frozenset({"pain", "mood"})
SCOPE = Scope(DAY - timedelta(400), DAY + timedelta(400), TOPICS)
RESPONSE = "QuestionnaireResponse"


def entry(
    key: str,
    said: str,
    day: date = DAY,
    kind: Sent = Sent.MEASURE,
    type_: str = "Observation",
    refers: Sequence[str] = (),
    topics: frozenset[str] = TOPICS,
) -> Entry:
    """One resource that says ``said``."""
    resource: dict[str, Any] = {
        "resourceType": type_,
        "identifier": [{"system": IDENTIFIER_SYSTEM, "value": MAKER.identifier(key)}],
        "subject": {"reference": MAKER.subject},
        **_body(type_, said),
    }
    if type_ == RESPONSE:
        resource["identifier"] = resource["identifier"][0]  # R4: 0..1
    if refers:
        resource["derivedFrom"] = [{"reference": MAKER.full_url(one)} for one in refers]
    line = Line(key, kind, day, type_, digest(canonical(resource)), said, topics)
    return Entry(line, resource)


def _body(type_: str, said: str) -> dict[str, object]:
    if type_ == RESPONSE:
        return {"status": "completed", "item": [{"linkId": "1", "answer": [{"valueString": said}]}]}
    if type_ == "DocumentReference":
        attachment = {"contentType": "text/plain", "title": said}
        return {"status": "current", "content": [{"attachment": attachment}]}
    return {"status": "final", "code": {"text": "pain"}, "valueString": said}


def a_day(day: date, said: str = "5", several: int = 2, topics: frozenset[str] = TOPICS) -> Family:
    """A form of a day, and ``several`` things read off it."""
    form = f"checkin:{day}"
    first = entry(form, said, day, Sent.CHECKIN, RESPONSE, topics=topics)
    rest = (
        entry(f"measure:{day}:{n}", f"{said}.{n}", day, refers=[form], topics=topics)
        for n in range(several)
    )
    return Family((first, *rest))


def a_report(day: date = DAY) -> Family:
    """A report."""
    return Family((entry(f"report:{day}", "pages", day, Sent.REPORT, "DocumentReference"),))


def withdrawn(was: Delivered, maker: Maker) -> Entry:
    """A thing that was entered in error."""
    line = was.line
    resource: dict[str, Any] = {
        "resourceType": line.type,
        "identifier": [{"system": IDENTIFIER_SYSTEM, "value": maker.identifier(line.key)}],
        "subject": {"reference": maker.subject},
        "status": "entered-in-error",
        "code": {"text": "pain"},
    }
    if line.type == RESPONSE:
        del resource["code"]
        resource["identifier"] = resource["identifier"][0]
    said = canonical(resource)
    new = Line(
        line.key, line.kind, line.day, line.type, digest(said), said, line.topics, withdrawn=True
    )
    return Entry(new, resource)


def signed(entries: Sequence[Entry], maker: Maker, at: datetime, key: str) -> Entry:
    """Who made some things."""
    resource = {
        "resourceType": "Provenance",
        "target": [{"reference": maker.full_url(one.line.key)} for one in entries],
        "recorded": at.isoformat(),
        "agent": [{"who": {"reference": maker.subject}}],
    }
    said = digest(canonical(resource))
    return Entry(Line(key, Sent.MAKER, at.date(), "Provenance", said, said), resource)


def press(scope: Scope = SCOPE, *, provenance: bool = True) -> Press:
    """One press of Send."""
    return Press(UUID(int=2), UUID(int=3), MAKER, NOW, scope, provenance)


def packed(
    families: Sequence[Family],
    has: dict[str, Delivered] | None = None,
    waiting: Sequence[Parcel] = (),
    scope: Scope = SCOPE,
    *,
    provenance: bool = True,
) -> Packed:
    """What would be sent."""
    said = press(scope, provenance=provenance)
    return pack(families, has or {}, waiting, said, withdrawn, signed)


def arrived(
    parcels: Sequence[tuple[Parcel, bytes]], has: dict[str, Delivered] | None = None
) -> dict[str, Delivered]:
    """What a server has once ``parcels`` arrived."""
    found = dict(has or {})
    for parcel, _ in parcels:
        for line in parcel.lines:
            before = found.get(line.key)
            version = int(before.etag[3:-1]) + 1 if before else 1
            place = before.location if before else f"{line.type}/{line.key.replace(':', '.')}"
            found[line.key] = Delivered(line, place, f'W/"{version}"')
    return found
