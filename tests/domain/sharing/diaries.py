"""Any diary of a few weeks, with a mark in every text that names what has to be granted for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.model import Level
from app.domain.alerts.registry import RULES
from app.domain.archives import Everything
from app.domain.checkins import CheckIn, CheckInKind, Draft
from app.domain.doses import Dose, DoseEntry, DoseKind
from app.domain.items import DAILY_ITEMS, TextItem
from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind
from app.domain.records import Record
from app.domain.responses import Response
from app.domain.scales.model import Choice, Question, Scale, Words
from app.domain.scales.registry import SCALES
from app.domain.sharing.topics import Granted
from app.domain.taper import (
    AsNeeded,
    ChangeKind,
    Contact,
    Course,
    DecidedBy,
    DoseLine,
    PlanState,
    PlanVersion,
    Step,
)
from tests.data.records import one_of_each, saying
from tests.domain.agreements import CODEINE, MORPHINE
from tests.domain.make import answers_to, day

DAYS = 20
MEDICINES = (MORPHINE, CODEINE)
NEVER = "MARK()"
"""In texts that are in no package, whatever is granted."""


def mark(*granted: Granted) -> str:
    """A text that may be in a package with all of these, and in no other."""
    return f"MARK({','.join(granted)})"


def marks_in(text: str) -> Iterable[tuple[str, frozenset[Granted] | None]]:
    """Every mark in a text, and what it needs; ``None`` for one that is never allowed."""
    for piece in text.split("MARK(")[1:]:
        named = piece.split(")")[0]
        yield named, frozenset(map(Granted, named.split(","))) if named else None


NOTES, DOSES = Granted.NOTES, Granted.DOSES
TYPED = {
    "note": mark(NOTES),
    "doses_note": mark(NOTES, DOSES),
    "side_effects_other": mark(NOTES, Granted.WITHDRAWAL),
}
ON = st.integers(0, DAYS - 1)
OFFSETS = st.sampled_from([-660, -300, 0, 60, 840]).map(lambda m: timezone(timedelta(minutes=m)))
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        i.id: st.just(TYPED[i.id]) if isinstance(i, TextItem) else answers_to(i)
        for i in DAILY_ITEMS
    },
)


@st.composite
def entered(draw: st.DrawFn, on: int) -> datetime:
    """Some hour of the day itself, or of one of the days after it."""
    late, minute = draw(st.sampled_from([0, 0, 1, 4])), draw(st.integers(0, 1439))
    start = datetime.combine(day(on + late), datetime.min.time(), draw(OFFSETS))
    return start + timedelta(minutes=minute)


@st.composite
def checkins(draw: st.DrawFn, number: int) -> CheckIn:
    on = draw(ON)
    kind = draw(st.sampled_from(CheckInKind))
    return CheckIn(UUID(int=number), day(on), kind, draw(entered(on)), draw(ANSWERS), reason=NEVER)


@st.composite
def courses(draw: st.DrawFn, medicine: Any) -> Course:
    starts = sorted(draw(st.sets(st.integers(-15, DAYS + 10), min_size=1, max_size=4)))
    gap = draw(st.sampled_from([0, 0, 3]))
    ends = [max(start, after - 1 - gap) for start, after in pairwise(starts)]
    ends.append(starts[-1] + draw(st.integers(0, 30)))
    steps = tuple(
        Step(day(start), day(end), (DoseLine(Decimal(draw(st.integers(0, 60))), 1),))
        for start, end in zip(starts, ends, strict=True)
    )
    state = draw(st.sampled_from(PlanState))
    since = draw(st.integers(-15, DAYS + 10)) if state.stays else None
    until = draw(st.none() | st.just(day(DAYS + 3)))
    return Course(medicine, steps, state, None if since is None else day(since), until)


@st.composite
def plans(draw: st.DrawFn, number: int) -> PlanVersion:
    on = draw(st.integers(-20, DAYS + 5))
    named = [replace(m, name=f"{m.name} {mark(DOSES)}") for m in MEDICINES]
    regular = draw(st.lists(st.sampled_from(named), unique=True, max_size=2))
    needed = [AsNeeded(m, Decimal(9)) for m in named if m not in regular and draw(st.booleans())]
    return PlanVersion(
        id=UUID(int=number),
        valid_from=day(on),
        entered_at=draw(entered(on)),
        author=NEVER,
        agreed_on=day(on - 3),
        reason=NEVER,
        contingency=NEVER,
        follow_up_days=14,
        courses=tuple(draw(courses(m)) for m in regular),
        as_needed=tuple(needed),
        contacts=(Contact(NEVER, NEVER, NEVER),),
        kind=draw(st.sampled_from(ChangeKind)),
        decided_by=draw(st.sampled_from(DecidedBy)),
    )


@st.composite
def doses(draw: st.DrawFn, number: int, versions: list[PlanVersion]) -> DoseEntry:
    on, kind = draw(ON), draw(st.sampled_from(DoseKind))
    other = kind is DoseKind.OTHER_SOURCE
    amounts = draw(st.lists(st.integers(0, 60), max_size=2))
    return DoseEntry(
        UUID(int=number),
        day(on),
        kind,
        draw(entered(on)),
        None if other else draw(st.sampled_from(MEDICINES)).id,
        tuple(Dose(Decimal(amount), Decimal(30)) for amount in amounts),
        draw(st.booleans()),
        draw(st.sampled_from([None, *(v.id for v in versions)])),
        mark(NOTES, DOSES),
        mark(NOTES, DOSES) if other else "",
    )


def _answer(question: Question) -> st.SearchStrategy[Any]:
    if isinstance(question.answers, Words):
        return st.just(NEVER)
    if isinstance(question.answers, Choice):
        return st.sampled_from([option.value for option in question.answers.options])
    return st.integers(question.answers.low, question.answers.high)


@st.composite
def responses(draw: st.DrawFn, number: int, before: list[Response]) -> Response:
    on, scale = draw(ON), draw(st.sampled_from(SCALES))
    answers = st.fixed_dictionaries({}, optional={q.id: _answer(q) for q in scale.questions})
    opener = draw(st.sampled_from([None, *(r.id for r in before), UUID(int=999_999)]))
    return Response(
        UUID(int=number), day(on), draw(entered(on)), scale.id, draw(answers), "1", opener
    )


def _scale(response: Response) -> Scale:
    return next(s for s in SCALES if s.id == response.scale)


@st.composite
def alerts(draw: st.DrawFn, number: int, known: list[Response]) -> FiredAlert:
    on, rule = draw(ON), draw(st.sampled_from(RULES))
    about = draw(st.sampled_from(["", *(str(r.id) for r in known)]))
    level = draw(st.sampled_from([*rule.levels, *Level]))
    variant = draw(st.sampled_from(["", "phq9", "phq9-severe", "gad7"]))
    told = FiredAlert(
        UUID(int=number), day(on), draw(entered(on)), rule.id, "1", level, about, {"x": NEVER}
    )
    return replace(told, words=NEVER, language=NEVER, variant=variant)


@st.composite
def milestones(draw: st.DrawFn, number: int) -> Milestone:
    on, kind = draw(st.integers(-10, DAYS - 1)), draw(st.sampled_from(MilestoneKind))
    words = mark(Granted.MILESTONES, NOTES)
    marked = draw(st.none() | st.integers(-10, DAYS + 5).map(day))
    who = draw(st.sampled_from(MilestoneAuthor))
    return Milestone(UUID(int=number), day(on), draw(entered(on)), kind, words, who, marked)


@st.composite
def chained(draw: st.DrawFn, rows: list[Any], number: int) -> list[Any]:
    """The rows, some of them corrected or taken back by others of their kind."""
    found = list(rows)
    for row in rows:
        changed = draw(st.sampled_from(["", "", "", "undone", "corrected"]))
        if changed:
            other = draw(st.sampled_from(rows))
            by = replace(other, id=UUID(int=number), supersedes=row.id, undone=changed == "undone")
            found.append(replace(by, day=row.day) if not isinstance(by, PlanVersion) else by)
            number += 1
    return found


def others() -> list[Record]:
    """Every kind of row that is in no package, with a mark in each text."""
    kinds = (PlanVersion, DoseEntry, Response, FiredAlert, Milestone)
    rest = [r for r in one_of_each() if not isinstance(r, kinds)]
    made = [r if r.__class__.__name__ in ("Given", "Grant") else saying(r, NEVER) for r in rest]
    return [replace(r, day=day(3)) for r in made]


@st.composite
def diaries(draw: st.DrawFn, most: int = 5) -> Everything:
    """Any diary. Numbers of rows by their kind: 1000 check-ins, 2000 plans, and so on."""

    def some(strategy: Any, base: int, *more: Any) -> list[Any]:
        count = draw(st.integers(0, most))
        return [draw(strategy(base + n, *more)) for n in range(count)]

    versions = draw(chained(some(plans, 2000), 2500))
    said = draw(chained(some(responses, 4000, []), 4500))
    told = some(alerts, 5000, said)
    acts = [
        AlertAct(UUID(int=5500 + n), a.day, a.entered_at, a.id, draw(st.sampled_from(Did)))
        for n, a in enumerate(told)
        if draw(st.booleans())
    ]
    records = [
        *versions,
        *draw(chained(some(doses, 3000, versions), 3500)),
        *said,
        *draw(chained(told, 5700)),
        *acts,
        *draw(chained(some(milestones, 6000), 6500)),
        *others(),
    ]
    draft = Draft(UUID(int=1), day(2), CheckInKind.FULL, {"note": NEVER, "pain_24h": 3})
    rows = draw(chained(some(checkins, 1000), 1500))
    return Everything(rows, records, (draft,), {"plan": {"name.0": NEVER}})


TOPICS = st.frozensets(st.sampled_from(Granted))
