"""After a server said no to a bundle: what is kept back, and what is sent without it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from app.clinic.outbox.bundles import Piece, Rest, references_in
from app.domain.clinic.errors import ClinicRefuses
from app.domain.clinic.parcels import Parcel, Sent, Why


def groups(pieces: Sequence[Piece]) -> list[list[int]]:
    """The numbers of the entries that belong together: those of one day, and those that refer
    to each other. Who made them belongs to all."""
    things = [n for n, piece in enumerate(pieces) if piece.line.kind is not Sent.MAKER]
    by_url = {pieces[n].full_url: n for n in things}
    first_of_day: dict[object, int] = {}
    root = list(range(len(pieces)))

    def find(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for n in things:
        others = {first_of_day.setdefault(pieces[n].line.day, n)}
        others |= {by_url[one] for one in references_in(pieces[n].resource) if one in by_url}
        for other in others:
            first, last = sorted((find(n), find(other)))
            root[last] = first
    found: dict[int, list[int]] = {}
    for n in things:
        found.setdefault(find(n), []).append(n)
    return list(found.values())


def after_refusal(pieces: Sequence[Piece], refusal: ClinicRefuses) -> list[Rest]:
    """The parts that take the parcel's place: the days that the server names are kept back with
    its words, the rest goes. Where it names none there are two halves, so that a day which is
    not taken is found in a few tries."""
    together = groups(pieces)
    makers = [n for n, piece in enumerate(pieces) if piece.line.kind is Sent.MAKER]
    bad = [group for group in together if set(group) & set(refusal.at)]
    if refusal.at and makers and set(refusal.at) <= set(makers):
        return [Rest([pieces[n] for group in together for n in group])]
    if len(together) == 1:
        bad = together
    elif not bad or len(bad) == len(together):
        half = len(together) // 2
        return [_part(pieces, part, makers) for part in (together[:half], together[half:])]
    rests = [
        Rest(_part(pieces, [group], makers).pieces, Why.REFUSED, refusal.reason) for group in bad
    ]
    good = [group for group in together if group not in bad]
    return [*([_part(pieces, good, makers)] if good else []), *rests]


def _part(pieces: Sequence[Piece], part: Iterable[list[int]], makers: Sequence[int]) -> Rest:
    numbers = sorted(n for group in part for n in group)
    return Rest([pieces[n] for n in (*numbers, *makers)])


def without_newer(rests: Iterable[Rest], parcel_id: UUID, waiting: Sequence[Parcel]) -> list[Rest]:
    """What asks the person, without the things of which something newer waits behind it: that
    goes now, and the older must never come after it."""
    ids = [parcel.id for parcel in waiting]
    behind = waiting[ids.index(parcel_id) + 1 :] if parcel_id in ids else ()
    newer = {line.key for parcel in behind for line in parcel.lines}

    def pruned(rest: Rest) -> Rest:
        if rest.why is Why.NEW:
            return rest
        return Rest([p for p in rest.pieces if p.line.key not in newer], rest.why, rest.reason)

    found = map(pruned, rests)
    return [r for r in found if any(p.line.kind is not Sent.MAKER for p in r.pieces)]
