"""Plans and doses that are awkward to draw."""

from __future__ import annotations

from app.charts import registry
from app.charts.adherence import AdherenceState
from app.charts.look import Picture, Sheet
from app.domain.doses import DoseDays, DoseEntry
from app.domain.medicines import Medicine
from app.domain.taper import Plans
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from tests.charts.cases import ENGLISH
from tests.domain.agreements import (
    CODEINE,
    MORPHINE,
    course,
    doses,
    plans,
    took,
    version,
)
from tests.domain.make import day

AGREED = plans(course((0, 60), (21, 50), (42, 40), until=800))
TWO = plans(
    course((0, 60), (21, 50), (42, 40), until=800),
    course((14, 30), (35, 20), until=800, of=CODEINE),
)


def mostly_as_planned(length: int, of: Medicine = MORPHINE, agreed: Plans = AGREED) -> DoseDays:
    """A made-up course: mostly as planned, now and then another amount, some days untold."""
    return doses(agreed, *_said(length, of, agreed))


def two_medicines(length: int) -> DoseDays:
    """Two medicines, the second one told of on other days."""
    return doses(TWO, *_said(length, MORPHINE, TWO), *_said(length, CODEINE, TWO))


def _said(length: int, of: Medicine, agreed: Plans) -> list[DoseEntry]:
    found = []
    for n in range(length):
        amount = agreed.planned(of.id, day(n))
        kind = (n * n // 7 + 3 * n + of.id.int) % 17
        if amount is None or kind in (4, 9):
            continue
        taken = {2: amount / 2, 7: amount + 10, 12: amount * 0}.get(kind, amount)
        found.append(took(n, str(taken), of))
    return found


def with_a_gap_of_weeks() -> DoseDays:
    """Nothing said for three weeks."""
    return doses(AGREED, *(s for s in _said(56, MORPHINE, AGREED) if not 17 < _n(s) < 40))


def _n(said: DoseEntry) -> int:
    return (said.day - day(0)).days


def stopped_for_a_while() -> DoseDays:
    """Nothing agreed for three weeks between two courses."""
    agreed = Plans(
        [
            version(1, 0, course((0, 60), until=17)),
            version(2, 39, course((39, 40), until=80)),
        ]
    )
    return doses(agreed, *_said(56, MORPHINE, agreed))


def state(
    known: DoseDays,
    length: int,
    width: int = 640,
    medicines: tuple[Medicine, ...] = (MORPHINE,),
    start: int = 0,
) -> AdherenceState:
    """The state of a picture of ``length`` days from day ``start`` on."""
    return registry.ADHERENCE.state(known, medicines, day(start), day(start + length - 1), width)


def draw(now: AdherenceState, sheet: Sheet, say: Translator = ENGLISH) -> Picture:
    return registry.ADHERENCE.draw(now, sheet, say, Formats(say.locale))


def describe(now: AdherenceState, say: Translator = ENGLISH) -> tuple[str, ...]:
    return registry.ADHERENCE.describe(now, say, Formats(say.locale))
