"""What waits to be sent, and sealed notes, in SQLite (``OutboxStore``). Every call is one
transaction."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from app.data.clinic_payloads import NOTE_FORM, PARCEL_FORM, load_parcel, parcel_content
from app.data.record_rows import record_row
from app.data.record_store import SqlRecordStore
from app.data.sealing import Sealer, place
from app.data.tables import NOTES, OUTBOX
from app.domain.clinic.parcels import Parcel, Receipt
from app.domain.errors import EntryDamaged

_log = logging.getLogger(__name__)

_O, _N = OUTBOX.c, NOTES.c
_PARCELS = select(_O.id, _O.payload_version, _O.payload).order_by(_O.seq)
_WANTED = _O.id == bindparam("wanted")
_CONTENT = select(_O.content).where(_WANTED)
_KEEP = insert(OUTBOX)
_NOTE = select(_N.payload_version, _N.payload).where(_N.name == bindparam("wanted"))
_DROP_NOTE = delete(NOTES).where(_N.name == bindparam("wanted"))
_KEEP_NOTE = insert(NOTES).prefix_with("OR REPLACE")


class SqlOutboxStore(SqlRecordStore):
    """The part of an open diary that holds parcels and notes."""

    def parcels(self) -> Sequence[Parcel]:
        """See ``OutboxStore``. One that does not open is left out, and logged: what it held was
        never acknowledged, so that the next sending packs it again."""
        with self._database.reading() as link:
            rows = link.execute(_PARCELS).all()
        found = []
        for row in rows:
            with suppress(EntryDamaged):
                found.append(self._opened("outbox", _open_parcel, row, row.id))
        return found

    def parcel_content(self, parcel_id: UUID) -> bytes | None:
        """See ``OutboxStore``."""
        wanted = str(parcel_id)
        with self._database.reading() as link:
            sealed = link.execute(_CONTENT, {"wanted": wanted}).scalar()
        if sealed is None:
            return None
        return self._opened("outbox", _open_content, (wanted, sealed), wanted)

    def freeze(
        self, parcels: Sequence[tuple[Parcel, bytes]], instead_of: Sequence[UUID] = ()
    ) -> None:
        """See ``OutboxStore``. What replaces others takes the place of the first of them: a
        newer content of the same thing must not be sent before an older one."""
        rows = [_parcel_row(self._sealer, parcel, content) for parcel, content in parcels]
        with self._database.writing() as link:
            _put(link, rows, [str(one) for one in instead_of])

    def note_try(self, parcel: Parcel) -> None:
        """See ``OutboxStore``."""
        columns = _payload_columns(self._sealer, parcel)
        with self._database.writing() as link:
            link.execute(update(OUTBOX).where(_O.id == str(parcel.id)).values(**columns))

    def acknowledge(
        self,
        parcel_id: UUID,
        receipt: Receipt | None,
        rest: Sequence[tuple[Parcel, bytes]] = (),
    ) -> None:
        """See ``OutboxStore``."""
        records = [] if receipt is None else [record_row(self._sealer, receipt)]
        rows = [_parcel_row(self._sealer, parcel, content) for parcel, content in rest]
        with self._database.writing() as link:
            there = link.execute(_CONTENT, {"wanted": str(parcel_id)}).first()
            if there is None:
                return
            _put(link, rows, [str(parcel_id)])
            if records:
                self._records_added(link, records)

    def note(self, name: str) -> str | None:
        """See ``OutboxStore``. One that does not open is like none, and logged."""
        with self._database.reading() as link:
            row = link.execute(_NOTE, {"wanted": name}).first()
        if row is None:
            return None
        try:
            opened = self._sealer.open(row.payload, place("note", name, row.payload_version))
        except EntryDamaged:
            _log.warning("a sealed note does not open: %s", name)
            return None
        text: str = NOTE_FORM.load(opened, row.payload_version)["text"]
        return text

    def keep_note(self, name: str, text: str | None) -> None:
        """See ``OutboxStore``."""
        with self._database.writing() as link:
            if text is None:
                link.execute(_DROP_NOTE, {"wanted": name})
            else:
                link.execute(_KEEP_NOTE, _note_row(self._sealer, name, text))


def empty_outbox(link: Connection) -> None:
    """Take every parcel and note away: they belong to the diary that another takes the place
    of, and so does the permission that a note may hold."""
    link.execute(delete(OUTBOX))
    link.execute(delete(NOTES))


def _put(link: Connection, rows: list[dict[str, Any]], instead_of: list[str]) -> None:
    """Add the rows that are not there yet, in the place of others."""
    there = set(link.execute(select(_O.id)).scalars())
    new = [row for row in rows if row["id"] not in there]
    first = _room_for(link, len(new), instead_of)
    for number, row in enumerate(new):
        link.execute(_KEEP, {"seq": first + number, **row})


def _room_for(link: Connection, many: int, instead_of: list[str]) -> int:
    """Take the rows ``instead_of`` away; the first ``seq`` of ``many`` that are free now."""
    gone = _O.id.in_(instead_of)
    first = link.execute(select(func.min(_O.seq)).where(gone)).scalar()
    link.execute(delete(OUTBOX).where(gone))
    if not many:  # nothing has to move: a bundle is large, and moving all of them takes its time
        return 0
    if first is None:
        last: int = link.execute(select(func.coalesce(func.max(_O.seq), 0))).scalar_one()
        return last + 1
    # Twice, for SQLite looks at each row by itself, and no two may have one number.
    link.execute(update(OUTBOX).where(_O.seq > first).values(seq=-(_O.seq + many)))
    link.execute(update(OUTBOX).where(_O.seq < 0).values(seq=-_O.seq))
    return int(first)


def _parcel_row(sealer: Sealer, parcel: Parcel, content: bytes) -> dict[str, Any]:
    parcel_id = str(parcel.id)
    sealed = sealer.seal(content, _content_place(parcel_id))
    return {"id": parcel_id, **_payload_columns(sealer, parcel), "content": sealed}


def _payload_columns(sealer: Sealer, parcel: Parcel) -> dict[str, Any]:
    version = PARCEL_FORM.version
    where = place("outbox", str(parcel.id), version)
    sealed = sealer.seal(PARCEL_FORM.dump(parcel_content(parcel)), where)
    return {"payload_version": version, "payload": sealed}


def _content_place(parcel_id: str) -> bytes:
    return place("outbox.content", parcel_id, 1)  # bytes as frozen: they have no other form


def _open_content(sealer: Sealer, row: Sequence[Any]) -> bytes:
    parcel_id, content = row
    return sealer.open(content, _content_place(parcel_id))


def _open_parcel(sealer: Sealer, row: Sequence[Any]) -> Parcel:
    parcel_id, version, payload = row
    opened = sealer.open(payload, place("outbox", parcel_id, version))
    return load_parcel(parcel_id, PARCEL_FORM.load(opened, version))


def _note_row(sealer: Sealer, name: str, text: str) -> dict[str, Any]:
    version = NOTE_FORM.version
    sealed = sealer.seal(NOTE_FORM.dump({"text": text}), place("note", name, version))
    return {"name": name, "payload_version": version, "payload": sealed}
