"""One entry of a file: its clear columns and its content, and the domain object of it.

The content is what is sealed of an entry in the diary (``payloads.py``,
``record_payloads.py``), in today's form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from app.data.payloads import (
    CHECKIN_FORM,
    DRAFT_FORM,
    TYPED_FORM,
    Clear,
    Content,
    Form,
    checkin_content,
    draft_content,
    fixed_offset,
    frozen_answers,
)
from app.data.plain import optional, plain_id
from app.data.record_payloads import KINDS, Kind
from app.domain.archives import Typed
from app.domain.checkins import CheckIn, CheckInKind, Draft
from app.domain.errors import DiaryTooNew, FileBroken
from app.domain.records import Record

BY_NAME: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in KINDS.values()})


@dataclass(frozen=True)
class Part:
    """One of the lists of a document, and the form of what stands in it."""

    name: str
    form: Form | None

    def form_of(self, row: Content) -> Form:
        """The form of an entry's content. ``DiaryTooNew`` for a kind that is not known: only a
        newer Glidepath has more of them."""
        if self.form is not None:
            return self.form
        if row["kind"] not in BY_NAME:
            raise DiaryTooNew("a kind of record")
        return BY_NAME[row["kind"]].form


PARTS = (
    Part("checkins", CHECKIN_FORM),
    Part("records", None),
    Part("drafts", DRAFT_FORM),
    Part("forms", TYPED_FORM),
)


def checkin_out(checkin: CheckIn, supersedes: UUID | None) -> Content:
    """A check-in as it stands in a file."""
    clear = {"id": str(checkin.id), "kind": checkin.kind.value, "day": checkin.day.isoformat()}
    return {
        **clear,
        "entered_at": fixed_offset(checkin.entered_at).isoformat(),
        "supersedes": plain_id(supersedes),
        "payload_version": CHECKIN_FORM.version,
        "content": checkin_content(checkin),
    }


def checkin_in(row: Content) -> CheckIn:
    """The check-in of an entry."""
    clear, content = _clear(row), row["content"]
    return CheckIn(
        id=clear.id,
        day=clear.day,
        kind=CheckInKind(row["kind"]),
        entered_at=clear.entered_at,
        answers=frozen_answers(content["answers"]),
        supersedes=clear.supersedes,
        reason=content["reason"],
        undone=content["undone"],
    )


def record_out(record: Record, supersedes: UUID | None) -> Content:
    """A record as it stands in a file."""
    kind = KINDS[type(record)]
    return {
        "id": str(record.id),
        "kind": kind.name,
        "day": record.day.isoformat(),
        "entered_at": fixed_offset(record.entered_at).isoformat(),
        "supersedes": plain_id(supersedes),
        "payload_version": kind.form.version,
        "content": kind.content(record),
    }


def record_in(row: Content) -> Record:
    """The record of an entry."""
    record: Record = BY_NAME[row["kind"]].load(_clear(row), row["content"])
    return record


def draft_out(draft: Draft) -> Content:
    """A draft as it stands in a file."""
    return {
        "id": str(draft.id),
        "kind": draft.kind.value,
        "day": draft.day.isoformat(),
        "corrects": plain_id(draft.corrects),
        "payload_version": DRAFT_FORM.version,
        "content": draft_content(draft),
    }


def draft_in(row: Content) -> Draft:
    """The draft of an entry."""
    content = row["content"]
    return Draft(
        id=UUID(row["id"]),
        day=date.fromisoformat(row["day"]),
        kind=CheckInKind(row["kind"]),
        answers=frozen_answers(content["answers"]),
        skipped=frozenset(content["skipped"]),
        corrects=optional(UUID, row["corrects"]),
        reason=content["reason"],
    )


def form_out(key: str, fields: Typed) -> Content:
    """A form as it stands in a file."""
    content = {"fields": dict(fields)}
    return {"key": key, "payload_version": TYPED_FORM.version, "content": content}


def form_in(row: Content) -> tuple[str, Typed]:
    """The key and the fields of an entry."""
    return row["key"], MappingProxyType(row["content"]["fields"])


def _clear(row: Content) -> Clear:
    moment = datetime.fromisoformat(row["entered_at"])
    if moment.utcoffset() is None:
        raise FileBroken("a moment without an offset")
    supersedes = optional(UUID, row["supersedes"])
    return Clear(UUID(row["id"]), date.fromisoformat(row["day"]), fixed_offset(moment), supersedes)


def upgraded(part: Part, row: Any) -> Content:
    """An entry whose content is in today's form. ``DiaryTooNew`` for a form not known yet;
    anything else for what is no entry."""
    version = row["payload_version"]
    if type(version) is not int or version < 1:
        raise FileBroken("the version of an entry")
    form = part.form_of(row)
    content = form.upgraded(row["content"], version)
    return {**row, "payload_version": form.version, "content": content}
