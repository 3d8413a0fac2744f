"""Which questionnaires are due today, and which two of them are offered.

Pure: the same history, plan and day give the same offers. Why each is due: ``due_rules.py``.
"""

from __future__ import annotations

from app.domain.due_rules import occasion
from app.domain.occasions import Known, Offer, Why
from app.domain.scales.registry import SCALES

__all__ = ["AT_MOST", "Known", "Offer", "Why", "due", "offered"]

AT_MOST = 2
"""Questionnaires offered on one day, those answered or put off on it included."""

FIRST_FOR = 3
"""Days on which the rest of a questionnaire comes before all else; then it takes turns with
what can wait *(product)*."""


def due(known: Known) -> list[Offer]:
    """Everything that is due, the most important first; nothing is left out."""
    if known.started is None:
        return []
    found = [o for scale in SCALES if (o := occasion(scale, known)) is not None]
    whole = {o.scale.id for o in found}
    left = [o for o in found if o.scale.part_of not in whole]
    return sorted(left, key=lambda o: _place(o, known))


def _place(offer: Offer, known: Known) -> tuple[bool, int, int, int]:
    """The smaller comes first: what is begun, then what was put off on the fewest days.

    What can wait comes in the order of ``SCALES`` every other day, and on the days between
    that order begins with another one each time. So cards that are left alone keep no other
    away for long, and somebody who seldom looks in still meets each of them. No place depends
    on what else is due: answering one card changes no other.
    """
    why, place = offer.why, offer.since.toordinal()
    if not _first(offer, known):
        pairs, between = divmod(known.today.toordinal(), 2)
        why, place = Why.REGULAR, SCALES.index(offer.scale)
        place = (place - pairs) % len(SCALES) if between else place
    return offer.scale.id not in known.begun, known.put_off(offer), why, place


def _first(offer: Offer, known: Known) -> bool:
    """Whether it comes before what can wait for some days."""
    if offer.why is Why.SCORE:
        return (known.today - offer.since).days < FIRST_FOR
    return offer.why in (Why.STEP, Why.VISIT)


def offered(known: Known) -> list[Offer]:
    """What Today shows: at most two a day, the rest wait. The rest of a questionnaire takes
    the place of the part that opened it."""
    taken = _places(known)
    not_now = {d.scale for d in known.responses.deferred if d.day == known.today}
    shown = []
    for offer in due(known):
        if offer.scale.id in not_now:
            continue
        place = offer.by.scale if offer.by is not None else offer.scale.id
        if place in taken or len(taken) < AT_MOST:
            taken.add(place)
            shown.append(offer)
    return shown


def _places(known: Known) -> set[str]:
    """The places of today that are taken by what was answered or put off."""
    used = [r.scale for r in known.responses.all if r.day == known.today]
    used += [d.scale for d in known.responses.deferred if d.day == known.today]
    opened = {s.opens for s in SCALES if s.opens in used and s.id in used}
    return {scale for scale in used if scale not in opened}
