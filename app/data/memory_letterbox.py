"""A letterbox that forgets everything when the process ends: the demo, and tests."""

from __future__ import annotations

from uuid import UUID

from app.domain.errors import NoLetterbox
from app.domain.ports import DataKey
from app.domain.records import RecordStore
from app.domain.signs import SignReport


class MemoryLetterbox:
    """The ``Letterbox`` port in memory: nothing is sealed, because nothing is written."""

    def __init__(self) -> None:
        self.letters: dict[UUID, SignReport] = {}
        self._made = False

    def put(self, report: SignReport) -> None:
        """See ``Letterbox``."""
        if not self._made:
            raise NoLetterbox("no diary was opened yet")
        self.letters[report.id] = report

    def take_back(self, report_id: UUID) -> None:
        """See ``Letterbox``."""
        self.letters.pop(report_id, None)

    def empty(self, key: DataKey, store: RecordStore) -> int:
        """See ``Letterbox``."""
        self._made = True
        reports = sorted(self.letters.values(), key=lambda report: report.entered_at)
        store.add_records(reports)
        self.letters.clear()
        return len(reports)
