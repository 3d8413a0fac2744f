"""The sealed diary in SQLite (``DiaryStore``). Every call is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError

from app.data.archive_store import SqlArchiveStore
from app.data.outbox_store import SqlOutboxStore
from app.data.payloads import frozen_answers, kept_checkin, with_answer
from app.data.rows import (
    CHECKIN_COLUMNS,
    DRAFT_COLUMNS,
    checkin_row,
    draft_row,
    key_columns,
    open_checkin,
    open_draft,
)
from app.data.tables import CHECKINS, DRAFTS
from app.domain.checkins import Answer, CheckIn, Draft, DraftKey

_C, _D = CHECKINS.c, DRAFTS.c
_CHECKINS = select(*(_C[name] for name in CHECKIN_COLUMNS))
_BY_ID = _CHECKINS.where(_C.id == bindparam("wanted"))
_BETWEEN = _CHECKINS.where(_C.day.between(bindparam("first"), bindparam("last"))).order_by(_C.seq)
_LATEST = _CHECKINS.order_by(_C.seq.desc()).limit(1)
_FIRST_DAY = select(func.min(_C.day))
_ADD = insert(CHECKINS).on_conflict_do_nothing(index_elements=["id"])

_DRAFTS = select(*(_D[name] for name in DRAFT_COLUMNS)).order_by(_D.seq.desc())
_SAME_KEY = (
    _D.day == bindparam("day"),
    _D.kind == bindparam("kind"),
    _D.corrects.is_not_distinct_from(bindparam("corrects")),
)
_DRAFT = _DRAFTS.where(*_SAME_KEY)
_DROP = delete(DRAFTS).where(*_SAME_KEY)
_AFTER_ALL = select(func.coalesce(func.max(_D.seq), 0) + 1).scalar_subquery()
_KEEP = insert(DRAFTS).prefix_with("OR REPLACE").values(seq=_AFTER_ALL)


class SqlDiaryStore(SqlArchiveStore, SqlOutboxStore):
    """An open diary: the check-ins and their drafts here, the records in ``SqlRecordStore``,
    what waits to be sent in ``SqlOutboxStore``, everything at once in ``SqlArchiveStore``.
    ``DiaryFolder.open`` makes one; used on the thread that opened it."""

    def add(self, checkin: CheckIn, clears: DraftKey | None = None) -> CheckIn:
        """See ``DiaryStore``. For an id that is there already, the draft goes only if all in
        it is in the saved row: what another window typed since then stays."""
        with self._database.writing() as link:
            if not self._added(link, checkin):
                return self._added_before(link, checkin.id, clears)
            if clears is not None:
                link.execute(_DROP, key_columns(clears))
        return kept_checkin(checkin)

    def between(self, first: date, last: date) -> Sequence[CheckIn]:
        """See ``DiaryStore``."""
        days = {"first": first.isoformat(), "last": last.isoformat()}
        with self._database.reading() as link:
            return [self._checkin(row) for row in link.execute(_BETWEEN, days)]

    def by_id(self, checkin_id: UUID) -> CheckIn | None:
        """See ``DiaryStore``."""
        with self._database.reading() as link:
            row = link.execute(_BY_ID, {"wanted": str(checkin_id)}).first()
            return None if row is None else self._checkin(row)

    def first_day(self) -> date | None:
        """See ``DiaryStore``."""
        with self._database.reading() as link:
            day = link.execute(_FIRST_DAY).scalar_one()
            return None if day is None else date.fromisoformat(day)

    def latest_entry(self) -> CheckIn | None:
        """See ``DiaryStore``."""
        with self._database.reading() as link:
            row = link.execute(_LATEST).first()
            return None if row is None else self._checkin(row)

    def draft(self, key: DraftKey) -> Draft | None:
        """See ``DiaryStore``."""
        with self._database.reading() as link:
            return self._draft(link, key)

    def drafts(self) -> Sequence[Draft]:
        """See ``DiaryStore``."""
        with self._database.reading() as link:
            return [self._opened("draft", open_draft, row, row.id) for row in link.execute(_DRAFTS)]

    def keep_answer(
        self, key: DraftKey, item_id: str, answer: Answer | None, at: datetime
    ) -> Draft:
        """See ``DiaryStore``."""
        with self._database.writing() as link:
            draft = self._draft(link, key) or Draft(
                uuid4(), key.day, key.kind, frozen_answers({}), corrects=key.corrects
            )
            draft = with_answer(draft, item_id, answer)
            self._put(link, draft, at)
        return draft

    def keep_draft(self, draft: Draft, at: datetime) -> None:
        """See ``DiaryStore``."""
        with self._database.writing() as link:
            self._put(link, draft, at)

    def drop_draft(self, key: DraftKey) -> None:
        """See ``DiaryStore``."""
        with self._database.writing() as link:
            link.execute(_DROP, key_columns(key))

    def close(self) -> None:
        """See ``DiaryStore``."""
        self._database.close()

    def _put(self, link: Connection, draft: Draft, at: datetime) -> None:
        link.execute(_KEEP, draft_row(self._sealer, draft, at))

    def _added(self, link: Connection, checkin: CheckIn) -> bool:
        try:
            return link.execute(_ADD, checkin_row(self._sealer, checkin)).rowcount == 1
        except IntegrityError:  # the foreign key
            raise ValueError("supersedes a check-in that is not in this diary") from None

    def _added_before(self, link: Connection, checkin_id: UUID, key: DraftKey | None) -> CheckIn:
        saved = self._checkin(link.execute(_BY_ID, {"wanted": str(checkin_id)}).one())
        draft = None if key is None else self._draft(link, key)
        if key is not None and draft is not None and draft.answers == saved.answers:
            link.execute(_DROP, key_columns(key))
        return saved

    def _draft(self, link: Connection, key: DraftKey) -> Draft | None:
        row = link.execute(_DRAFT, key_columns(key)).first()
        return None if row is None else self._opened("draft", open_draft, row, row.id)

    def _checkin(self, row: Row[Any]) -> CheckIn:
        return self._opened("checkin", open_checkin, row, row.id)
