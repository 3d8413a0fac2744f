"""A glide path as a screen shows it: picture, sentences and table. For the drawing thread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from app.charts import registry, words
from app.charts.glide import Followed
from app.charts.glide_words import Voice
from app.charts.look import Sheet
from app.domain.doses import Adherence, DoseDays
from app.domain.glide import GlideDay, GlidePath, glide_path
from app.domain.history import Day
from app.domain.measures import MEASURES
from app.domain.traces import Charted, Trace, given, trace_series
from app.domain.trends import COMPARE_DAYS, series
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.score_trends import ScoresRead

_BY_ID = {m.id: m for m in MEASURES}
BESIDE = (_BY_ID["interference_24h"], _BY_ID["pain_24h"])
"""Spoken of where no measure was picked: the dose is never said alone."""


@dataclass(frozen=True, slots=True)
class GlideRow:
    """One day of the table, each text empty where there is nothing to say. ``compared``: how
    the taken dose was against the agreed one. ``late`` and ``corrected`` are of the doses.
    ``values`` has one text for each measure picked."""

    day: date
    planned: str
    taken: str
    compared: str
    late: bool
    corrected: bool
    values: tuple[str, ...]


@dataclass(frozen=True)
class GlideView:
    """A path for a screen. ``medicine_id`` is ``None`` for MME. ``width`` and ``height`` are
    the picture's logical px; ``measures`` are names, the heads of the columns behind the
    doses. ``rows`` has the newest day first and none for a day with nothing to say."""

    medicine_id: UUID | None
    name: str
    png: bytes
    width: int
    height: int
    alt_text: str
    sentences: tuple[str, ...]
    measures: tuple[str, ...]
    rows: tuple[GlideRow, ...]


@dataclass(frozen=True)
class Asked:
    """What to show: the days from ``first`` to ``today``. ``medicine_id`` of a regular
    medicine of the plan, or ``None`` for MME. ``scores`` is there where one of ``measures``
    is a score. ``part``: as ``GlidePath.part``."""

    medicine_id: UUID | None
    measures: tuple[Charted, ...]
    first: date
    today: date
    milestones: Sequence[tuple[date, str]] = ()
    scores: ScoresRead | None = None
    part: bool = False


def view(
    asked: Asked,
    doses: DoseDays,
    days: Sequence[Day],
    sheet: Sheet,
    say: Translator,
    formats: Formats,
) -> GlideView:
    """Draw and say what was asked for. ``days`` reach back at least 28 days."""
    path = glide_path(doses, asked.medicine_id, asked.first, asked.today, asked.milestones)
    path = replace(path, past=asked.part, part=asked.part)
    followed = [_followed(m, days, asked) for m in asked.measures]
    beside = [] if followed else [_followed(m, days, asked) for m in BESIDE]
    state = registry.GLIDE.state(path, followed, beside, sheet.width)
    picture = registry.GLIDE.draw(state, sheet, say, formats)
    sentences = registry.GLIDE.describe(state, say, formats)
    voice = Voice(path, say, formats)
    alt_text = say(
        "progress-picture",
        name=voice.name,
        first=formats.table_day(asked.first),
        last=formats.table_day(asked.today),
        text=" ".join(sentences),
    )
    return GlideView(
        medicine_id=asked.medicine_id,
        name=voice.name,
        png=picture.png,
        width=picture.width,
        height=picture.height,
        alt_text=alt_text,
        sentences=sentences,
        measures=tuple(words.name(m, say) for m in asked.measures),
        rows=tuple(_rows(path, followed, voice)),
    )


def _followed(measure: Charted, days: Sequence[Day], asked: Asked) -> Followed:
    if isinstance(measure, Trace):
        return _score(measure, asked)
    first = min(asked.first, asked.today - timedelta(days=2 * COMPARE_DAYS - 1))
    return Followed(measure, series(measure, days, first, asked.today))


def _score(trace: Trace, asked: Asked) -> Followed:
    if asked.scores is None:
        raise ValueError(f"no responses were read for {trace.id}")
    found = given(trace, asked.scores.responses, asked.first, asked.today)
    shown = trace_series(trace, found, asked.first, asked.today)
    return Followed(trace, shown, asked.scores.told(trace, len(found)))


def _rows(path: GlidePath, followed: Sequence[Followed], voice: Voice) -> Iterator[GlideRow]:
    columns = [_column(one, voice) for one in followed]
    told = _Told(voice)
    for day in reversed(path.days):
        values = tuple(column.get(day.day, "") for column in columns)
        if day.planned is None and day.taken is None and not any(values):
            continue
        yield GlideRow(
            day=day.day,
            planned=told.amount(day.planned),
            taken=told.amount(day.taken),
            compared=told.compared(day),
            late=day.late,
            corrected=day.corrected,
            values=values,
        )


def _column(one: Followed, voice: Voice) -> dict[date, str]:
    points = one.whole.points
    said = {v: voice.measured(one.measure, v) for v in {p.value for p in points}}
    return {p.day: said[p.value] for p in points}


class _Told:
    """Says amounts and kinds of day, each only once: the same few come on most days."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._amounts: dict[object, str] = {None: ""}
        self._kinds = {kind: voice.say(f"adherence-{kind}") for kind in Adherence}

    def amount(self, amount: Decimal | None) -> str:
        if amount is not None and amount not in self._amounts:
            self._amounts[amount] = self._voice.amount(amount)
        return self._amounts[amount]

    def compared(self, day: GlideDay) -> str:
        """Empty where there was nothing to tell about."""
        return self._kinds[day.adherence] if day.counts or day.taken is not None else ""
