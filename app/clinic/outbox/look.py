"""Looking at what a server has, after it said that it is not as was thought.

A known thing may have been changed or deleted there since; or all of it arrived before, and the
answer got lost. Blocking; runs on a network thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.clinic.entries import IDENTIFIER_SYSTEM, Maker, Resource
from app.clinic.outbox.answers import placed
from app.clinic.outbox.bundles import (
    Piece,
    Rest,
    references_in,
    unknown_again,
    where,
    with_etag,
)
from app.clinic.outbox.compare import same
from app.domain.clinic.errors import AnswerStrange, ClinicRefuses
from app.domain.clinic.parcels import Delivered, Sent, Why
from app.domain.watch import Watch

if TYPE_CHECKING:
    from app.clinic.door import Answer, Door

GONE = (404, 410)


@dataclass(frozen=True)
class Found:
    """A thing as the server has it."""

    resource: Resource
    place: Delivered


@dataclass(frozen=True)
class Looked:
    """``done``: what is there just as it was sent. ``rests``: what is left. ``moved``: that
    makes a difference; else the server said no for another reason."""

    done: tuple[Delivered, ...]
    rests: tuple[Rest, ...]
    moved: bool


def look(door: Door, pieces: Sequence[Piece], maker: Maker, watch: Watch) -> Looked:
    """Read each thing again. What somebody changed there since asks the person, with the
    version that was read now; what was deleted there is found by its identifier again. Errors
    of ``Door.ask``."""
    things = [piece for piece in pieces if piece.line.kind is not Sent.MAKER]
    found: dict[str, Found] = {}
    for number, piece in enumerate(things):
        step = watch.within(number / len(things), (number + 1) / len(things))
        one = find(door, piece, maker, step)
        if one is not None:
            found[piece.line.key] = one
    places = _places(door, things, found, maker, watch)
    done, left, changed, moved = [], [], [], False
    for piece in things:
        there = found.get(piece.line.key)
        if there is not None and same(piece.resource, there.resource, places, door.base):
            done.append(there.place)
        elif not piece.known_id:
            left.append(piece)
        elif there is None:
            left.append(unknown_again(piece, maker))
            moved = True
        elif there.place.etag != piece.if_match:
            changed.append(with_etag(piece, there.place.etag))
        else:
            left.append(piece)
    told = [piece for piece in pieces if piece.line.kind is Sent.MAKER]
    rests = [Rest([*left, *told])] if left else []
    rests += [Rest([*changed, *told], Why.CHANGED)] if changed else []
    return Looked(tuple(done), tuple(rests), moved or bool(done or changed))


def find(door: Door, piece: Piece, maker: Maker, watch: Watch) -> Found | None:
    """The thing as the server has it now, by its id or else its identifier; ``None`` for
    none."""
    if not piece.known_id:
        return search(door, piece, maker.identifier(piece.line.key), watch)
    try:
        answer = door.ask("GET", f"{piece.line.type}/{piece.known_id}", watch)
    except ClinicRefuses as refusal:
        if refusal.status in GONE:
            return None
        raise
    return _found(piece, answer.json(), answer)


def search(door: Door, piece: Piece, value: str, watch: Watch) -> Found | None:
    """The one thing with an identifier; ``None`` for none. ``ClinicRefuses`` for several."""
    matches = _matches(door, piece.line.type, value, watch)
    return None if not matches else _found(piece, matches[0])


def place_of(door: Door, reference: str, watch: Watch) -> str | None:
    """Where a thing is that ``Type?identifier=system|value`` names; ``None`` for nowhere."""
    type_, _, query = reference.partition("?")
    matches = _matches(door, type_, query.rpartition("|")[2], watch)
    return f"{type_}/{matches[0]['id']}" if matches else None


def _matches(door: Door, type_: str, value: str, watch: Watch) -> list[dict[str, Any]]:
    asked = [("identifier", f"{IDENTIFIER_SYSTEM}|{value}")]
    entries = door.ask("GET", type_, watch, params=asked).json().get("entry", [])
    if not isinstance(entries, list):
        raise AnswerStrange("not the answer to a search")
    found = [one for one in map(_resource, entries) if one.get("resourceType") == type_]
    if len(found) > 1:
        raise ClinicRefuses(412)
    if any(not isinstance(one.get("id"), str) for one in found):
        raise AnswerStrange("a thing without an id")
    return found


def _resource(entry: Any) -> dict[str, Any]:
    resource = entry.get("resource") if isinstance(entry, dict) else None
    return resource if isinstance(resource, dict) else {}


def _found(piece: Piece, resource: Mapping[str, Any], answer: Answer | None = None) -> Found:
    version = resource.get("meta", {}).get("versionId")
    said = None if answer is None else answer.headers.get("etag")
    etag = said or (f'W/"{version}"' if version else "")
    if resource.get("resourceType") != piece.line.type:
        raise AnswerStrange("another resource than was asked for")
    location = f"{piece.line.type}/{resource.get('id')}"
    return Found(resource, placed(piece, location, etag))


def _places(
    door: Door,
    things: Sequence[Piece],
    found: Mapping[str, Found],
    maker: Maker,
    watch: Watch,
) -> dict[str, str]:
    """Where everything is that the things refer to."""
    places: dict[str, str] = {}
    for piece in things:
        there = found.get(piece.line.key)
        if there is not None:
            places[piece.full_url] = places[where(piece.line, maker)] = there.place.location
    for reference in sorted(set(_asked(things)) - places.keys()):
        place = place_of(door, reference, watch)
        if place is not None:
            places[reference] = place
    return places


def _asked(things: Sequence[Piece]) -> Iterator[str]:
    for piece in things:
        yield from (one for one in references_in(piece.resource) if "?identifier=" in one)
