"""What is to be sent, as a mapping hands it to the outbox."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from app.domain.clinic.parcels import Line

Resource = Mapping[str, Any]
"""A FHIR resource as JSON: objects, arrays, texts, numbers (``Decimal`` never: its digits would
be lost), true and false."""

IDENTIFIER_SYSTEM = "urn:uuid:5f7d3f9e-2c0b-4f0a-9a3e-6f1f0a5d7c21"
"""``identifier.system`` of everything that is sent: a random name, for the project owns none on
the web. ``docs/fhir.md`` says what it stands for."""

NAMES = UUID("5f7d3f9e-2c0b-4f0a-9a3e-6f1f0a5d7c21")
"""Where the uuids of ``fullUrl`` and of Provenance come from (RFC 9562, version 5)."""


@dataclass(frozen=True)
class Maker:
    """Who sends. ``install``: the id of the diary; ``patient``: the id of their record at the
    clinic; ``version``: of Glidepath."""

    install: UUID
    patient: str
    version: str

    @property
    def subject(self) -> str:
        """The reference to the patient."""
        return f"Patient/{self.patient}"

    @cached_property
    def reference(self) -> Resource:
        """The same as an element. Shared between resources: never changed."""
        return {"reference": self.subject}

    def identifier(self, key: str) -> str:
        """``identifier.value`` of the thing with this key: never a name or a record number."""
        return self._begins + key

    @cached_property
    def _begins(self) -> str:
        # Writing a UUID as text takes longer than all the rest of an identifier.
        return f"{self.install}:"

    def full_url(self, key: str) -> str:
        """The name of the thing within a bundle."""
        return uuid5(NAMES, self.identifier(key)).urn


@dataclass(frozen=True)
class Entry:
    """One resource with what is remembered of it. It refers to other things that are sent by
    their ``full_url``, whether they go along or not: the outbox puts that right."""

    line: Line
    resource: Resource

    @cached_property
    def text(self) -> str:
        """The resource as it is sent: JSON with sorted names, without spaces."""
        return canonical(self.resource)


@dataclass(frozen=True)
class Family:
    """Things that belong together and go in one bundle: a form with what was read off it."""

    entries: tuple[Entry, ...]


def canonical(resource: Resource) -> str:
    """JSON that is the same for the same content."""
    return _encode(resource)


# Made once: ten years of days are forty thousand of them. What a mapping makes has no circles.
_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
).encode


def digest(text: str) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
