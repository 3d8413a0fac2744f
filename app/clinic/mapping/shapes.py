"""Pieces of resources that several kinds share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from app.clinic.entries import IDENTIFIER_SYSTEM, Entry, Maker, Resource, canonical, digest
from app.clinic.mapping import codes
from app.clinic.mapping.concepts import Coding, Concept
from app.domain.clinic.parcels import Line, Sent

Json = dict[str, Any]

ALONE = ("QuestionnaireResponse",)
"""Resources with one identifier; the others have a list of them."""

NAMELESS = ("Provenance",)
"""Resources without one."""


def key_of(kind: Sent, day: date, item: str = "") -> str:
    """``Line.key``."""
    return f"{kind}:{day.isoformat()}" + (f":{item}" if item else "")


def short(row: UUID) -> str:
    """A random id as the last part of a key: 48 bits tell the entries of a day apart."""
    return row.hex[-12:]


def entry(
    maker: Maker,
    key: str,
    resource: Json,
    said: str,
    topics: frozenset[str],
) -> Entry:
    """``resource`` under its ``key``, with what is remembered of it. ``said``: ``fingerprint`` of
    the rows it tells of."""
    kind, day = key.split(":")[:2]
    whole = named(maker, key, resource)
    line = Line(
        key=key,
        kind=Sent(kind),
        day=date.fromisoformat(day),
        type=resource["resourceType"],
        digest=digest(canonical(whole)),
        said=said,
        topics=topics,
    )
    return Entry(line, whole)


def fingerprint(rows: Iterable[UUID | str]) -> str:
    """``Line.said`` of rows by their ids."""
    return digest(" ".join(map(str, rows)))


def named(maker: Maker, key: str, resource: Json) -> Resource:
    """``resource`` with the identifier of its key."""
    if resource["resourceType"] in NAMELESS:
        return resource
    identifier = {"system": IDENTIFIER_SYSTEM, "value": maker.identifier(key)}
    alone = resource["resourceType"] in ALONE
    return {**resource, "identifier": identifier if alone else [identifier]}


def refer(maker: Maker, key: str) -> Json:
    """The reference to another thing that is sent."""
    return {"reference": maker.full_url(key)}


def moment(at: datetime) -> str:
    """A moment to the second, with its offset. Offsets of odd seconds, which FHIR has not, become
    UTC."""
    offset = at.utcoffset()
    if offset is None or offset % timedelta(minutes=1):
        at = at.astimezone(UTC)
    return at.isoformat(timespec="seconds")


def number(value: float | Decimal) -> int | float:
    """A number without a needless ".0"."""
    return int(value) if value == int(value) else float(value)


def quantity(value: float | Decimal, code: str, unit: str = "") -> Json:
    """An amount with its unit: UCUM's ``code``, and how people write it."""
    return {
        "value": number(value),
        "unit": unit or code,
        "system": codes.UCUM,
        "code": code,
    }


def score(value: float) -> Json:
    """A rating or a score."""
    return quantity(value, codes.SCORE, "score")


def category(system: str, code: str, display: str) -> list[Concept]:
    """The one category of a resource."""
    coding: Coding = {"system": system, "code": code, "display": display}
    return [{"coding": [coding]}]


def notes(*texts: str) -> Mapping[str, Any]:
    """The element ``note`` with what there is to say; nothing for nothing."""
    said = [{"text": text} for text in texts if text]
    return {"note": said} if said else {}
