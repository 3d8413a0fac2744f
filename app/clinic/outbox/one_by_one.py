"""For a server without transactions: each thing looked up, then updated or created, one after
the other. Blocking; runs on a network thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.clinic.entries import IDENTIFIER_SYSTEM, Maker, Resource, canonical
from app.clinic.outbox.answers import placed
from app.clinic.outbox.bundles import Piece, references_in, referring
from app.clinic.outbox.compare import same
from app.clinic.outbox.deliver import WRITING
from app.clinic.outbox.look import Found, place_of, search
from app.domain.clinic.abilities import Abilities
from app.domain.clinic.errors import ClinicForbids, ClinicRefuses
from app.domain.clinic.parcels import Delivered, Sent
from app.domain.watch import Watch

if TYPE_CHECKING:
    from app.clinic.door import Door


@dataclass
class OneByOne:
    """Sends the things of one parcel. ``done`` fills as they arrive, by key, and stays when a
    request fails: what is in it is not sent again."""

    pieces: Sequence[Piece]
    maker: Maker
    abilities: Abilities
    done: dict[str, Delivered]

    def send(self, door: Door, watch: Watch) -> None:
        """Send what is not done yet. Errors of ``Door.ask``; ``ClinicRefuses`` names the
        entry."""
        places = {piece.full_url: piece for piece in self.pieces}
        for number, piece in enumerate(in_order(self.pieces)):
            step = watch.within(number / len(self.pieces), (number + 1) / len(self.pieces))
            if piece.line.key in self.done:
                continue
            try:
                self.done[piece.line.key] = self._one(door, piece, places, step)
            except ClinicRefuses as refusal:
                at = (list(self.pieces).index(piece),)
                raise ClinicRefuses(refusal.status, refusal.reason, at) from None
            except ClinicForbids:
                # Who made it is worth telling, and not worth losing the rest for.
                if piece.line.kind is not Sent.MAKER:
                    raise

    def _one(self, door: Door, piece: Piece, here: Mapping[str, Piece], watch: Watch) -> Delivered:
        places = self._places(door, piece, here, watch)
        resource = referring(piece.resource, lambda one: places.get(one, one))
        if piece.known_id:
            return self._update(door, piece, piece.known_id, piece.if_match, resource, watch)
        found = self._found(door, piece, watch)
        if found is None:
            return self._create(door, piece, resource, watch)
        if same(resource, found.resource, {}, door.base):
            return found.place
        own = found.place.location.partition("/")[2]
        return self._update(door, piece, own, found.place.etag, resource, watch)

    def _found(self, door: Door, piece: Piece, watch: Watch) -> Found | None:
        if piece.line.type not in self.abilities.find:
            return None
        return search(door, piece, self.maker.identifier(piece.line.key), watch)

    def _update(
        self, door: Door, piece: Piece, own: str, etag: str, resource: Resource, watch: Watch
    ) -> Delivered:
        match = {"If-Match": etag} if etag else {}
        body = canonical({**resource, "id": own}).encode()
        path = f"{piece.line.type}/{own}"
        answer = door.ask("PUT", path, watch, body=body, headers={**WRITING, **match})
        return placed(piece, path, answer.headers.get("etag"))

    def _create(self, door: Door, piece: Piece, resource: Resource, watch: Watch) -> Delivered:
        headers = dict(WRITING)
        if piece.line.type in self.abilities.conditional_create:
            value = self.maker.identifier(piece.line.key)
            headers["If-None-Exist"] = f"identifier={IDENTIFIER_SYSTEM}|{value}"
        body = canonical(resource).encode()
        answer = door.ask("POST", piece.line.type, watch, body=body, headers=headers)
        return placed(piece, answer.headers.get("location"), answer.headers.get("etag"))

    def _places(
        self, door: Door, piece: Piece, here: Mapping[str, Piece], watch: Watch
    ) -> dict[str, str]:
        """Where everything is that the thing refers to. ``ClinicRefuses`` with 404 for what is
        nowhere."""
        places: dict[str, str] = {}
        for reference in references_in(piece.resource):
            if reference in here:
                place = self._location(here[reference])
            elif "?identifier=" in reference:
                place = place_of(door, reference, watch)
            else:
                continue
            if place is None:
                raise ClinicRefuses(404)
            places[reference] = place
        return places

    def _location(self, piece: Piece) -> str | None:
        found = self.done.get(piece.line.key)
        return found.location or None if found else None


def in_order(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """What others refer to first."""
    by_url = {piece.full_url: piece for piece in pieces}
    seen: set[str] = set()

    def visit(piece: Piece) -> Iterator[Piece]:
        if piece.full_url in seen:
            return
        seen.add(piece.full_url)
        for urn in sorted(references_in(piece.resource) & by_url.keys()):
            yield from visit(by_url[urn])
        yield piece

    for piece in pieces:
        yield from visit(piece)
