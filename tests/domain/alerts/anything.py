"""Any history at all, for Hypothesis: answers late, corrected and taken back, doses of medicines
that left the plan, questionnaires with answers that nobody knows, clocks set back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from app.domain.alerts import r28
from app.domain.alerts.limits import BASELINES, LIMITS, Limits
from app.domain.alerts.seen import Seen
from app.domain.appointments import Appointment
from app.domain.checkins import CheckIn, CheckInKind
from app.domain.doses import Dose, DoseDays, DoseEntry, DoseKind
from app.domain.history import days
from app.domain.items import DAILY_ITEMS, ITEMS, TextItem
from app.domain.responses import Response, Responses
from app.domain.scales.model import Choice, Question, Rating
from app.domain.scales.registry import SCALES
from app.domain.signs import Reporter, Sign, SignReport, in_order
from app.domain.supply import Supply
from app.domain.taper import AsNeeded, Plans, PlanVersion
from tests.domain.agreements import CODEINE, MORPHINE, course, took, version
from tests.domain.make import answers_to, day, said
from tests.domain.plans import histories, versions

MEDICINES = (MORPHINE.id, CODEINE.id, UUID(int=3))
"""The last one is in no plan."""

NAMES = ("safe", "side_effects", "other_substances", "pain_24h", "withdrawal", "craving")


@dataclass(frozen=True)
class History:
    """Every row, in the order saved, and the rest of what the rules look at. ``today`` counts
    from the day of ``make``; entries lie around it."""

    today: int
    hour: int
    checkins: tuple[CheckIn, ...] = ()
    doses: tuple[DoseEntry, ...] = ()
    responses: tuple[Response, ...] = ()
    signs: tuple[SignReport, ...] = ()
    plans: tuple[PlanVersion, ...] = ()
    visits: tuple[Appointment, ...] = ()
    supplies: tuple[Supply, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)

    def seen(self) -> Seen:
        """As the rules see it."""
        plans = Plans(self.plans)
        return Seen(
            now=datetime.combine(day(self.today), time(self.hour), UTC),
            days=days(self.checkins),
            plans=plans,
            doses=DoseDays(plans, self.doses),
            responses=Responses(self.responses),
            signs=self.signs,
            visits=self.visits,
            supplies=self.supplies,
            **self.more,
        )


def near(today: int) -> st.SearchStrategy[int]:
    """Mostly of the last days, sometimes of long ago or of a day to come."""
    return st.one_of(
        st.integers(today - 3, today),
        st.integers(today - 16, today),
        st.integers(today - 60, today + 3),
    )


def entered(on: int, late: int) -> datetime:
    """``late`` may be below 0: a clock that was set back."""
    return datetime.combine(day(on + late), time(20), UTC)


lates = st.sampled_from([0, 0, 0, 0, 1, 5, -2])


def _place(draw: st.DrawFn, saved: list[Any]) -> dict[str, Any]:
    """What a further row does: mostly it is new, or it corrects an earlier one or takes it
    back."""
    what = draw(st.sampled_from(["new", "new", "new", "correct", "undo"])) if saved else "new"
    if what == "new":
        return {}
    return {"supersedes": draw(st.sampled_from(saved)).id, "undone": what == "undo"}


FULL = st.fixed_dictionaries(
    {}, optional={i.id: answers_to(i) for i in DAILY_ITEMS if not isinstance(i, TextItem)}
)
"""Without words: no rule reads them, and they take most of the time to draw."""

ONE = st.sampled_from([i for i in DAILY_ITEMS if i.id in NAMES]).flatmap(
    lambda item: st.fixed_dictionaries({item.id: answers_to(item)})
)


@st.composite
def checkins(draw: st.DrawFn, today: int) -> tuple[CheckIn, ...]:
    """Up to eight rows."""
    saved: list[CheckIn] = []
    for number in range(draw(st.integers(0, 8))):
        place, on = _place(draw, saved), draw(near(today))
        if "supersedes" in place:
            on = next((c.day - day(0)).days for c in saved if c.id == place["supersedes"])
        answers = {} if place.get("undone") else draw(st.one_of(ONE, FULL))
        moment = entered(on, draw(lates))
        row = CheckIn(UUID(int=1 + number), day(on), CheckInKind.FULL, moment, answers)
        saved.append(replace(row, **place))
    return tuple(saved)


amounts = st.sampled_from([Decimal(n) for n in ("0", "0.5", "15", "30", "60", "500")])


@st.composite
def doses(draw: st.DrawFn, today: int) -> tuple[DoseEntry, ...]:
    """Up to six statements, of medicines that may not be in the plan."""
    saved: list[DoseEntry] = []
    for number in range(draw(st.integers(0, 6))):
        place, on = _place(draw, saved), draw(near(today))
        kind = draw(st.sampled_from(DoseKind))
        medicine = None if kind is DoseKind.OTHER_SOURCE else draw(st.sampled_from(MEDICINES))
        row = DoseEntry(
            id=UUID(int=1000 + number),
            day=day(on),
            kind=kind,
            entered_at=entered(on, draw(lates)),
            medicine=medicine,
            doses=tuple(Dose(a) for a in draw(st.lists(amounts, max_size=3))),
            as_planned=draw(st.booleans()),
            plan=draw(st.sampled_from([None, UUID(int=1000), UUID(int=1001)])),
        )
        saved.append(replace(row, **place))
    return tuple(saved)


def _answer(question: Question) -> st.SearchStrategy[int | str]:
    answers = question.answers
    if isinstance(answers, Rating):
        return st.integers(answers.low, answers.high)
    if isinstance(answers, Choice):
        return st.sampled_from([*(o.value for o in answers.options), 99])  # 99: not known
    return st.text(max_size=3)


@st.composite
def responses(draw: st.DrawFn, today: int) -> tuple[Response, ...]:
    """Up to eight responses; one scale is not known."""
    saved: list[Response] = []
    for number in range(draw(st.integers(0, 8))):
        place, on = _place(draw, saved), draw(near(today))
        scale = draw(st.sampled_from([*SCALES, None]))
        if "supersedes" in place:
            before = next(r for r in saved if r.id == place["supersedes"])
            on = (before.day - day(0)).days
            scale = next((s for s in SCALES if s.id == before.scale), None)
        asked = {q.id: _answer(q) for q in scale.questions} if scale is not None else {}
        whole = st.fixed_dictionaries(asked)
        part = st.fixed_dictionaries({}, optional=asked)
        row = Response(
            id=UUID(int=2000 + number),
            day=day(on),
            entered_at=entered(on, draw(lates)),
            scale=scale.id if scale is not None else "of_later",
            answers=draw(st.one_of(whole, part)),
            opened_by=draw(st.sampled_from([None, *(r.id for r in saved)])),
        )
        saved.append(replace(row, **place))
    return tuple(saved)


@st.composite
def reports(draw: st.DrawFn, today: int) -> tuple[SignReport, ...]:
    """Up to three reports in force."""
    made = []
    for number in range(draw(st.integers(0, 3))):
        on, what = draw(near(today)), draw(st.sets(st.sampled_from(Sign), min_size=1, max_size=3))
        by = draw(st.sampled_from(Reporter))
        moment = entered(on, draw(lates))
        made.append(SignReport(UUID(int=3000 + number), day(on), moment, by, in_order(what)))
    return tuple(made)


@st.composite
def plans(draw: st.DrawFn) -> tuple[PlanVersion, ...]:
    """Versions, some with an as-needed medicine, some without any course."""
    needed = draw(st.sampled_from([(), (AsNeeded(CODEINE, Decimal(60)),)]))
    rows = [replace(row, as_needed=needed) for row in draw(histories())]
    if draw(st.booleans()) and rows:
        rows[0] = replace(rows[0], courses=())
    return tuple(rows)


@st.composite
def agreed(draw: st.DrawFn, today: int) -> tuple[PlanVersion, ...]:
    """A plan in force with a step down behind it, which ends soon or not."""
    step, until = draw(st.integers(0, 40)), draw(st.sampled_from([2, 400]))
    steps = course((today - 70, 60), (today - step, 30), until=today + until)
    return (version(1, today - 70, steps),)


@st.composite
def rated(draw: st.DrawFn, today: int) -> tuple[CheckIn, ...]:
    """The last weeks with one rating a day: low at first, then as drawn."""
    item = ITEMS[draw(st.sampled_from(["pain_24h", "withdrawal", "craving", "sleep_hours"]))]
    some = draw(st.lists(st.none() | answers_to(item), min_size=3, max_size=9))
    values = [2] * 50 + some
    first = today - len(values) + 1
    return tuple(
        replace(said(10_000 + n, first + n), answers={item.id: value})
        for n, value in enumerate(values)
        if value is not None
    )


@st.composite
def taken(draw: st.DrawFn, today: int) -> tuple[DoseEntry, ...]:
    """The last days with one dose a day."""
    some = draw(st.lists(amounts, min_size=1, max_size=6))
    return tuple(took(today - n, str(amount)) for n, amount in enumerate(some))


@st.composite
def any_history(draw: st.DrawFn) -> History:
    """Everything drawn around one day; what is unlikely may have been said to be right."""
    today = draw(st.integers(-3, 140))
    some_day = near(today).map(day)
    moment = entered(today, 0)
    visits = draw(st.lists(st.tuples(some_day, st.sampled_from([None, True, False])), max_size=4))
    counts = draw(st.lists(st.tuples(some_day, amounts, st.sampled_from(MEDICINES)), max_size=3))
    more: dict[str, Any] = {
        "limits": Limits({k.id: draw(st.sampled_from([k.low, k.default, k.high])) for k in LIMITS}),
        "started": draw(st.none() | some_day),
        "last_said": draw(st.none() | some_day),
        "called": draw(st.lists(some_day, max_size=2)),
        "clinic_baseline": draw(st.dictionaries(st.sampled_from(BASELINES), st.floats(0, 10))),
        "clinic_plan": draw(st.none() | versions(9)),
    }
    history = History(
        today=today,
        hour=draw(st.integers(0, 23)),
        checkins=draw(st.just(()) | rated(today)) + draw(checkins(today)),
        doses=draw(st.just(()) | taken(today)) + draw(doses(today)),
        responses=draw(responses(today)),
        signs=draw(reports(today)),
        plans=draw(plans() | agreed(today)),
        visits=tuple(
            Appointment(UUID(int=4000 + n), on, moment, attended=went)
            for n, (on, went) in enumerate(visits)
        ),
        supplies=tuple(
            Supply(UUID(int=5000 + n), on, moment, medicine, pieces, Decimal(10))
            for n, (on, pieces, medicine) in enumerate(counts)
        ),
        more=more,
    )
    return _said_right(history) if draw(st.booleans()) else history


def _said_right(history: History) -> History:
    """The same with every question of R28 answered by "yes, it is right"."""
    right: frozenset[str] = frozenset()
    while True:
        asked = r28.evaluate(replace(history, more={**history.more, "right": right}).seen())
        if asked is None:
            return replace(history, more={**history.more, "right": right})
        right |= {asked.occasion}
