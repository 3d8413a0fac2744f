"""Sending one parcel in the way that a server takes: what is done of it, and what is left.

Blocking; runs on a network thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from app.clinic.entries import Maker
from app.clinic.outbox.bundles import Piece, Rest, pieces_of
from app.clinic.outbox.deliver import deliver
from app.clinic.outbox.look import look
from app.clinic.outbox.one_by_one import OneByOne
from app.domain.clinic.abilities import Abilities, Way
from app.domain.clinic.parcels import Delivered, Parcel, Why
from app.domain.watch import Watch

if TYPE_CHECKING:
    from app.clinic.door import Door


@dataclass
class Attempt:
    """All tries of one parcel in one sending. ``begun``: something of it was sent, so that it
    may have arrived. ``done``: what arrived, by key."""

    parcel: Parcel
    content: bytes
    maker: Maker
    way: Way
    abilities: Abilities
    tries: int = 0
    begun: bool = False
    done: dict[str, Delivered] = field(default_factory=dict)

    def send(self, door: Door, watch: Watch) -> None:
        """One try. Errors of ``Door.ask``."""
        watch.at(0)
        self.tries += 1
        pieces, self.begun = self.pieces, True
        if self.way is Way.BUNDLE:
            there = deliver(door, pieces, self.content, watch)
            self.done = {one.line.key: one for one in there if one is not None}
        else:
            OneByOne(pieces, self.maker, self.abilities, self.done).send(door, watch)

    def look(self, door: Door, watch: Watch) -> tuple[Rest, ...] | None:
        """What is left after a look at what the server has; ``None`` where that explains
        nothing."""
        looked = look(door, self.left, self.maker, watch)
        self.done.update((one.line.key, one) for one in looked.done)
        return looked.rests if looked.moved else None

    def arrived(self, door: Door, pieces: Sequence[Piece], watch: Watch) -> None:
        """Look which of ``pieces`` are there after all: the answer to an earlier try may have got
        lost, before the app ended, too."""
        looked = look(door, pieces, self.maker, watch)
        self.done.update((one.line.key, one) for one in looked.done)

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """All its entries. Opened by the first try, on its thread: a report is large."""
        return pieces_of(self.parcel, self.content)

    @property
    def left(self) -> Sequence[Piece]:
        """Those that did not arrive."""
        return [piece for piece in self.pieces if piece.line.key not in self.done]

    def rest(self, why: Why) -> tuple[Rest, ...]:
        """What did not arrive, to wait for a reason."""
        left = self.left
        return (Rest(left, why),) if left else ()

    @property
    def accepted(self) -> tuple[Delivered, ...]:
        """What arrived, in the order of the parcel."""
        return tuple(self.done[line.key] for line in self.parcel.lines if line.key in self.done)
