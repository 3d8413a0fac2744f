"""Any diary: check-ins, doses and questionnaires with corrections and undos, and any choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

from hypothesis import strategies as st

from app.domain.checkins import CheckIn, CheckInKind
from app.domain.doses import Dose, DoseEntry, DoseKind
from app.domain.items import DAILY_ITEMS, TextItem
from app.domain.report.gathered import Gathered
from app.domain.report.topics import Topic
from app.domain.responses import Response
from app.domain.scales.model import Choice, Question, Words
from app.domain.scales.registry import SCALES
from app.domain.sharing.grants import Grant, Relation
from app.domain.sharing.topics import Granted
from tests.clinic.mapping.made import ACTS, FIRED, PLAN
from tests.domain.agreements import CODEINE, MORPHINE
from tests.domain.make import answers_to, day
from tests.report.told import gathered

DAYS = 5
TYPED = "MARKER"
"""In everything that a person can type into generated entries."""

WORDS = st.text(max_size=12).map(lambda text: f"{TYPED}{text}")
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=-9, minutes=-30))])


def answers() -> st.SearchStrategy[dict[str, object]]:
    """Answers to any of the daily questions."""
    fields = {i.id: WORDS if isinstance(i, TextItem) else answers_to(i) for i in DAILY_ITEMS}
    return st.fixed_dictionaries({}, optional=fields)


@st.composite
def checkins(draw: st.DrawFn) -> list[CheckIn]:
    rows: list[CheckIn] = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        before = draw(st.sampled_from([None, *rows])) if rows else None
        on = before.day if before is not None else day(draw(st.integers(0, DAYS)))
        undone = before is not None and draw(st.booleans())
        given = {} if undone else draw(answers())
        row = CheckIn(
            id=UUID(int=number),
            day=on,
            kind=draw(st.sampled_from(CheckInKind)),
            entered_at=_moment(draw, on, number),
            answers=given,  # type: ignore[arg-type]
            supersedes=before.id if before is not None else None,
            reason=draw(st.none() | WORDS) if before is not None else None,
            undone=undone,
        )
        rows.append(row)
    return rows


@st.composite
def doses(draw: st.DrawFn) -> list[DoseEntry]:
    amounts = st.decimals(0, 90, places=1)
    rows: list[DoseEntry] = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        kind = draw(st.sampled_from(DoseKind))
        elsewhere = kind is DoseKind.OTHER_SOURCE
        medicine = MORPHINE.id if kind is DoseKind.REGULAR else CODEINE.id
        taken = draw(st.lists(st.builds(Dose, amounts, st.none() | amounts), max_size=3))
        on = day(draw(st.integers(0, DAYS)))
        row = DoseEntry(
            id=UUID(int=5000 + number),
            day=on,
            kind=kind,
            entered_at=_moment(draw, on, number),
            medicine=None if elsewhere else medicine,
            doses=() if elsewhere else tuple(taken),
            as_planned=draw(st.booleans()),
            plan=PLAN.id,
            reason=draw(st.just("") | WORDS),
            source=draw(WORDS) if elsewhere else "",
        )
        rows.append(row)
        if draw(st.booleans()):
            again = replace(row, id=UUID(int=6000 + number), supersedes=row.id)
            rows.append(replace(again, doses=(Dose(Decimal(1)),), undone=draw(st.booleans())))
    return rows


@st.composite
def responses(draw: st.DrawFn) -> list[Response]:
    rows: list[Response] = []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        scale = draw(st.sampled_from(SCALES))
        fields = {q.id: _answer(q) for q in scale.questions}
        on = day(draw(st.integers(0, DAYS)))
        row = Response(
            UUID(int=7000 + number),
            on,
            _moment(draw, on, number),
            scale.id,
            draw(st.fixed_dictionaries({}, optional=fields)),
            version=draw(st.sampled_from([scale.version, "0"])),
        )
        rows.append(row)
        if draw(st.booleans()):
            changed = draw(st.fixed_dictionaries({}, optional=fields))
            rows.append(
                replace(row, id=UUID(int=8000 + number), supersedes=row.id, answers=changed)
            )
    return rows


def _answer(question: Question) -> st.SearchStrategy[int | str]:
    match question.answers:
        case Choice(options=options):
            return st.sampled_from([option.value for option in options])
        case Words():
            return st.just("other medicines")
    return st.integers(question.answers.low, question.answers.high)


def _moment(draw: st.DrawFn, on: object, number: int) -> datetime:
    late = draw(st.integers(0, 2))
    zone = draw(ZONES)
    assert isinstance(on, type(day(0)))
    return datetime.combine(on + timedelta(days=late), time(8, number), zone)


@st.composite
def diaries(draw: st.DrawFn) -> Gathered:
    """A diary and what was chosen of it."""
    topics: Sequence[Topic] = draw(st.lists(st.sampled_from(Topic), unique=True))
    chosen = draw(st.sampled_from([frozenset(Topic), frozenset(topics)]))
    first = draw(st.integers(0, 3))
    made = gathered(
        *draw(checkins()),
        first=first,
        last=draw(st.integers(first, DAYS)),
        topics=chosen,
        plan=[PLAN],
        said=draw(doses()),
        answered=draw(responses()),
        fired=FIRED,
        acts=ACTS,
    )
    return replace(made, grants=draw(permissions()))


@st.composite
def permissions(draw: st.DrawFn) -> list[Grant]:
    """Given, changed, ended, taken back; the clock may have been set anyhow."""
    rows: list[Grant] = []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        before = draw(st.sampled_from([None, *rows])) if rows else None
        on = draw(st.integers(0, DAYS))
        row = Grant(
            UUID(int=9000 + number),
            day(on),
            _moment(draw, day(on), number),
            draw(st.text(min_size=1, max_size=12)),
            draw(st.sampled_from(Relation)),
            draw(WORDS),
            frozenset(draw(st.lists(st.sampled_from(Granted), min_size=1))),
            day(draw(st.integers(-5, DAYS))),
            day(draw(st.integers(0, 2 * DAYS))),
            draw(WORDS),
            ended_at=draw(st.none() | st.just(_moment(draw, day(on), 30))),
            supersedes=before.id if before is not None else None,
            undone=before is not None and draw(st.booleans()),
        )
        rows.append(row)
    return rows
