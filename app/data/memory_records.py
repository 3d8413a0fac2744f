"""The records in memory alone, as ``MemoryDiaryStore`` holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from app.data.payloads import fixed_offset, with_fields
from app.data.record_payloads import kept_record
from app.domain.checkins import CheckIn, Draft, DraftKey
from app.domain.clinic.parcels import Parcel
from app.domain.records import R, Record

NO_FIELDS: Mapping[str, str] = MappingProxyType({})


@dataclass
class Content:
    """What a file would hold. Dictionaries keep the order of saving."""

    checkins: dict[UUID, CheckIn] = field(default_factory=dict)
    drafts: dict[DraftKey, Draft] = field(default_factory=dict)
    records: dict[UUID, Record] = field(default_factory=dict)
    forms: dict[str, Mapping[str, str]] = field(default_factory=dict)
    outbox: dict[UUID, tuple[Parcel, bytes]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def copy(self) -> Content:
        """What is in it now; nothing of it is ever changed in place."""
        return Content(*(dict(getattr(self, one.name)) for one in fields(self)))


class MemoryRecordStore:
    """The part of an open diary that is the same as in ``SqlRecordStore``."""

    def __init__(self, content: Content | None = None) -> None:
        self._content = content or Content()
        self._closed = False

    def add_records(self, records: Sequence[Record], clears: str | None = None) -> None:
        """See ``RecordStore`` and ``SqlRecordStore.add_records``."""
        content = self._open()
        after = dict(content.records)
        for record in records:
            if record.id in after:
                continue
            if record.supersedes is not None and record.supersedes not in after:
                raise ValueError("supersedes a record that is not in this diary")
            after[record.id] = kept_record(record)
        added = len(after) > len(content.records)
        content.records = after
        if clears is not None and (added or not records):
            content.forms.pop(clears, None)

    def records(
        self, kind: type[R], first: date | None = None, last: date | None = None
    ) -> Sequence[R]:
        """See ``RecordStore``."""
        begin, end = first or date.min, last or date.max
        every = self._open().records.values()
        return [r for r in every if isinstance(r, kind) and begin <= r.day <= end]

    def readable_records(self, kind: type[R]) -> Sequence[R]:
        """See ``RecordStore``."""
        return self.records(kind)

    def newest_record(self) -> UUID | None:
        """See ``RecordStore``."""
        return next(reversed(self._open().records), None)

    def form(self, key: str) -> Mapping[str, str]:
        """See ``RecordStore``."""
        return self._open().forms.get(key, NO_FIELDS)

    def forms(self) -> Sequence[str]:
        """See ``RecordStore``."""
        return list(reversed(self._open().forms))

    def keep_fields(self, key: str, fields: Mapping[str, str | None], at: datetime) -> None:
        """See ``RecordStore``."""
        fixed_offset(at)
        forms = self._open().forms
        kept = with_fields(forms.pop(key, NO_FIELDS), fields)
        if kept:
            forms[key] = kept

    def drop_form(self, key: str) -> None:
        """See ``RecordStore``."""
        self._open().forms.pop(key, None)

    def _open(self) -> Content:
        if self._closed:
            raise RuntimeError("this store was closed")
        return self._content
