"""The form of a permission for somebody to look: its fields as typed, and what they say. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID

from app.domain.clock import local_day
from app.domain.sharing.grants import (
    LONGEST_DAYS,
    LONGEST_NAME,
    OFFERED_DAYS,
    Grant,
    GrantTrouble,
    Relation,
    grant_troubles,
)
from app.domain.sharing.topics import USUAL, Granted
from app.i18n.formats import Formats
from app.i18n.reading import day_example, read_day
from app.i18n.translator import Message

KEY = "share.caregiver"
"""The form of a new permission; see ``entries.EntryForm``."""

NAME, RELATION, FROM_NAME, TOPICS = "name", "relation", "from_name", "topics"
FROM, FIRST, FOR, UNTIL, WORDS = "from", "first", "for", "until", "words"
"""Its fields. ``TOPICS`` stands for the ticks, each of which has a field of its own
(``topic_field``). ``FROM`` and ``FOR``: which offer was chosen; the day itself is in ``FIRST`` and
``UNTIL``, as typed. ``WORDS``: made once for one form."""

DAY_OF = {FROM: FIRST, FOR: UNTIL}

YES, NO = "yes", "no"

Fields = Mapping[str, str]


class From(StrEnum):
    """From when somebody may see: what is offered, and a day of one's own."""

    TAPER = "taper"
    """The first day with an agreed amount."""
    MONTH = "month"
    ALL = "all"
    DAY = "day"


class For(StrEnum):
    """Until when somebody may look: what is offered, and a day of one's own."""

    WEEK = "week"
    MONTH = "month"
    DAY = "day"


WEEK, MONTH = OFFERED_DAYS


@dataclass(frozen=True)
class Offers:
    """The days that can be chosen with a press. ``taper``: the first day with an agreed amount,
    ``started``: the first day of the diary; ``None`` where there is none or it is to come."""

    today: date
    taper: date | None = None
    started: date | None = None

    def first(self, which: From) -> date | None:
        """The day that an offer stands for; ``None`` for one that is not there."""
        earlier = [day for day in (self.taper, self.started) if day is not None]
        return {
            From.TAPER: self.taper,
            From.MONTH: self.today - timedelta(days=MONTH),
            From.ALL: min(earlier, default=self.today),
        }.get(which)

    def until(self, which: For) -> date | None:
        """As ``first``."""
        days = {For.WEEK: WEEK, For.MONTH: MONTH}.get(which)
        return self.today + timedelta(days=days) if days is not None else None


class Page(Protocol):
    """What ``fill`` needs of a form: ``services.sheet.Sheet`` is one."""

    def get(self, name: str) -> str:
        """A field as typed."""
        ...

    def put(self, name: str, text: str | None) -> None:
        """Put a field on the page."""
        ...


def fill(page: Page, offers: Offers, formats: Formats) -> None:
    """Put the day of each offer that is chosen into its field. Where nothing is chosen yet: the
    last 30 days, for 7 days."""
    first = _chosen(From, page.get(FROM), From.MONTH)
    until = _chosen(For, page.get(FOR), For.WEEK)
    for name, choice, day in (
        (FROM, first, offers.first(first)),
        (FOR, until, offers.until(until)),
    ):
        page.put(name, choice)
        if day is not None:
            page.put(DAY_OF[name], day_example(day, formats))


def topic_field(topic: Granted) -> str:
    """The field of a tick: ``YES``, ``NO``, or nothing where it is as usual."""
    return f"topic.{topic}"


def ticked(fields: Fields, topic: Granted) -> bool:
    """Whether a topic is in. One of ``ONLY_TICKED`` is in only where this very form says so."""
    said = fields.get(topic_field(topic))
    return said == YES if said in (YES, NO) else topic in USUAL


@dataclass(frozen=True)
class Said:
    """What a form says of a permission."""

    name: str
    relation: Relation
    from_name: str
    topics: frozenset[Granted]
    first: date
    until: date
    words: str

    def holds(self, one: Grant) -> bool:
        """Whether ``one`` says the same."""
        mine = (self.name, self.relation, self.from_name, self.topics, self.first, self.until)
        return mine == (
            *(one.name, one.relation, one.from_name),
            *(one.topics, one.first, one.until),
        )

    def row(
        self, row_id: UUID, now: datetime, before: Grant | None, supersedes: UUID | None
    ) -> Grant:
        """See ``entries.Said``. A change keeps the words, and ends nothing anew: what another
        window ended meanwhile stays ended."""
        return Grant(
            row_id,
            local_day(now),
            now,
            self.name,
            self.relation,
            self.from_name,
            self.topics,
            self.first,
            self.until,
            before.words if before is not None else self.words,
            before.ended_at if before is not None else None,
            supersedes,
        )


def as_typed(one: Grant, formats: Formats) -> dict[str, str]:
    """What the form would hold had ``one`` just been typed; but the topics of ``ONLY_TICKED``,
    which are ticked anew each time."""
    return {
        NAME: one.name,
        RELATION: one.relation,
        FROM_NAME: one.from_name,
        **{topic_field(topic): YES if topic in one.topics else NO for topic in USUAL},
        FROM: From.DAY,
        FIRST: day_example(one.first, formats),
        FOR: For.DAY,
        UNTIL: day_example(one.until, formats),
        WORDS: one.words,
    }


def look_at(fields: Fields, formats: Formats, today: date) -> dict[str, Message]:
    """What keeps the form from being kept, by field; one sentence for each."""
    problems = {
        name: message
        for name in (FIRST, UNTIL)
        if (message := _unclear(name, fields.get(name, "").strip(), formats, today)) is not None
    }
    said = _said(fields, formats, today)
    drafted = said.row(UUID(int=0), datetime.combine(today, time(), UTC), None, None)
    for trouble in grant_troubles(drafted, today):
        for name in _fields_of(trouble, said):
            problems.setdefault(name, _sentence(trouble, said, name, formats, today))
    return problems


def _unclear(name: str, typed: str, formats: Formats, today: date) -> Message | None:
    if not typed:
        return Message(f"grant-problem-no-{name}")
    if read_day(typed, formats) is None:
        values = {"text": typed, "example": day_example(today, formats)}
        return Message("plan-problem-unreadable-day", values)
    return None


_FIELDS = {
    GrantTrouble.NO_NAME: (NAME,),
    GrantTrouble.NO_FROM_NAME: (FROM_NAME,),
    GrantTrouble.NO_TOPIC: (TOPICS,),
    GrantTrouble.FIRST_AHEAD: (FIRST,),
    GrantTrouble.UNTIL_PAST: (UNTIL,),
    GrantTrouble.UNTIL_FAR: (UNTIL,),
}


def _fields_of(trouble: GrantTrouble, said: Said) -> tuple[str, ...]:
    """The fields under which a sentence stands."""
    names = {NAME: said.name, FROM_NAME: said.from_name}
    long = tuple(name for name, text in names.items() if len(text) > LONGEST_NAME)
    return _FIELDS.get(trouble, long)


def _sentence(
    trouble: GrantTrouble, said: Said, name: str, formats: Formats, today: date
) -> Message:
    long = said.name if name == NAME else said.from_name
    values: dict[GrantTrouble, dict[str, object]] = {
        GrantTrouble.LONG_NAME: {"over": len(long) - LONGEST_NAME, "max": LONGEST_NAME},
        GrantTrouble.UNTIL_FAR: {"day": formats.day(today + timedelta(days=LONGEST_DAYS))},
    }
    return Message(f"grant-problem-{trouble}", values.get(trouble, {}))


def read_form(fields: Fields, formats: Formats, today: date) -> Said | None:
    """What the form says; ``None`` while there is something to look at."""
    return None if look_at(fields, formats, today) else _said(fields, formats, today)


def _said(fields: Fields, formats: Formats, today: date) -> Said:
    """With today in the place of a day that cannot be read."""
    return Said(
        fields.get(NAME, "").strip(),
        _chosen(Relation, fields.get(RELATION, ""), Relation.OTHER),
        fields.get(FROM_NAME, "").strip(),
        frozenset(topic for topic in Granted if ticked(fields, topic)),
        read_day(fields.get(FIRST, ""), formats) or today,
        read_day(fields.get(UNTIL, ""), formats) or today,
        fields.get(WORDS, ""),
    )


C = TypeVar("C", From, For, Relation)


def _chosen(kind: type[C], said: str, usual: C) -> C:
    """A choice; the usual one for what is none."""
    return kind(said) if said in tuple(kind) else usual
