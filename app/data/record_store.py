"""The sealed records and forms in SQLite (``RecordStore``). Every call is one transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError

from app.data.engine import Database
from app.data.payloads import with_fields
from app.data.record_payloads import KINDS
from app.data.record_rows import (
    FORM_COLUMNS,
    RECORD_COLUMNS,
    form_row,
    open_form,
    open_record,
    record_row,
)
from app.data.sealing import Sealer
from app.data.tables import FORMS, RECORDS
from app.domain.errors import EntryDamaged
from app.domain.records import R, Record

T = TypeVar("T")
_log = logging.getLogger(__name__)

_R, _F = RECORDS.c, FORMS.c
_RECORDS = (
    select(*(_R[name] for name in RECORD_COLUMNS))
    .where(_R.kind == bindparam("name"))
    .where(_R.day.between(bindparam("first"), bindparam("last")))
    .order_by(_R.seq)
)
_NEWEST = select(_R.id).order_by(_R.seq.desc()).limit(1)
_ADD = insert(RECORDS).on_conflict_do_nothing(index_elements=["id"])

_FORM = select(*(_F[name] for name in FORM_COLUMNS)).where(_F.key == bindparam("wanted"))
_KEYS = select(_F.key).order_by(_F.seq.desc())
_DROP = delete(FORMS).where(_F.key == bindparam("wanted"))
_AFTER_ALL = select(func.coalesce(func.max(_F.seq), 0) + 1).scalar_subquery()
_KEEP = insert(FORMS).prefix_with("OR REPLACE").values(seq=_AFTER_ALL)


class SqlRecordStore:
    """The part of an open diary that holds the records; ``SqlDiaryStore`` adds the rest."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self._sealer = sealer

    def add_records(self, records: Sequence[Record], clears: str | None = None) -> None:
        """See ``RecordStore``. Where every record was there already, the form stays: it went
        when they were saved, and what is in it another window typed since."""
        rows = [record_row(self._sealer, record) for record in records]
        with self._database.writing() as link:
            added = self._records_added(link, rows) if rows else True
            if clears is not None and added:
                link.execute(_DROP, {"wanted": clears})

    def records(
        self, kind: type[R], first: date | None = None, last: date | None = None
    ) -> Sequence[R]:
        """See ``RecordStore``."""
        days = (first or date.min, last or date.max)
        return [open_row() for open_row in self._to_open(kind, *days)]

    def readable_records(self, kind: type[R]) -> Sequence[R]:
        """See ``RecordStore``."""
        found = []
        for open_row in self._to_open(kind, date.min, date.max):
            with suppress(EntryDamaged):  # logged by its id
                found.append(open_row())
        return found

    def _to_open(self, kind: type[R], first: date, last: date) -> list[Callable[[], R]]:
        """What opens each row of a kind, in the order saved."""
        found = KINDS[kind]
        wanted = {"name": found.name, "first": first.isoformat(), "last": last.isoformat()}

        def opened(sealer: Sealer, row: Sequence[Any]) -> R:
            record: R = open_record(sealer, found, row)
            return record

        with self._database.reading() as link:
            rows = link.execute(_RECORDS, wanted).all()
        return [partial(self._opened, found.name, opened, row, row.id) for row in rows]

    def newest_record(self) -> UUID | None:
        """See ``RecordStore``."""
        with self._database.reading() as link:
            newest = link.execute(_NEWEST).scalar()
            return None if newest is None else UUID(newest)

    def form(self, key: str) -> Mapping[str, str]:
        """See ``RecordStore``."""
        with self._database.reading() as link:
            return self._form(link, key)

    def forms(self) -> Sequence[str]:
        """See ``RecordStore``."""
        with self._database.reading() as link:
            return list(link.execute(_KEYS).scalars())

    def keep_fields(self, key: str, fields: Mapping[str, str | None], at: datetime) -> None:
        """See ``RecordStore``."""
        with self._database.writing() as link:
            kept = with_fields(self._form(link, key), fields)
            if kept:
                link.execute(_KEEP, form_row(self._sealer, key, kept, at))
            else:
                link.execute(_DROP, {"wanted": key})

    def drop_form(self, key: str) -> None:
        """See ``RecordStore``."""
        with self._database.writing() as link:
            link.execute(_DROP, {"wanted": key})

    def _records_added(self, link: Connection, rows: list[dict[str, Any]]) -> bool:
        try:
            return link.execute(_ADD, rows).rowcount > 0
        except IntegrityError:  # the foreign key
            raise ValueError("supersedes a record that is not in this diary") from None

    def _form(self, link: Connection, key: str) -> Mapping[str, str]:
        row = link.execute(_FORM, {"wanted": key}).first()
        return MappingProxyType({}) if row is None else self._opened("form", open_form, row, key)

    def _opened(
        self,
        kind: str,
        open_row: Callable[[Sealer, Sequence[Any]], T],
        row: Sequence[Any],
        row_id: str,
    ) -> T:
        try:
            return open_row(self._sealer, row)
        except EntryDamaged:
            _log.warning("a sealed row of %s does not open: %s", kind, row_id)
            raise
