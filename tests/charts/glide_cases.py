"""Plans and doses that are awkward to draw as a glide path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.charts import registry
from app.charts.glide import Followed, GlideState
from app.charts.look import Picture, Sheet
from app.domain.checkins import CheckIn
from app.domain.doses import DoseDays, DoseEntry
from app.domain.glide import GlidePath, glide_path
from app.domain.history import Day
from app.domain.items import NONE, SEVERITIES
from app.domain.medicines import Medicine, Unit
from app.domain.taper import ChangeKind, Plans, PlanState
from app.domain.trends import series
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from tests.charts.cases import BY_ID, ENGLISH, days_of, wave
from tests.domain.agreements import CODEINE, MORPHINE, course, doses, plans, took, version
from tests.domain.make import day, diary
from tests.domain.make import said as checked

PICKED = ("pain_24h", "sleep_hours")
FUNCTION = ("pain_24h", "interference_24h")

SIX = ((0, 60), (14, 50), (28, 45), (42, 40), (56, 35), (70, 30))
"""Six steps of two weeks each."""


def with_pause() -> Plans:
    """Paused on day 33 for a week and a half; the later steps were agreed anew."""
    before = version(1, 0, course(*SIX, until=83))
    held = course(*SIX, until=83, state=PlanState.PAUSED, since=33)
    paused = replace(version(2, 33, held), kind=ChangeKind.PAUSED)
    again = course((28, 45), (52, 40), (66, 35), (80, 30), until=100)
    resumed = replace(version(3, 44, again), kind=ChangeKind.RESUMED)
    return Plans([before, paused, resumed])


def with_increase() -> Plans:
    """Back up on day 35, then held level."""
    before = version(1, 0, course(*SIX, until=83))
    higher = course(*SIX[:3], (35, 55), (60, 50), until=90, state=PlanState.INCREASED, since=35)
    up = replace(version(2, 35, higher), kind=ChangeKind.INCREASED)
    level = course(*SIX[:3], (35, 55), (60, 50), until=90, state=PlanState.HELD, since=48)
    return Plans([before, up, replace(version(3, 48, level), kind=ChangeKind.HELD)])


def changed_mid_step() -> Plans:
    """Other steps from day 20 on, six days into the second one."""
    before = version(1, 0, course(*SIX, until=83))
    after = course((0, 60), (14, 50), (38, "47.5"), (52, 45), until=83)
    return Plans([before, replace(version(2, 20, after), kind=ChangeKind.CHANGED)])


TWO = plans(
    course(*SIX, until=83),
    course((0, 120), (21, 90), (49, 60), until=83, of=CODEINE),
)

LONG_STEPS = tuple((28 * n, 120 - 4 * n) for n in range(27))
LONG = plans(course(*LONG_STEPS, until=27 * 28))
"""Two years of steps, one every four weeks."""

PATCH = replace(MORPHINE, name="Fentanyl patch, changed every three days", unit=Unit.MCG_PER_H)

MILESTONES = (
    (day(20), "A week at the new step"),
    (day(22), "Walked to the lake and back with my sister"),
    (day(48), "Four weeks with pain no worse"),
)


def full(n: int) -> CheckIn:
    """A day with the measures that are words: the strongest side effect, things managed."""
    effects = {"nausea": SEVERITIES[(n // 6) % 3]} if n % 4 else {NONE: ""}
    done = ("walked", "housework", "saw_someone", "rested")[: n % 5]
    return checked(n + 1, n, pain_24h=wave(n), sleep_hours=6.5, side_effects=effects, activity=done)


def said(agreed: Plans, length: int, of: Medicine = MORPHINE, gap: range = range(0)) -> DoseDays:
    """Mostly as planned, now and then another amount or late, some days untold."""
    return doses(agreed, *entries(agreed, length, of, gap))


def entries(
    agreed: Plans, length: int, of: Medicine = MORPHINE, gap: range = range(0)
) -> list[DoseEntry]:
    found = []
    for n in range(length):
        amount = agreed.planned(of.id, day(n))
        kind = (n * n // 7 + 3 * n + of.id.int) % 19
        if amount is None or kind in (4, 9) or n in gap:
            continue
        taken = {2: amount / 2, 7: amount + 10, 12: amount * 0}.get(kind, amount)
        found.append(took(n, str(taken), of, late=int(n % 11 == 5)))
    return found


@dataclass(frozen=True)
class Case:
    """A path with its measures. ``first`` and ``today`` as days from the first one."""

    doses: DoseDays
    today: int = 55
    first: int = 0
    of: Medicine | None = MORPHINE
    measures: tuple[str, ...] = PICKED
    days: Sequence[Day] | None = None
    milestones: tuple[tuple[date, str], ...] = ()

    @property
    def path(self) -> GlidePath:
        medicine = self.of.id if self.of else None
        first, today = day(self.first), day(self.today)
        return glide_path(self.doses, medicine, first, today, self.milestones)

    def state(self, width: int) -> GlideState:
        found = self.days if self.days is not None else days_of(self.today + 1)
        return registry.GLIDE.state(
            self.path,
            [self._followed(m, found) for m in self.measures],
            [self._followed(m, found) for m in FUNCTION],
            width,
        )

    def _followed(self, measure_id: str, found: Sequence[Day]) -> Followed:
        measure = BY_ID[measure_id]
        first = min(day(self.first), day(self.today - 27))
        return Followed(measure, series(measure, found, first, day(self.today)))


TOTAL = doses(TWO, *entries(TWO, 56), *entries(TWO, 56, CODEINE))

ORDINARY = Case(said(plans(course(*SIX, until=83)), 56), milestones=MILESTONES)
NO_PLAN = Case(doses(Plans([])), of=None, today=13)
TOMORROW = Case(doses(plans(course((14, 60), (28, 50), until=60))), today=13)
ONE_DAY = Case(said(plans(course((13, 60), (28, 50), until=60)), 14), today=13, days=[])
AT_THE_TOP = Case(
    doses(plans(course((0, 40), (21, 35), until=60)), *(took(n, 40) for n in range(13))), today=13
)
"""The amount stands on the uppermost line, right under the word for today."""
GAPS = Case(
    said(
        Plans(
            [
                version(1, 0, course((0, 60), (14, 50), until=24)),
                version(2, 38, course((38, 50), (52, 45), until=90)),
            ]
        ),
        56,
        gap=range(5, 16),
    )
)
PAUSE = Case(said(with_pause(), 56))
INCREASE = Case(said(with_increase(), 56), measures=("pain_24h",))
CHANGED = Case(said(changed_mid_step(), 56), milestones=MILESTONES[:2])
TWO_YEARS = Case(
    said(LONG, 730),
    today=729,
    measures=("pain_24h", "sleep_hours", "mood"),
    milestones=tuple((day(n), f"Milestone {n}") for n in (40, 200, 206, 211, 700)),
)
MME = Case(TOTAL, of=None)
UNKNOWN = Case(doses(plans(course(*SIX, until=83, of=replace(CODEINE, unit=Unit.ML)))), of=None)
FOUR = replace(
    PAUSE,
    measures=("pain_24h", "side_effects", "sleep_hours", "activity"),
    days=diary(*(full(n) for n in range(0, 56, 2))),
)
ALONE = replace(PAUSE, measures=())
ZERO = Case(said(plans(course((0, "2.5"), (14, "1.25"), (35, 0), until=83)), 56))


def patch() -> Case:
    agreed = plans(course((0, 50), (21, 37), (42, 25), until=83, of=PATCH))
    return Case(said(agreed, 56, PATCH), of=PATCH)


def draw(now: GlideState, sheet: Sheet, say: Translator = ENGLISH) -> Picture:
    return registry.GLIDE.draw(now, sheet, say, Formats(say.locale))


def describe(now: GlideState, say: Translator = ENGLISH) -> tuple[str, ...]:
    return registry.GLIDE.describe(now, say, Formats(say.locale))
