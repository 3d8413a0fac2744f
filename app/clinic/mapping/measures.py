"""What is drawn over time: one Observation for each day and question, with the answer of the day.

Of several check-ins of a day the latest answer counts (``Day.answer``); the Observation is read off
the response that gave it. Chips are one Observation with a component for each that was chosen;
"none" is a value of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from app.clinic.entries import Entry
from app.clinic.mapping import checkins, concepts
from app.clinic.mapping.checkins import Told
from app.clinic.mapping.concepts import concept
from app.clinic.mapping.observations import observation
from app.clinic.mapping.shapes import Json, entry, key_of
from app.clinic.mapping.source import HowSaid, how_said
from app.domain.checkins import Answer
from app.domain.clinic.parcels import Sent
from app.domain.history import Day
from app.domain.items import DAILY_ITEMS, ChipsItem, NumberItem
from app.domain.report.topics import ITEMS as TOPICS

MEASURED: tuple[NumberItem | ChipsItem, ...] = tuple(
    item for item in DAILY_ITEMS if isinstance(item, (NumberItem, ChipsItem))
)
"""Every daily question with an answer that can be drawn or counted. Doses are statements of their
own; whether somebody is safe, and what they typed, stands in the response alone."""

LAST_24_HOURS = ("pain_24h",)
"""Asked about the last 24 hours before the answer, not about the day."""


def measures(day: Day, told: Told) -> Iterator[Entry]:
    """What the check-in ``told`` says for its day."""
    for item in MEASURED:
        given = told.answers.get(item.id)
        if given is not None and day.giver(item.id) is told.entry:
            yield _measure(item, told, given)


def _measure(item: NumberItem | ChipsItem, told: Told, given: Answer) -> Entry:
    maker, day = told.source.maker, told.checkin.day
    resource = observation(
        maker,
        concepts.item(item.id),
        day,
        _how(item.id, told),
        _value(item, given),
        told.reference,
        period=item.id in LAST_24_HOURS,
    )
    return entry(maker, key_of(Sent.MEASURE, day, item.id), resource, told.said, _topic(item.id))


def _how(item_id: str, told: Told) -> HowSaid:
    """How the answer came to be: a correction of others leaves it as it was."""
    if not told.entry.trail:
        return told.how
    versions = (*told.entry.trail, told.checkin)
    return how_said(versions, lambda version: version.answers.get(item_id))


@cache
def _topic(item_id: str) -> frozenset[str]:
    return frozenset((TOPICS[item_id].value,))


def _value(item: NumberItem | ChipsItem, given: Answer) -> Json:
    if isinstance(item, NumberItem):
        return {"valueQuantity": checkins.measured(item, given)}
    chosen = checkins.chosen(item, given)
    if item.exclusive in chosen:
        return {"valueCodeableConcept": concept(concepts.option(item.id, item.exclusive or ""))}
    return {"component": [_component(item, option, given) for option in chosen]}


def _component(item: ChipsItem, option: str, given: Answer) -> Json:
    code = concept(concepts.option(item.id, option))
    if not isinstance(given, Mapping):
        return {"code": code, "valueBoolean": True}
    return {"code": code, "valueCodeableConcept": concept(concepts.severity(given[option]))}
