"""Every chart there is, as explicit names: packaged builds cannot scan folders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.charts import adherence, glide, trend
from app.charts.look import Picture, Sheet
from app.i18n.formats import Formats
from app.i18n.translator import Translator

S = TypeVar("S")


@dataclass(frozen=True)
class Chart(Generic[S]):
    """A chart in three steps: pure state, then a picture or sentences made from it."""

    id: str
    state: Callable[..., S]
    draw: Callable[[S, Sheet, Translator, Formats], Picture]
    describe: Callable[[S, Translator, Formats], tuple[str, ...]]


TREND = Chart("trend", trend.state, trend.draw, trend.describe)
ADHERENCE = Chart("adherence", adherence.state, adherence.draw, adherence.describe)
GLIDE = Chart("glide", glide.state, glide.draw, glide.describe)

CHARTS: tuple[Chart[Any], ...] = (TREND, ADHERENCE, GLIDE)


def warm_up() -> None:
    """Import what the first picture needs. For the drawing thread; about a second."""
    from app.charts import (  # noqa: PLC0415
        adherence_picture,  # noqa: F401
        glide_picture,  # noqa: F401
        trend_picture,  # noqa: F401
    )
