"""A form on the screen: every field as typed, kept under one key the moment it is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from app.services.records import RecordService


class Sheet:
    """One window's view of a form. ``put`` changes the page, ``flush`` brings it to the disk,
    one at a time and the newest state of each field."""

    def __init__(self, records: RecordService, key: str, fields: Mapping[str, str]) -> None:
        self.key = key
        self.fields = dict(fields)
        self._records = records
        self._unkept: dict[str, str | None] = {}
        self._turn = asyncio.Lock()

    def get(self, name: str) -> str:
        """A field as typed; empty for one that is not there."""
        return self.fields.get(name, "")

    def put(self, name: str, text: str | None) -> None:
        """Put a field on the page; ``None`` takes it away."""
        if text is None:
            self.fields.pop(name, None)
        else:
            self.fields[name] = text
        self._unkept[name] = text

    @property
    def settled(self) -> bool:
        """Whether everything on the page is on the disk."""
        return not self._unkept and not self._turn.locked()

    async def flush(self) -> None:
        """Keep what is not on the disk yet. After an error it is tried again next time."""
        async with self._turn:
            if not self._unkept:
                return
            going, self._unkept = self._unkept, {}
            try:
                await self._records.keep(self.key, going)
            except BaseException:
                self._unkept = {**going, **self._unkept}
                raise


async def open_sheet(records: RecordService, key: str) -> Sheet:
    """The form as it was left; empty when nothing was begun."""
    return Sheet(records, key, await records.form(key))
