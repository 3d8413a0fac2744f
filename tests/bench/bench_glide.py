"""What the glide path over two years costs: ``python -m tests.bench.bench_glide``.

From rows to PNG with sentences, three measures under the dose, against bare matplotlib (a
``Figure`` with four ``Axes`` that share their days, ``step``, ``plot``, ``fill_between``,
``savefig``) drawing the same visible points at the same size. Taken in turns so that a busy
moment hits both alike, in processor time, since neither waits for anything. Aim: 1.5 (issue 3).
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from statistics import median
from uuid import UUID

from app.charts import registry
from app.charts.glide import Followed, GlideState
from app.charts.look import Sheet
from app.domain.doses import Dose, DoseDays, DoseEntry, DoseKind
from app.domain.glide import glide_path
from app.domain.history import Day, days
from app.domain.measures import MEASURES
from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.taper import Course, DoseLine, Plans, PlanVersion, Step
from app.domain.trends import series
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from tests.bench.bench_chart import timed
from tests.bench.diaries import LAST, written
from tests.bench.table import Row, alone, turns

ROUNDS, SECONDS = 20, 60
DAYS = 730
FIRST = LAST - timedelta(DAYS - 1)
EACH = 28
"""Days in a step."""

WORDS = Translator("en")
FORMATS = Formats(WORDS.locale)
FONTS = Path(__file__).parents[2] / "assets" / "fonts"
PICKED = tuple(m for m in MEASURES if m.id in ("pain_24h", "interference_24h", "sleep_hours"))
MEDICINE = Medicine(UUID(int=1), "Morphine SR", Ingredient.MORPHINE, Unit.MG, long_acting=True)


def plan() -> Plans:
    """Two years and a bit of steps, one every four weeks."""
    starts = [FIRST + timedelta(EACH * n) for n in range(DAYS // EACH + 2)]
    steps = tuple(
        Step(s, s + timedelta(EACH - 1), (DoseLine(Decimal(120 - 4 * n), 1),))
        for n, s in enumerate(starts)
    )
    at = datetime.combine(FIRST, time(9), UTC)
    course = Course(MEDICINE, steps)
    return Plans([PlanVersion(UUID(int=9), FIRST, at, "", FIRST, "", "", 28, (course,))])


def said(plans: Plans) -> list[DoseEntry]:
    """A dose for every day, some with another amount, some added the next day."""
    found = []
    for n in range(DAYS):
        day = FIRST + timedelta(n)
        planned = plans.planned(MEDICINE.id, day) or Decimal()
        amount = planned + {2: 10, 7: -10}.get(n % 17, 0)
        at = datetime.combine(day + timedelta(int(n % 12 == 0)), time(20), UTC)
        taken = (Dose(amount, planned),)
        found.append(DoseEntry(UUID(int=100 + n), day, DoseKind.REGULAR, at, MEDICINE.id, taken))
    return found


def chart(rows: list[DoseEntry], plans: Plans, found: list[Day], sheet: Sheet) -> GlideState:
    """From rows to PNG, with sentences, as the use case does it."""
    path = glide_path(DoseDays(plans, rows), MEDICINE.id, FIRST, LAST)
    measures = [Followed(m, series(m, found, FIRST, LAST)) for m in PICKED]
    state = registry.GLIDE.state(path, measures, (), sheet.width)
    registry.GLIDE.describe(state, WORDS, FORMATS)
    registry.GLIDE.draw(state, sheet, WORDS, FORMATS)
    return state


def bare(state: GlideState, sheet: Sheet, height: int) -> None:
    """The same visible points with matplotlib's usual means."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(sheet.width / 72, height / 72), dpi=72 * sheet.pixel_ratio)
    FigureCanvasAgg(figure)
    ratios = [3, *(1 for _ in state.panels)]
    dose, *rest = figure.subplots(
        len(ratios), 1, sharex=True, gridspec_kw={"height_ratios": ratios}
    )
    path = state.path
    for stretches, style in ((path.planned, "-"), (path.ahead, "--")):
        xs = [x for s in stretches for x in (s.first.toordinal(), s.last.toordinal() + 1)]
        dose.plot(xs, [float(s.daily) for s in stretches for _ in range(2)], style)
    taken = [(d.day.toordinal(), float(d.taken)) for d in path.days if d.taken is not None]
    dose.plot([x for x, _ in taken], [y for _, y in taken], "o", markersize=3)
    for axes, panel in zip(rest, state.panels, strict=True):
        seen = [b for b in panel.bins if b is not None]
        if seen:
            xs = [b.day.toordinal() for b in seen]
            axes.fill_between(xs, [b.low for b in seen], [b.high for b in seen])
            axes.plot(xs, [b.median for b in seen])
        else:
            points = panel.series.points
            axes.plot([p.day.toordinal() for p in points], [p.value for p in points], "-o")
    figure.savefig(BytesIO(), format="png")


def compare(width: int, rounds: int) -> Row:
    """Medians of the glide path and of bare matplotlib."""
    plans, found = plan(), days(written(DAYS))
    rows, sheet = said(plans), Sheet(width=width, fonts=FONTS)
    state = chart(rows, plans, found, sheet)
    height = registry.GLIDE.draw(state, sheet, WORDS, FORMATS).height
    bare(state, sheet, height)
    ours, theirs = [], []
    for _ in turns(rounds, SECONDS):
        ours.append(timed(lambda: chart(rows, plans, found, sheet)))
        theirs.append(timed(lambda: bare(state, sheet, height)))
    name = f"glide path of {DAYS} days, {len(PICKED)} measures, {width} px"
    return Row(name, median(ours), floor=median(theirs), against="bare matplotlib", aim=1.5)


def rows(rounds: int = ROUNDS) -> list[Row]:
    """A desktop's width and a phone's."""
    return [compare(width, rounds) for width in (640, 320)]


if __name__ == "__main__":
    alone(rows)
