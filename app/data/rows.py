"""Between domain objects and rows: clear columns beside a sealed payload."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from app.data.payloads import (
    CHECKIN_FORM,
    DRAFT_FORM,
    checkin_content,
    draft_content,
    fixed_offset,
    frozen_answers,
)
from app.data.sealing import Sealer, place
from app.domain.checkins import CheckIn, CheckInKind, Draft, DraftKey

CHECKIN_COLUMNS = (
    *("id", "day", "kind", "entered_at", "supersedes"),
    *("payload_version", "payload"),
)
DRAFT_COLUMNS = ("id", "day", "kind", "corrects", "payload_version", "payload")


def checkin_row(sealer: Sealer, checkin: CheckIn) -> dict[str, Any]:
    """The row of a check-in, without its ``seq``: the database counts."""
    clear: dict[str, Any] = {
        "id": str(checkin.id),
        "day": checkin.day.isoformat(),
        "kind": checkin.kind.value,
        "entered_at": fixed_offset(checkin.entered_at).isoformat(),
        "supersedes": None if checkin.supersedes is None else str(checkin.supersedes),
        "payload_version": CHECKIN_FORM.version,
    }
    content = CHECKIN_FORM.dump(checkin_content(checkin))
    sealed = sealer.seal(content, _checkin_place(*clear.values()))
    return {**clear, "sync_state": "local", "payload": sealed}


def open_checkin(sealer: Sealer, row: Sequence[Any]) -> CheckIn:
    """The check-in of a row with ``CHECKIN_COLUMNS``. ``EntryDamaged`` if anything in it was
    changed, ``DiaryTooNew`` if a newer Glidepath wrote it."""
    row_id, day, kind, entered_at, supersedes, version, payload = row
    where = _checkin_place(row_id, day, kind, entered_at, supersedes, version)
    content = CHECKIN_FORM.load(sealer.open(payload, where), version)
    return CheckIn(
        id=UUID(row_id),
        day=date.fromisoformat(day),
        kind=CheckInKind(kind),
        entered_at=datetime.fromisoformat(entered_at),
        answers=frozen_answers(content["answers"]),
        supersedes=None if supersedes is None else UUID(supersedes),
        reason=content["reason"],
        undone=content["undone"],
    )


def draft_row(sealer: Sealer, draft: Draft, at: datetime) -> dict[str, Any]:
    """The row of a draft, without its ``seq``."""
    clear: dict[str, Any] = {
        "id": str(draft.id),
        **key_columns(DraftKey(draft.day, draft.kind, draft.corrects)),
        "payload_version": DRAFT_FORM.version,
    }
    content = DRAFT_FORM.dump(draft_content(draft))
    sealed = sealer.seal(content, _draft_place(*clear.values()))
    return {**clear, "changed_at": fixed_offset(at).isoformat(), "payload": sealed}


def open_draft(sealer: Sealer, row: Sequence[Any]) -> Draft:
    """The draft of a row with ``DRAFT_COLUMNS``. Errors as for a check-in."""
    row_id, day, kind, corrects, version, payload = row
    where = _draft_place(row_id, day, kind, corrects, version)
    content = DRAFT_FORM.load(sealer.open(payload, where), version)
    return Draft(
        id=UUID(row_id),
        day=date.fromisoformat(day),
        kind=CheckInKind(kind),
        answers=frozen_answers(content["answers"]),
        skipped=frozenset(content["skipped"]),
        corrects=None if corrects is None else UUID(corrects),
        reason=content["reason"],
    )


def key_columns(key: DraftKey) -> dict[str, str | None]:
    """The clear columns that make a draft's key."""
    corrects = None if key.corrects is None else str(key.corrects)
    return {"day": key.day.isoformat(), "kind": key.kind.value, "corrects": corrects}


def _checkin_place(
    row_id: str, day: str, kind: str, entered_at: str, supersedes: str | None, version: int
) -> bytes:
    return place("checkin", row_id, version, day, kind, entered_at, supersedes)


def _draft_place(row_id: str, day: str, kind: str, corrects: str | None, version: int) -> bytes:
    return place("draft", row_id, version, day, kind, corrects)
