"""The agreed plan: entering, reading back, changing, and what hangs on it."""

from __future__ import annotations

from app.services.records import RecordService


class PlanService:
    """The plan of the open diary of one window. Every method returns after the disk has it."""

    def __init__(self, records: RecordService) -> None:
        self.records = records
