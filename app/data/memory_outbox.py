"""What waits to be sent, and notes, in memory alone, as ``SqlOutboxStore`` holds them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from app.data.clinic_payloads import kept_parcel
from app.data.memory_records import MemoryRecordStore
from app.domain.clinic.parcels import Parcel, Receipt


class MemoryOutboxStore(MemoryRecordStore):
    """The part of an open diary that holds parcels and notes."""

    def parcels(self) -> Sequence[Parcel]:
        """See ``OutboxStore``."""
        return [parcel for parcel, _ in self._open().outbox.values()]

    def parcel_content(self, parcel_id: UUID) -> bytes | None:
        """See ``OutboxStore``."""
        found = self._open().outbox.get(parcel_id)
        return None if found is None else found[1]

    def freeze(
        self, parcels: Sequence[tuple[Parcel, bytes]], instead_of: Sequence[UUID] = ()
    ) -> None:
        """See ``OutboxStore`` and ``SqlOutboxStore.freeze``."""
        content = self._open()
        there = content.outbox
        new = {p.id: (kept_parcel(p), frozen) for p, frozen in parcels if p.id not in there}
        gone = [one for one in there if one in instead_of]
        after: dict[UUID, tuple[Parcel, bytes]] = {}
        for one, kept in there.items():
            if gone and one == gone[0]:
                after.update(new)
            if one not in gone:
                after[one] = kept
        content.outbox = {**after, **new}

    def note_try(self, parcel: Parcel) -> None:
        """See ``OutboxStore``."""
        outbox = self._open().outbox
        if parcel.id in outbox:
            outbox[parcel.id] = (kept_parcel(parcel), outbox[parcel.id][1])

    def acknowledge(
        self,
        parcel_id: UUID,
        receipt: Receipt | None,
        rest: Sequence[tuple[Parcel, bytes]] = (),
    ) -> None:
        """See ``OutboxStore``."""
        if parcel_id not in self._open().outbox:
            return
        if receipt is not None:
            self.add_records([receipt])
        self.freeze(rest, [parcel_id])

    def note(self, name: str) -> str | None:
        """See ``OutboxStore``."""
        return self._open().notes.get(name)

    def keep_note(self, name: str, text: str | None) -> None:
        """See ``OutboxStore``."""
        notes = self._open().notes
        notes.pop(name, None)
        if text is not None:
            notes[name] = text
