"""Questions for the next visit: writing down, changing, taking away."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import EntryDamaged
from app.domain.questions import MOST, VisitQuestion, standing_questions
from app.domain.records import RecordStore
from app.i18n.formats import Formats
from app.services.entries import ID, Entries, EntryForm, EntrySheet
from app.services.question_form import KEY, as_typed, read_form
from app.services.records import RecordService

log = logging.getLogger("glidepath")


@dataclass(frozen=True)
class QuestionsView:
    """What the card shows. ``begun``: a new question was typed and not kept yet. ``damaged``: a
    row does not open, and so nothing is listed: half a chain might show what was taken away."""

    standing: tuple[VisitQuestion, ...] = ()
    begun: bool = False
    damaged: bool = False

    @property
    def room(self) -> bool:
        """Whether one more may be added."""
        return len(self.standing) < MOST


class QuestionService(Entries[VisitQuestion]):
    """The questions of the open diary of one window. Every method returns after the disk has
    it; errors as in ``DiaryStore``."""

    def __init__(self, records: RecordService) -> None:
        super().__init__(records, EntryForm(KEY, as_typed, read_form, _rows))

    async def view(self) -> QuestionsView:
        """Everything that the card shows, in one visit to the database thread."""
        try:
            return await self.records.read(_view)
        except EntryDamaged:
            log.warning("the questions cannot be read")
            return QuestionsView(damaged=True)

    async def save(self, sheet: EntrySheet, formats: Formats) -> VisitQuestion | None:
        """See ``Entries``. ``None`` also for a new question beyond ``MOST``: another window may
        have added one meanwhile. Its form stays as typed."""
        if not await self.records.read(lambda store: _has_room(store, sheet)):
            await sheet.flush()
            return None
        return await super().save(sheet, formats)


def read_questions(store: RecordStore) -> tuple[VisitQuestion, ...]:
    """The questions in force, in the order first asked. ``EntryDamaged`` where a row does not
    open. Blocking."""
    return standing_questions(_rows(store))


def _view(store: RecordStore) -> QuestionsView:
    return QuestionsView(read_questions(store), bool(store.form(KEY)))


def _has_room(store: RecordStore, sheet: EntrySheet) -> bool:
    """Whether the form may be kept: a change always, and one that was kept a moment ago."""
    if sheet.version is not None or len(read_questions(store)) < MOST:
        return True
    return any(str(row.id) == sheet.get(ID) for row in _rows(store))


def _rows(store: RecordStore) -> Sequence[VisitQuestion]:
    return store.records(VisitQuestion)
