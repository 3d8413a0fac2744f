"""What goes to the clinic's computer: only what is new, in bundles that do not change. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from app.clinic.entries import Entry, Family, Maker, digest
from app.clinic.outbox.bundles import (
    URN,
    bundle_entry,
    maker_entry,
    maker_key,
    referring,
    where,
    written,
)
from app.clinic.outbox.news import Scope, is_new, known, out_of_date, taken_back
from app.domain.clinic.parcels import MOST_ENTRIES, Delivered, Line, Parcel, Sent

Withdraw = Callable[[Delivered, Maker], Entry]
"""What says that a thing which was sent was entered in error."""

Sign = Callable[[Sequence[Entry], Maker, datetime, str], Entry]
"""Who made some entries, under a key."""


@dataclass(frozen=True)
class Press:
    """One press of Send. ``sending`` and ``clinic``: as in a parcel. ``signed``: who made it is
    told along with it, for the server takes ids that the sender chose."""

    sending: UUID
    clinic: UUID
    maker: Maker
    at: datetime
    scope: Scope
    signed: bool = True
    new_id: Callable[[], UUID] = field(default=uuid4, compare=False)


@dataclass(frozen=True)
class Packed:
    """What is new. ``instead_of``: parcels that wait for an answer and hold what is out of
    date."""

    parcels: tuple[tuple[Parcel, bytes], ...] = ()
    instead_of: tuple[UUID, ...] = ()


def pack(
    families: Sequence[Family],
    has: Mapping[str, Delivered],
    waiting: Sequence[Parcel],
    press: Press,
    withdrawn: Withdraw,
    signed: Sign,
) -> Packed:
    """Parcels of what the server does not ``has`` yet and what does not wait, oldest day first;
    none where nothing is new. ``waiting``: in the order of sending."""
    wanted = {entry.line.key: entry.line for family in families for entry in family.entries}
    instead_of = out_of_date(waiting, wanted, press.scope)
    kept = [parcel for parcel in waiting if parcel.id not in instead_of]
    before = known(has, kept)
    new = [_new_of(family, before) for family in families]
    gone = taken_back(before, wanted, press.scope)
    new += [Family((withdrawn(_was(line, has), press.maker),)) for line in gone]
    places = _Places(has, kept, {**before, **wanted}, press.maker)
    making = _Packing(press, signed, places)
    return Packed(tuple(making.parcels(f for f in new if f.entries)), instead_of)


def _new_of(family: Family, before: Mapping[str, Line]) -> Family:
    return Family(tuple(e for e in family.entries if is_new(e.line, before.get(e.line.key))))


def _was(line: Line, has: Mapping[str, Delivered]) -> Delivered:
    """The thing as the server has it, or as it will have it once what waits arrived."""
    found = has.get(line.key)
    return Delivered(line, "") if found is None else replace(found, line=line)


@dataclass
class _Places:
    """Where things are that do not go along."""

    has: Mapping[str, Delivered]
    waiting: Sequence[Parcel]
    lines: Mapping[str, Line]
    maker: Maker

    def __post_init__(self) -> None:
        on_the_way = {line.key for parcel in self.waiting for line in parcel.lines}
        self._known = {
            key: one for key, one in self.has.items() if one.location and key not in on_the_way
        }
        self._urns = {self.maker.full_url(key): key for key in self.lines}

    def entry(self, one: Entry) -> dict[str, Any]:
        """A bundle's entry: replaces the version that is known, or is found by identifier."""
        found = self._known.get(one.line.key)
        if found is None:
            return bundle_entry(one.line, one.resource, self.maker)
        known_id = found.location.partition("/")[2]
        return bundle_entry(one.line, one.resource, self.maker, known_id, found.etag)

    def reference(self, urn: str) -> str:
        """What refers to a thing that is there already. ``KeyError`` for one that was never
        sent: a defect of the mapping."""
        key = self._urns[urn]
        found = self._known.get(key)
        return where(self.lines[key], self.maker) if found is None else found.location


@dataclass
class _Packing:
    press: Press
    sign: Sign
    places: _Places

    def parcels(self, families: Iterable[Family]) -> Iterator[tuple[Parcel, bytes]]:
        """The families in bundles, by day; a report has one of its own."""
        ordered = sorted(families, key=lambda f: min(e.line.day for e in f.entries))
        alone = [f for f in ordered if _is_report(f)]
        room = MOST_ENTRIES - self.press.signed
        for entries in _filled([f for f in ordered if not _is_report(f)], room):
            yield self._parcel(entries)
        for family in alone:
            for entries in _filled([family], room):
                yield self._parcel(entries)

    def _parcel(self, entries: Sequence[Entry]) -> tuple[Parcel, bytes]:
        press, parcel_id = self.press, self.press.new_id()
        here = {press.maker.full_url(entry.line.key) for entry in entries}
        lines, made = [], []

        def turn(reference: str) -> str:
            inside = reference in here or not reference.startswith(URN)
            return reference if inside else self.places.reference(reference)

        for entry in entries:
            said = self.places.entry(entry)
            said["resource"] = referring(said["resource"], turn)
            lines.append(entry.line)
            made.append(said)
        if press.signed:
            key = maker_key(press.at.date().isoformat(), parcel_id)
            told = self.sign(entries, press.maker, press.at, key)
            lines.append(told.line)
            made.append(maker_entry(told.line, told.resource, press.maker))
        content = written(made)
        parcel = Parcel(
            id=parcel_id,
            sending=press.sending,
            clinic=press.clinic,
            made_at=press.at,
            lines=tuple(lines),
            digest=digest(content.decode()),
        )
        return parcel, content


def _is_report(family: Family) -> bool:
    return any(entry.line.kind is Sent.REPORT for entry in family.entries)


def _filled(families: Sequence[Family], room: int) -> Iterator[list[Entry]]:
    """Families put together while there is room. One that has no room at all alone is cut in
    its order."""
    batch: list[Entry] = []
    for family in families:
        if batch and len(batch) + len(family.entries) > room:
            yield batch
            batch = []
        batch.extend(family.entries)
        while len(batch) > room:
            yield batch[:room]
            batch = batch[room:]
    if batch:
        yield batch
