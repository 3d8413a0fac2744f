"""Transaction bundles: made of entries, opened, and cut into smaller ones. Pure.

The entries of a bundle stand in the order of its parcel's lines. They refer to each other by
``fullUrl``, and to anything else by what the server knows it under.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid5

from app.clinic.entries import IDENTIFIER_SYSTEM, NAMES, Maker, Resource, canonical, digest
from app.domain.clinic.parcels import Line, Parcel, Sent, Why

URN = "urn:uuid:"
"""How a reference to another thing that is sent begins, as a mapping writes it."""


@dataclass(frozen=True)
class Piece:
    """One entry of a bundle with its line."""

    line: Line
    entry: Mapping[str, Any]

    @property
    def full_url(self) -> str:
        """Its name within the bundle."""
        return str(self.entry["fullUrl"])

    @property
    def resource(self) -> Resource:
        """What is sent."""
        found: Resource = self.entry["resource"]
        return found

    @property
    def known_id(self) -> str:
        """The id under which it is written; "" where the server looks for its identifier."""
        _, slash, found = self.entry["request"]["url"].partition("/")
        return found if slash else ""

    @property
    def if_match(self) -> str:
        """The version that it must replace, or ""."""
        return str(self.entry["request"].get("ifMatch", ""))


def where(line: Line, maker: Maker) -> str:
    """How a thing is found by its identifier."""
    return f"{line.type}?identifier={IDENTIFIER_SYSTEM}|{maker.identifier(line.key)}"


def bundle_entry(
    line: Line, resource: Resource, maker: Maker, known_id: str = "", etag: str = ""
) -> dict[str, Any]:
    """An entry that creates or replaces one thing."""
    request = {"method": "PUT", "url": where(line, maker)}
    if known_id:
        request["url"] = f"{line.type}/{known_id}"
        resource = {**resource, "id": known_id}
        if etag:
            request["ifMatch"] = etag
    return {"fullUrl": maker.full_url(line.key), "resource": resource, "request": request}


def unknown_again(piece: Piece, maker: Maker) -> Piece:
    """The same entry without the id that the server has no more."""
    resource = {name: value for name, value in piece.resource.items() if name != "id"}
    return replace(piece, entry=bundle_entry(piece.line, resource, maker))


def with_etag(piece: Piece, etag: str) -> Piece:
    """The same entry, to replace another version."""
    request = {**piece.entry["request"], "ifMatch": etag}
    return replace(piece, entry={**piece.entry, "request": request})


def written(entries: Sequence[Mapping[str, Any]]) -> bytes:
    """The bundle as it is sent."""
    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": list(entries)}
    return canonical(bundle).encode()


def pieces_of(parcel: Parcel, content: bytes) -> list[Piece]:
    """The entries of a frozen bundle."""
    entries = json.loads(content)["entry"]
    return [Piece(line, entry) for line, entry in zip(parcel.lines, entries, strict=True)]


def referring(value: Any, turn: Callable[[str], str]) -> Any:
    """A resource with each of its references turned into another."""
    if isinstance(value, Mapping):
        return {
            name: turn(inner)
            if name == "reference" and isinstance(inner, str)
            else referring(inner, turn)
            for name, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [referring(inner, turn) for inner in value]
    return value


def references_in(value: Any) -> frozenset[str]:
    """Everything that a resource refers to."""
    found: set[str] = set()

    def noted(reference: str) -> str:
        found.add(reference)
        return reference

    referring(value, noted)
    return frozenset(found)


@dataclass(frozen=True)
class Rest:
    """What is left of a parcel, to be sent in its place: ``why`` it waits, with the server's
    words where it gave some."""

    pieces: Sequence[Piece]
    why: Why = Why.NEW
    reason: str = ""


def parcel_of(old: Parcel, rest: Rest, maker: Maker) -> tuple[Parcel, bytes]:
    """A parcel of some entries of an older one, with who made them told anew. Its id comes from
    what is in it: cut twice, it is there once."""
    things = [piece for piece in rest.pieces if piece.line.kind is not Sent.MAKER]
    told = [piece for piece in rest.pieces if piece.line.kind is Sent.MAKER]
    name = ",".join((rest.why, *sorted(piece.line.key for piece in things)))
    parcel_id = uuid5(old.id, name)
    here = {piece.full_url: piece for piece in things}
    others = {maker.full_url(line.key): where(line, maker) for line in old.lines}

    def turn(urn: str) -> str:
        return urn if urn in here else others.get(urn, urn)

    made = [replace(p, entry={**p.entry, "resource": referring(p.resource, turn)}) for p in things]
    made += [_told_anew(piece, here.keys(), old, parcel_id, maker) for piece in told if here]
    content = written([piece.entry for piece in made])
    parcel = replace(
        old,
        id=parcel_id,
        lines=tuple(piece.line for piece in made),
        digest=digest(content.decode()),
        why=rest.why,
        reason=rest.reason,
    )
    return parcel, content


def maker_key(at: str, parcel_id: UUID) -> str:
    """The key of who made a parcel: one for each."""
    return f"{Sent.MAKER.value}:{at}:{parcel_id}"


def maker_entry(line: Line, resource: Resource, maker: Maker) -> dict[str, Any]:
    """Who made a parcel, under an id that it has from its key: R4 knows no identifier of it."""
    own = uuid5(NAMES, maker.identifier(line.key))
    return bundle_entry(line, resource, maker, known_id=str(own))


def _told_anew(
    piece: Piece, targets: Container[str], old: Parcel, parcel_id: UUID, maker: Maker
) -> Piece:
    key = maker_key(old.made_at.date().isoformat(), parcel_id)
    target = [one for one in piece.resource["target"] if one.get("reference") in targets]
    resource = {**piece.resource, "target": target}
    resource.pop("id", None)
    line = replace(piece.line, key=key, digest=digest(canonical(resource)))
    return Piece(line, maker_entry(line, resource, maker))
