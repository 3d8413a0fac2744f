"""Who made it: the patient, with Glidepath.

R4's Provenance has no identifier: it is written to a fixed id (``PUT Provenance/{id}``), so that a
repeat makes no second one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from app.clinic.entries import Entry, Maker
from app.clinic.mapping import codes
from app.clinic.mapping.shapes import Json, entry, fingerprint, moment, refer


def provenance(entries: Sequence[Entry], maker: Maker, at: datetime, key: str) -> Entry:
    """Of ``entries``, at least one, which were put together at ``at`` (aware). ``key``: of the
    Provenance, ``maker:{date}:{item}``."""
    resource: Json = {
        "resourceType": "Provenance",
        "id": resource_id(maker, key),
        "target": [refer(maker, one.line.key) for one in entries],
        "recorded": moment(at),
        "agent": [
            {"type": _participant("author", "Author"), "who": maker.reference},
            {
                "type": _participant("assembler", "Assembler"),
                "who": {"display": f"Glidepath {maker.version}"},
            },
        ],
    }
    said = fingerprint(one.line.said for one in entries)
    topics = frozenset[str]().union(*(one.line.topics for one in entries))
    return entry(maker, key, resource, said, topics)


def resource_id(maker: Maker, key: str) -> str:
    """The id to which it is written."""
    return str(UUID(maker.full_url(key)))


def _participant(code: str, display: str) -> Json:
    return {"coding": [{"system": codes.PARTICIPANT, "code": code, "display": display}]}
