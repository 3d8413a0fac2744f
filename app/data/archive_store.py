"""Everything out of the sealed diary at once, and in again (``ArchiveStore``)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Index, Row, Table, delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.schema import CreateIndex, DropIndex

from app.data.outbox_store import empty_outbox
from app.data.record_payloads import KINDS
from app.data.record_rows import FORM_COLUMNS, RECORD_COLUMNS, form_row, open_form, open_record
from app.data.record_rows import record_row as sealed_record
from app.data.record_store import SqlRecordStore
from app.data.rows import (
    CHECKIN_COLUMNS,
    DRAFT_COLUMNS,
    checkin_row,
    draft_row,
    open_checkin,
    open_draft,
)
from app.data.sealing import Sealer
from app.data.tables import CHECKINS, DRAFTS, FORMS, RECORDS
from app.domain.archives import Brought, Everything, How
from app.domain.errors import EntryDamaged
from app.domain.watch import Watch

T = TypeVar("T")
_log = logging.getLogger(__name__)

_KINDS = {kind.name: kind for kind in KINDS.values()}
_TABLES = {"checkin": CHECKINS, "record": RECORDS, "draft": DRAFTS, "form": FORMS}
_COLUMNS = {
    "checkin": CHECKIN_COLUMNS,
    "record": RECORD_COLUMNS,
    "draft": DRAFT_COLUMNS,
    "form": FORM_COLUMNS,
}
_ALL = {
    name: select(*(table.c[column] for column in _COLUMNS[name])).order_by(table.c.seq)
    for name, table in _TABLES.items()
}
_IDS = select(CHECKINS.c.id).union_all(select(RECORDS.c.id))
_EACH = 500
"""Rows between two looks at whether the work was stopped."""


class SqlArchiveStore(SqlRecordStore):
    """The part of an open diary that gives and takes everything."""

    def everything(self) -> Callable[[Watch], Everything]:
        """See ``ArchiveStore``. The rows are read here; they are opened by what is returned."""
        with self._database.reading() as link:
            rows = {name: link.execute(query).all() for name, query in _ALL.items()}
        return lambda watch: _Opening(self._sealer).all(rows, watch)

    def ids(self) -> frozenset[UUID]:
        """See ``ArchiveStore``."""
        with self._database.reading() as link:
            return frozenset(_ids(link.execute(_IDS).scalars()))

    def bringing(
        self, what: Everything, at: datetime, watch: Watch
    ) -> Callable[[How, Watch], Brought]:
        """See ``ArchiveStore``."""
        forms = [form_row(self._sealer, key, typed, at) for key, typed in what.forms.items()]
        half = watch.within(0, 0.5), watch.within(0.5, 1)
        sealed = _Sealed(
            checkins=[checkin_row(self._sealer, c) for c in _watched(what.checkins, half[0])],
            records=[sealed_record(self._sealer, r) for r in _watched(what.records, half[1])],
            drafts=[draft_row(self._sealer, draft, at) for draft in what.drafts],
            forms=forms,
        )
        return lambda how, going: self._bring(sealed, how, going)

    def _bring(self, sealed: _Sealed, how: How, watch: Watch) -> Brought:
        with self._database.writing() as link:
            removed = _emptied(link) if how is How.REPLACE else 0
            saved = set(link.execute(_IDS).scalars())
            added = _add(link, CHECKINS, sealed.checkins, watch.within(0, 0.5))
            added += _add(link, RECORDS, sealed.records, watch.within(0.5, 1))
            drafts = [draft for draft in sealed.drafts if draft["id"] not in saved]
            _add(link, DRAFTS, drafts, watch.within(1, 1))
            _add(link, FORMS, sealed.forms, watch.within(1, 1))
            watch.at(1)
        return Brought(added, len(sealed.checkins) + len(sealed.records) - added, removed)


@dataclass(frozen=True)
class _Sealed:
    """Rows as they go into the tables."""

    checkins: list[dict[str, Any]]
    records: list[dict[str, Any]]
    drafts: list[dict[str, Any]]
    forms: list[dict[str, Any]]


@dataclass
class _Opening:
    """Opens rows, and notes those that do not open."""

    sealer: Sealer
    gaps: dict[UUID, UUID | None] = field(default_factory=dict)
    unread: int = 0

    def all(self, rows: dict[str, Sequence[Row[Any]]], watch: Watch) -> Everything:
        """Everything in ``rows``, which are given by table."""
        checkins = _watched(rows["checkin"], watch.within(0, 0.4))
        records = _watched(rows["record"], watch.within(0.4, 1))
        return Everything(
            checkins=tuple(self._open(checkins, lambda row: open_checkin(self.sealer, row))),
            records=tuple(self._open(records, self._record)),
            drafts=tuple(self._open(rows["draft"], lambda row: open_draft(self.sealer, row))),
            forms=dict(
                self._open(rows["form"], lambda row: (row.key, open_form(self.sealer, row)))
            ),
            gaps=self.gaps,
            unread=self.unread,
        )

    def _record(self, row: Row[Any]) -> Any:
        kind = _KINDS.get(row.kind)
        if kind is None:
            raise EntryDamaged("a kind that is not known")
        return open_record(self.sealer, kind, row)

    def _open(self, rows: Iterable[Row[Any]], opened: Callable[[Row[Any]], T]) -> Iterator[T]:
        for row in rows:
            try:
                yield opened(row)
            except EntryDamaged:
                self._miss(row)

    def _miss(self, row: Row[Any]) -> None:
        self.unread += 1
        where = row._mapping
        _log.warning("a sealed row is left out: %a", where.get("id", where.get("key")))
        with suppress(KeyError, ValueError):  # a draft or form, or no id any more
            parent = where["supersedes"]
            self.gaps[UUID(where["id"])] = None if parent is None else UUID(parent)


def _ids(found: Iterable[str]) -> Iterator[UUID]:
    """The ids that are some; one that was damaged is like none in any file."""
    for text in found:
        with suppress(ValueError):
            yield UUID(text)


def _emptied(link: Connection) -> int:
    """Take every row away; how many check-ins and records there were.

    For each row SQLite looks for one that supersedes it: without an index, which nothing else
    needs, that takes 10 s for ten years.
    """
    for table in (DRAFTS, FORMS):
        link.execute(delete(table))
    empty_outbox(link)
    removed = 0
    for table in (CHECKINS, RECORDS):
        index = Index(f"emptying_{table.name}", table.c.supersedes)
        table.indexes.discard(index)  # of the file for a moment, not of the table as it is told
        link.execute(CreateIndex(index))
        removed += link.execute(delete(table)).rowcount
        link.execute(DropIndex(index))
    return removed


def _add(link: Connection, table: Table, rows: list[dict[str, Any]], watch: Watch) -> int:
    """Append the rows that have no like yet; how many they were."""
    query = insert(table).on_conflict_do_nothing()
    if table in (DRAFTS, FORMS):
        query = query.values(
            seq=select(func.coalesce(func.max(table.c.seq), 0) + 1).scalar_subquery()
        )
    added = 0
    for start in range(0, len(rows), _EACH):
        watch.at(start / len(rows))
        added += link.execute(query, rows[start : start + _EACH]).rowcount
    return added


def _watched(rows: Sequence[T], watch: Watch) -> Iterator[T]:
    for number, row in enumerate(rows):
        if number % _EACH == 0:
            watch.at(number / len(rows))
        yield row
