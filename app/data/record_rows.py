"""Between records or forms and rows: clear columns beside a sealed payload."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from app.data.payloads import TYPED_FORM, Clear, fixed_offset
from app.data.plain import optional, plain_id
from app.data.record_payloads import KINDS, Kind, clear_of
from app.data.sealing import Sealer, place
from app.domain.records import Record

RECORD_COLUMNS = (
    *("id", "kind", "day", "entered_at", "supersedes"),
    *("payload_version", "payload"),
)
FORM_COLUMNS = ("key", "payload_version", "payload")


def record_row(sealer: Sealer, record: Record) -> dict[str, Any]:
    """The row of a record, without its ``seq``: the database counts."""
    kind, clear = KINDS[type(record)], clear_of(record)
    columns: dict[str, Any] = {
        "id": str(clear.id),
        "kind": kind.name,
        "day": clear.day.isoformat(),
        "entered_at": clear.entered_at.isoformat(),
        "supersedes": plain_id(clear.supersedes),
        "payload_version": kind.form.version,
    }
    sealed = sealer.seal(kind.form.dump(kind.content(record)), _record_place(*columns.values()))
    return {**columns, "sync_state": "local", "payload": sealed}


def open_record(sealer: Sealer, kind: Kind, row: Sequence[Any]) -> Any:
    """The record of a row with ``RECORD_COLUMNS``. ``EntryDamaged`` if anything in it was
    changed, ``DiaryTooNew`` if a newer Glidepath wrote it."""
    row_id, name, day, entered_at, supersedes, version, payload = row
    where = _record_place(row_id, name, day, entered_at, supersedes, version)
    content = kind.form.load(sealer.open(payload, where), version)
    moment = datetime.fromisoformat(entered_at)
    clear = Clear(UUID(row_id), date.fromisoformat(day), moment, optional(UUID, supersedes))
    return kind.load(clear, content)


def form_row(
    sealer: Sealer, key: str, fields: Mapping[str, str], at: datetime
) -> dict[str, str | int | bytes]:
    """The row of a form, without its ``seq``."""
    version = TYPED_FORM.version
    sealed = sealer.seal(TYPED_FORM.dump({"fields": dict(fields)}), _form_place(key, version))
    changed_at = fixed_offset(at).isoformat()
    return {"key": key, "changed_at": changed_at, "payload_version": version, "payload": sealed}


def open_form(sealer: Sealer, row: Sequence[Any]) -> Mapping[str, str]:
    """The fields of a row with ``FORM_COLUMNS``. Errors as for a record."""
    key, version, payload = row
    content = TYPED_FORM.load(sealer.open(payload, _form_place(key, version)), version)
    return MappingProxyType(content["fields"])


def _record_place(
    row_id: str, kind: str, day: str, entered_at: str, supersedes: str | None, version: int
) -> bytes:
    return place("record", row_id, version, kind, day, entered_at, supersedes)


def _form_place(key: str, version: int) -> bytes:
    return place("form", key, version)
