"""Whole diaries to take out and bring in: any history that the app could have written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import uuid4

from hypothesis import strategies as st

from app.data.record_payloads import KINDS
from app.domain.archives import Everything, How
from app.domain.checkins import Answer, CheckIn, CheckInKind, Draft, DraftKey
from app.domain.items import DAILY_ITEMS, ChipsItem, ChoiceItem, Item, NumberItem, TextItem
from app.domain.ports import DiaryStore
from app.domain.records import Record
from app.domain.watch import Watch
from tests.data.diaries import DAY, NOW, TEXT, a_checkin
from tests.data.records import BASIC, ODD, anything, one_of_each, saying

T = TypeVar("T")
YEARS = {"min_value": date(1900, 1, 1), "max_value": date(2199, 12, 31)}
SMALL = ("times", "days_each", "follow_up_days")
"""Counts of days and doses, which a file bounds."""

TEXTS = st.text(max_size=8) | st.text(alphabet=ODD, min_size=1, max_size=8)
KEYS = st.sampled_from(["plan", "plan.stay", "dose.2025-03-02", "contact", "questionnaires"])


def within(value: T, name: str = "") -> T:
    """``value`` with every date, and every count of days, where the app could have it."""
    changed: Any = value
    if isinstance(value, date):
        changed = value.replace(year=1900 + value.year % 300, day=min(value.day, 28))
    elif name in SMALL and isinstance(value, int):
        changed = value % 1000
    elif isinstance(value, tuple):
        changed = tuple(within(one) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        inner = {f.name: within(getattr(value, f.name), f.name) for f in fields(value)}
        changed = replace(value, **inner)
    kept: T = changed
    return kept


def any_answer(item: Item) -> st.SearchStrategy[Answer]:
    """Any answer that the item may have."""
    if isinstance(item, NumberItem):
        steps = int((item.high - item.low) / item.step)
        return st.integers(0, steps).map(lambda n: item.low + n * item.step)
    if isinstance(item, ChoiceItem):
        return st.sampled_from(item.options)
    if isinstance(item, TextItem):
        return st.text(max_size=item.max_length) if item.max_length < 250 else TEXTS
    return _chips(item)


def _chips(item: ChipsItem) -> st.SearchStrategy[Answer]:
    some = [option for option in item.options if option != item.exclusive]
    if item.severities:
        felt = st.sampled_from(("", *item.severities))
        return st.dictionaries(st.sampled_from(some), felt, min_size=1)
    return st.lists(st.sampled_from(some), min_size=1, unique=True).map(tuple)


ANSWERS = st.fixed_dictionaries({}, optional={i.id: any_answer(i) for i in DAILY_ITEMS})
LOOSE: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    TEXTS,
    TEXTS
    | st.integers(-(2**53), 2**53)
    | BASIC[float].filter(lambda x: abs(x) < 1e16)
    | st.lists(TEXTS, max_size=2).map(tuple)
    | st.dictionaries(TEXTS, TEXTS, max_size=2),
    max_size=3,
)
"""Answers of a draft: as typed."""


@st.composite
def checkins(draw: st.DrawFn) -> CheckIn:
    """A check-in, or one that takes another back."""
    undone = draw(st.booleans())
    return CheckIn(
        id=draw(BASIC_ID),
        day=draw(st.dates(**YEARS)),
        kind=draw(st.sampled_from(CheckInKind)),
        entered_at=within(draw(BASIC[datetime])),
        answers={} if undone else draw(ANSWERS),
        reason=draw(st.none() | TEXTS),
        undone=undone,
    )


BASIC_ID = st.uuids(version=4)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A draft with anything in it."""
    return Draft(
        id=draw(BASIC_ID),
        day=draw(st.dates(**YEARS)),
        kind=draw(st.sampled_from(CheckInKind)),
        answers=draw(LOOSE),
        skipped=draw(st.frozensets(TEXTS, max_size=2)),
        corrects=draw(st.none() | BASIC_ID),
        reason=draw(st.none() | TEXTS),
    )


def records() -> st.SearchStrategy[Record]:
    """A record of any kind with anything in it."""
    kinds: list[Any] = list(KINDS)
    return st.sampled_from(kinds).flatmap(anything).map(within)


@st.composite
def chained(draw: st.DrawFn, rows: st.SearchStrategy[Any], most: int) -> list[Any]:
    """Rows of which some supersede an earlier one, in the order saved."""
    found: dict[Any, Any] = {}
    for row in draw(st.lists(rows, max_size=most)):
        parent = draw(st.sampled_from([None, *found])) if found else None
        found.setdefault(row.id, replace(row, supersedes=parent))
    return list(found.values())


@st.composite
def histories(draw: st.DrawFn) -> Everything:
    """All that a diary may hold."""
    begun = {DraftKey(d.day, d.kind, d.corrects): d for d in draw(st.lists(drafts(), max_size=2))}
    typed = st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=2)
    return Everything(
        checkins=tuple(draw(chained(checkins(), 5))),
        records=tuple(draw(chained(records(), 6))),
        drafts=tuple(begun.values()),
        forms=draw(st.dictionaries(KEYS, typed, max_size=2)),
    )


def a_history() -> Everything:
    """One of each thing, with corrections and undos, and texts that have broken programs."""
    first = a_checkin(answers={"pain_24h": 5, "note": TEXT, "side_effects": {"nausea": "mild"}})
    second = a_checkin(7.0, supersedes=first.id)
    undo = replace(a_checkin(answers={}, supersedes=second.id), undone=True)
    each = [saying(record, TEXT) for record in one_of_each()]
    again = [replace(r, id=uuid4(), supersedes=r.id, undone=n % 2 == 0) for n, r in enumerate(each)]
    draft = Draft(uuid4(), DAY, CheckInKind.FULL, {"mood": 3, "activity": ("walked",)})
    other = replace(draft, id=uuid4(), corrects=first.id, skipped=frozenset({"note"}), reason=TEXT)
    forms: Mapping[str, Mapping[str, str]] = {"plan": {"name.0": TEXT}, "contact": {"name": "x"}}
    return Everything((first, second, undo), (*each, *again), (draft, other), forms)


def put(store: DiaryStore, what: Everything, how: How = How.MERGE) -> None:
    """Bring ``what`` into a diary."""
    store.bringing(what, NOW, Watch())(how, Watch())


def all_in(store: DiaryStore) -> Everything:
    """Everything that a diary holds."""
    return store.everything()(Watch())


class StopAt(Watch):
    """Asks the work to end after ``looks`` looks: the next one ends it."""

    def __init__(self, looks: int) -> None:
        super().__init__(self._heard)
        self._left = looks

    def _heard(self, _: float) -> None:
        self._left -= 1
        if self._left == 0:
            self.stop()
