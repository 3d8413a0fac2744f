"""Logging doses: as planned, something different, as needed, from another source."""

from __future__ import annotations

from app.services.records import RecordService


class DoseService:
    """The doses of the open diary of one window. Every method returns after the disk has it."""

    def __init__(self, records: RecordService) -> None:
        self._records = records
