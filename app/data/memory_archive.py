"""Everything out of a diary in memory at once, and in again, as ``SqlArchiveStore`` does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from app.data.memory_records import Content, MemoryRecordStore
from app.data.payloads import fixed_offset, kept_checkin, kept_draft
from app.data.record_payloads import kept_record
from app.domain.archives import Brought, Everything, How
from app.domain.checkins import DraftKey
from app.domain.watch import Watch

K = TypeVar("K")
V = TypeVar("V")


class MemoryArchiveStore(MemoryRecordStore):
    """The part of an open diary that gives and takes everything."""

    def everything(self) -> Callable[[Watch], Everything]:
        """See ``ArchiveStore``."""
        now = self._open().copy()

        def opened(watch: Watch) -> Everything:
            watch.at(0)
            rows = tuple(now.checkins.values()), tuple(now.records.values())
            return Everything(*rows, tuple(now.drafts.values()), now.forms)

        return opened

    def ids(self) -> frozenset[UUID]:
        """See ``ArchiveStore``."""
        content = self._open()
        return frozenset(content.checkins) | frozenset(content.records)

    def bringing(
        self, what: Everything, at: datetime, watch: Watch
    ) -> Callable[[How, Watch], Brought]:
        """See ``ArchiveStore``."""
        fixed_offset(at)
        watch.at(0)
        new = Content(
            {c.id: kept_checkin(c) for c in what.checkins},
            {DraftKey(d.day, d.kind, d.corrects): kept_draft(d) for d in what.drafts},
            {r.id: kept_record(r) for r in what.records},
            {key: MappingProxyType(dict(typed)) for key, typed in what.forms.items()},
        )
        return lambda how, going: self._bring(new, how, going)

    def _bring(self, new: Content, how: How, watch: Watch) -> Brought:
        content = self._open()
        watch.at(0)
        here = content.copy() if how is How.MERGE else Content()
        saved = here.checkins.keys() | here.records.keys()
        drafts = {key: draft for key, draft in new.drafts.items() if draft.id not in saved}
        watch.at(1)
        removed = len(self.ids()) if how is How.REPLACE else 0
        content.checkins = _with(here.checkins, new.checkins)
        content.records = _with(here.records, new.records)
        content.drafts = _with(here.drafts, drafts)
        content.forms = _with(here.forms, new.forms)
        content.outbox, content.notes = here.outbox, here.notes
        added = len(self.ids()) - len(saved)
        return Brought(added, len(new.checkins) + len(new.records) - added, removed)


def _with(here: dict[K, V], new: Mapping[K, V]) -> dict[K, V]:
    """What is here, in its order, and after it what is not here yet."""
    return {**here, **{key: value for key, value in new.items() if key not in here}}
