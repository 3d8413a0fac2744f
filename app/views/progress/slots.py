"""The places of the charts, and the work that fills them one after another."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import flet as ft

from app.charts.look import DARK, HIGH_CONTRAST, LIGHT, Look
from app.domain.errors import GlidepathError
from app.domain.measures import MEASURES
from app.domain.traces import Charted
from app.domain.trends import Range
from app.i18n.translator import Message
from app.services.trend_view import TrendView
from app.views import theme
from app.views.guarded import log_error
from app.views.trouble import trouble_message

PIXEL_RATIO = 2.0
"""Device pixels for each logical one: sharp on phones, light enough to send."""

RESIZE_SECONDS = 0.2
"""How long a window has to keep its width before charts that are there are drawn anew."""

Turn = asyncio.Lock
"""Whose turn it is to read and draw. All cards of the screen share the same two threads: the
one that stands first asks first, and the others would only keep it waiting."""

NARROWEST, WIDEST, WIDTH_STEP = 240, 1600, 8
"""Bounds of a picture's width in dp. Widths in steps: not every dp is worth a new picture."""

LOOKS: dict[theme.Palette, Look] = {
    theme.LIGHT: LIGHT,
    theme.DARK: DARK,
    theme.HIGH_CONTRAST: HIGH_CONTRAST,
}


@dataclass(frozen=True)
class Wanted:
    """What the charts are to show: the time, and the paper they are drawn on."""

    span: Range
    look: Look
    width: int
    text_scale: float


@ft.observable
@dataclass
class Slot:
    """The place of one chart. Its card renders again when this changes, and no other.

    ``wanted`` says what ``view`` was drawn for; ``trouble`` why there is none.
    """

    measure: Charted
    wanted: Wanted | None = None
    view: TrendView | None = None
    trouble: Message | None = None

    def current(self, wanted: Wanted) -> TrendView | None:
        """The chart, if it may stand for ``wanted`` until a newer one is there: another
        width is only another size, but other days or other colours would mislead or glare."""
        old = self.wanted
        fits = old is not None and (old.span, old.look) == (wanted.span, wanted.look)
        return self.view if fits else None


class Charts(Protocol):
    """What draws one chart after another: ``ProgressService`` or ``ScoreTrends``."""

    async def trend(
        self,
        measure_id: str,
        span: Range,
        look: Look = ...,
        width: int = ...,
        pixel_ratio: float = ...,
        text_scale: float = ...,
        /,
    ) -> TrendView:
        """See ``ProgressService``."""
        ...


def new_slots(measures: Sequence[Charted] = MEASURES) -> list[Slot]:
    """A place for each measure, in the order shown."""
    return [Slot(measure) for measure in measures]


def picture_width(room: float) -> int:
    """The width of a chart in ``room`` dp."""
    return max(NARROWEST, min(int(room) // WIDTH_STEP * WIDTH_STEP, WIDEST))


async def fill(slots: Sequence[Slot], service: Charts, wanted: Wanted, turn: Turn) -> None:
    """Draw the charts in order. Ended from outside when something else is wanted: a chart
    that is being drawn then is finished on its thread and let go of."""
    if any(slot.current(wanted) for slot in slots):
        await asyncio.sleep(RESIZE_SECONDS)
    for slot in slots:
        async with turn:
            await _fill_one(slot, service, wanted)


async def _fill_one(slot: Slot, service: Charts, wanted: Wanted) -> None:
    view: TrendView | None = None
    trouble: Message | None = None
    try:
        view = await service.trend(
            slot.measure.id,
            wanted.span,
            wanted.look,
            wanted.width,
            PIXEL_RATIO,
            wanted.text_scale,
        )
    except GlidepathError as error:
        trouble = trouble_message(error)
    except Exception as error:  # noqa: BLE001 - one chart that cannot be drawn hides no other
        log_error(error, "drawing a chart")
        trouble = trouble_message(error)
    slot.wanted, slot.view, slot.trouble = wanted, view, trouble
