"""Plans for Hypothesis: steps, courses, whole histories of versions, and forms as typed.

``agreements`` writes single plans down by hand; this makes many, and says with the simplest
code there is which of them holds on a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st

from app.domain.plan_changes import take_back
from app.domain.plan_check import RawCourse, RawLine, RawStep
from app.domain.taper import Course, DoseLine, PlanState, PlanVersion, Step
from tests.domain.agreements import CODEINE, MORPHINE, version
from tests.domain.make import DAY, day

moderate = settings(max_examples=40, deadline=None)
"""For properties that look at every day; machines that share their processor are slow."""

SPAN = 60
"""Days after ``DAY`` on which the plans made here begin."""

EVERY_DAY = [day(n) for n in range(-5, SPAN + 75)]
"""Days from before each plan made here to after it."""

amounts = st.integers(0, 8000).map(lambda n: Decimal(n) / 40)
"""0 to 200 in steps of 0.025."""

lines = st.lists(st.builds(DoseLine, amounts, st.integers(1, 4)), min_size=1, max_size=2).map(tuple)


@st.composite
def step_rows(draw: st.DrawFn, first: int | None = None) -> tuple[Step, ...]:
    """One to five steps, each up to the next."""
    at = draw(st.integers(0, SPAN)) if first is None else first
    made = []
    for length in draw(st.lists(st.integers(1, 14), min_size=1, max_size=5)):
        made.append(Step(day(at), day(at + length - 1), draw(lines)))
        at += length
    return tuple(made)


@st.composite
def courses(draw: st.DrawFn, valid_from: date) -> tuple[Course, ...]:
    """One or two medicines. One that stays does so from a day of one of its steps, not after
    ``valid_from``."""
    made = []
    for medicine in draw(st.sampled_from([(MORPHINE,), (MORPHINE, CODEINE), (CODEINE,)])):
        steps = draw(step_rows(draw(st.integers(0, (valid_from - DAY).days))))
        state = draw(st.sampled_from(PlanState))
        last = min(valid_from, steps[-1].end)
        since = draw(st.dates(steps[0].start, last)) if state.stays else None
        made.append(Course(medicine, steps, state, since))
    return tuple(made)


@st.composite
def versions(draw: st.DrawFn, number: int) -> PlanVersion:
    """One version; ``number`` is its place in the order of saving."""
    n = draw(st.integers(0, SPAN))
    return replace(version(number, n), courses=draw(courses(day(n))))


@st.composite
def histories(draw: st.DrawFn) -> list[PlanVersion]:
    """Rows in the order saved: new versions, slips put right, and rows taken back."""
    saved: list[PlanVersion] = []
    for number in range(draw(st.integers(0, 7))):
        can = [v for v in saved if not v.undone]
        what = draw(st.sampled_from(["new", "new", "slip", "undo"])) if can else "new"
        if what == "undo":
            gone = draw(st.sampled_from(can))
            saved.append(take_back(gone, UUID(int=1000 + number), gone.entered_at))
            continue
        made = draw(versions(number))
        if what == "slip":
            made = replace(made, supersedes=draw(st.sampled_from(can)).id)
        saved.append(made)
    return saved


def holding(saved: Sequence[PlanVersion], on: date) -> PlanVersion | None:
    """The version in force on a day, said as simply as it can be: every plan is a pile of
    papers, a slip put right lies on the one it corrects, and the top one counts."""
    piles: list[list[PlanVersion]] = []
    for row in saved:
        pile = next((p for p in piles if any(v.id == row.supersedes for v in p)), None)
        if pile is None:
            piles.append([row])
        else:
            pile.append(row)
    tops = []
    for pile in piles:
        left = [v for v in pile if not v.undone]
        left = [v for v in left if not any(u.undone and u.supersedes == v.id for u in pile)]
        tops += left[-1:]
    for back in range((on - DAY).days + 1):
        found = [v for v in tops if v.valid_from == day((on - DAY).days - back)]
        if found:
            return found[-1]
    return None


@dataclass(frozen=True)
class Typed:
    """A course as typed, and whether it is one step after the other."""

    course: RawCourse
    in_order: bool


def raw_step(start: date | None, end: date | None, *dose: tuple[Decimal | None, int]) -> RawStep:
    """A step as typed; 20 once a day where no dose is given."""
    typed = dose or ((Decimal(20), 1),)
    return RawStep(tuple(RawLine(a, n) for a, n in typed), start, end)


@st.composite
def typed_courses(draw: st.DrawFn) -> Typed:
    """Steps in any order, mostly one after the other, some a day too long, short or late."""
    steps = draw(step_rows())
    slips = st.sampled_from([0, 0, 0, 0, 0, 0, -1, 1, 5])
    raw = [
        RawStep(
            tuple(RawLine(line.amount, line.times) for line in s.lines),
            date.fromordinal(s.start.toordinal() + draw(slips)),
            date.fromordinal(s.end.toordinal() + draw(slips)),
        )
        for s in steps
    ]
    shuffled = draw(st.permutations(raw))
    return Typed(RawCourse(MORPHINE, tuple(shuffled)), _in_order(raw))


def _in_order(steps: Sequence[RawStep]) -> bool:
    """Every day from the first to the last has one step, by counting each of them."""
    spans = [(s.start, s.end) for s in steps if s.start is not None and s.end is not None]
    if any(end < start for start, end in spans):
        return False
    days = [n for a, b in spans for n in range(a.toordinal(), b.toordinal() + 1)]
    return sorted(days) == list(range(min(days), max(days) + 1))
