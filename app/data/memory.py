"""The diary in memory alone: ``--demo`` and tests. Behaves as the sealed one does.

Standard library only: nothing is sealed, because nothing leaves the process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from app.data.memory_archive import MemoryArchiveStore
from app.data.memory_outbox import MemoryOutboxStore
from app.data.memory_records import Content
from app.data.payloads import frozen_answers, kept_checkin, kept_draft, with_answer
from app.data.record_payloads import kept_record
from app.domain.archives import Everything
from app.domain.checkins import Answer, CheckIn, Draft, DraftKey
from app.domain.copies import AutomaticCopy, CopyReason, too_many
from app.domain.errors import CopyBroken, DiaryDamaged, EntryDamaged
from app.domain.ports import DataKey
from app.domain.watch import Watch


class MemoryDiaryStore(MemoryArchiveStore, MemoryOutboxStore):
    """An open diary. Two stores over one ``content`` are two windows on one diary."""

    def add(self, checkin: CheckIn, clears: DraftKey | None = None) -> CheckIn:
        """See ``DiaryStore`` and ``SqlDiaryStore.add``."""
        content = self._open()
        stored = content.checkins.get(checkin.id)
        if stored is not None:
            draft = None if clears is None else content.drafts.get(clears)
            if clears is not None and draft is not None and draft.answers == stored.answers:
                del content.drafts[clears]
            return stored
        if checkin.supersedes is not None and checkin.supersedes not in content.checkins:
            raise ValueError("supersedes a check-in that is not in this diary")
        kept = content.checkins[checkin.id] = kept_checkin(checkin)
        if clears is not None:
            content.drafts.pop(clears, None)
        return kept

    def between(self, first: date, last: date) -> Sequence[CheckIn]:
        """See ``DiaryStore``."""
        return [c for c in self._open().checkins.values() if first <= c.day <= last]

    def by_id(self, checkin_id: UUID) -> CheckIn | None:
        """See ``DiaryStore``."""
        return self._open().checkins.get(checkin_id)

    def first_day(self) -> date | None:
        """See ``DiaryStore``."""
        return min((c.day for c in self._open().checkins.values()), default=None)

    def latest_entry(self) -> CheckIn | None:
        """See ``DiaryStore``."""
        return next(reversed(self._open().checkins.values()), None)

    def draft(self, key: DraftKey) -> Draft | None:
        """See ``DiaryStore``."""
        return self._open().drafts.get(key)

    def drafts(self) -> Sequence[Draft]:
        """See ``DiaryStore``."""
        return list(reversed(self._open().drafts.values()))

    def keep_answer(
        self, key: DraftKey, item_id: str, answer: Answer | None, at: datetime
    ) -> Draft:
        """See ``DiaryStore``."""
        draft = self.draft(key) or Draft(
            uuid4(), key.day, key.kind, frozen_answers({}), corrects=key.corrects
        )
        draft = with_answer(draft, item_id, answer)
        self.keep_draft(draft, at)
        return draft

    def keep_draft(self, draft: Draft, at: datetime) -> None:
        """See ``DiaryStore``."""
        key = DraftKey(draft.day, draft.kind, draft.corrects)
        self.drop_draft(key)
        self._open().drafts[key] = kept_draft(draft)

    def drop_draft(self, key: DraftKey) -> None:
        """See ``DiaryStore``."""
        self._open().drafts.pop(key, None)

    def close(self) -> None:
        """See ``DiaryStore``."""
        self._closed = True


def package_store(holds: Everything) -> MemoryDiaryStore:
    """What a package holds, as a diary to read; nothing of it is ever on a disk."""
    checkins = {row.id: kept_checkin(row) for row in holds.checkins}
    records = {row.id: kept_record(row) for row in holds.records}
    return MemoryDiaryStore(Content(checkins=checkins, records=records))


class MemoryDiaryFiles:
    """A data folder in memory: what was saved is there again on the next ``open``."""

    def __init__(self) -> None:
        self._key: bytes | None = None
        self._content = Content()
        self._copies: list[tuple[AutomaticCopy, Content]] = []

    def exists(self) -> bool:
        """See ``DiaryFiles``."""
        return self._key is not None

    def open(self, key: DataKey) -> MemoryDiaryStore:
        """See ``DiaryFiles``."""
        if self._key is None:
            self._key = key.reveal()
        if key.reveal() != self._key:
            raise EntryDamaged("the key of another diary")
        return MemoryDiaryStore(self._content)

    def copy_today(self, today: date) -> None:
        """See ``DiaryFiles``."""
        daily = CopyReason.DAILY
        if not any((copy.day, copy.why) == (today, daily) for copy, _ in self._copies):
            self._copy(today, daily)
            self.let_go()

    def copy_before_bringing(self, today: date) -> AutomaticCopy:
        """See ``DiaryFiles``."""
        return self._copy(today, CopyReason.BRINGING)

    def _copy(self, today: date, why: CopyReason) -> AutomaticCopy:
        number = int(self._copies[0][0].id) + 1 if self._copies else 1
        copy = AutomaticCopy(str(number), today, 0, why)
        self._copies.insert(0, (copy, self._content.copy()))
        return copy

    def let_go(self) -> None:
        """See ``DiaryFiles``."""
        for old in too_many(self.copies()):
            self.drop_copy(old.id)

    def drop_copy(self, copy_id: str) -> None:
        """See ``DiaryFiles``."""
        self._copies = [(copy, content) for copy, content in self._copies if copy.id != copy_id]

    def copies(self) -> Sequence[AutomaticCopy]:
        """See ``DiaryFiles``. The size in memory is given as 0."""
        return [copy for copy, _ in self._copies]

    def newest_that_opens(self, key: DataKey) -> AutomaticCopy | None:
        """See ``DiaryFiles``."""
        return self.copies()[0] if self._copies and key.reveal() == self._key else None

    def read_copy(self, copy_id: str, key: DataKey) -> Callable[[Watch], Everything]:
        """See ``DiaryFiles``."""
        found = next((content for copy, content in self._copies if copy.id == copy_id), None)
        if found is None or key.reveal() != self._key:
            raise CopyBroken("there is no such copy")
        return MemoryDiaryStore(found).everything()

    def restore_copy(self, copy_id: str) -> None:
        """See ``DiaryFiles``."""
        found = next((content for copy, content in self._copies if copy.id == copy_id), None)
        if found is None:
            raise DiaryDamaged("there is no such copy")
        self._content = found.copy()
