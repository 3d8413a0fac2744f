"""What is drawn over time: one Observation for each day and question, with the answer of the day.

Of several check-ins of a day the latest answer counts (``Day.answer``); the Observation is read off
the response that gave it. Chips are one Observation with a component for each that was chosen;
"none" is a value of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.clinic.entries import Entry
from app.clinic.mapping import checkins, concepts
from app.clinic.mapping.concepts import concept
from app.clinic.mapping.observations import observation
from app.clinic.mapping.shapes import Json, entry, key_of, refer
from app.clinic.mapping.source import Source, how_said
from app.domain import history
from app.domain.checkins import Answer, CheckIn
from app.domain.clinic.parcels import Sent
from app.domain.history import Day
from app.domain.items import DAILY_ITEMS, ChipsItem, NumberItem
from app.domain.report.topics import ITEMS as TOPICS
from app.domain.validation import validate

MEASURED: tuple[NumberItem | ChipsItem, ...] = tuple(
    item for item in DAILY_ITEMS if isinstance(item, (NumberItem, ChipsItem))
)
"""Every daily question with an answer that can be drawn or counted. Doses are statements of their
own; whether somebody is safe, and what they typed, stands in the response alone."""

LAST_24_HOURS = ("pain_24h",)
"""Asked about the last 24 hours before the answer, not about the day."""


def measures(source: Source, day: Day, giver: history.Entry) -> Iterator[Entry]:
    """What the check-in ``giver`` says for its day."""
    read_off = refer(source.maker, checkins.key(source, giver.checkin))
    for item in MEASURED:
        if day.giver(item.id) is giver:
            given = giver.checkin.answers[item.id]
            if not validate({item.id: given}):
                yield _measure(source, item, giver, given, read_off)


def _measure(
    source: Source,
    item: NumberItem | ChipsItem,
    giver: history.Entry,
    given: Answer,
    read_off: Json,
) -> Entry:
    def content(version: CheckIn) -> object:
        return version.answers.get(item.id)

    checkin = giver.checkin
    resource = observation(
        source.maker,
        concepts.item(item.id),
        checkin.day,
        how_said((*giver.trail, checkin), content),
        _value(item, given),
        read_off,
        period=item.id in LAST_24_HOURS,
    )
    key = key_of(Sent.MEASURE, checkin.day, item.id)
    return entry(source.maker, key, resource, [checkin.id], [TOPICS[item.id].value])


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
