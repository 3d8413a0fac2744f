"""Histories that are awkward to draw, and the languages to draw them in."""

from __future__ import annotations

import re
from datetime import date, timedelta
from importlib import resources
from pathlib import Path

from app.charts import registry
from app.charts.look import Picture, Sheet
from app.charts.trend import TrendState
from app.domain.checkins import CheckIn
from app.domain.history import Day
from app.domain.measures import MEASURES
from app.domain.trends import series
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from tests.domain.make import day, diary, said

FONTS = Path("assets/fonts")
BY_ID = {m.id: m for m in MEASURES}
ENGLISH = Translator("en")

_LITERAL = re.compile(r"\{[^}]*(?:\}|$)|[A-Za-z]+")
_TEXT = re.compile(r"^([\w-]+ = |\s+\*?\[[\w.]+\] )(.*)$", re.MULTILINE)
_HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתאבגד")


def right_to_left() -> Translator:
    """English in Hebrew letters and a third longer: nothing to read, all to break."""
    english = (resources.files("app.i18n") / "locales" / "en.ftl").read_text("utf-8")
    return Translator("xr", {"xr": _TEXT.sub(lambda m: m[1] + _LITERAL.sub(_turn, m[2]), english)})


def _turn(found: re.Match[str]) -> str:
    text = found[0]
    if text.startswith("{"):
        return text
    return (text + text[: len(text) // 3]).lower().translate(_HEBREW)


def wave(n: int) -> int:
    """A made-up course: slow ups and downs with small ones on top, no randomness."""
    return (n * n // 60 + 3 * (n % 7) + n // 9) % 8 + (n % 3)


def days_of(length: int, late: frozenset[int] = frozenset()) -> list[Day]:
    """``length`` days, about 4 a week with a week and more missing in the middle."""
    kept = (
        n
        for n in range(length)
        if n % 7 not in (1, 4, 6) and not length * 2 // 5 < n < length * 2 // 5 + 9
    )
    return diary(*(checkin(n, n in late) for n in kept))


def checkin(n: int, late: bool = False) -> CheckIn:
    return said(n + 1, n, late=int(late), pain_24h=wave(n), sleep_hours=5 + wave(n) / 2)


def state(
    days: list[Day], length: int, width: int = 640, measure_id: str = "pain_24h"
) -> TrendState:
    """The state of a chart of the first ``length`` days."""
    last: date = day(length - 1)
    measure = BY_ID[measure_id]
    recent = series(measure, days, last - timedelta(27), last)
    return registry.TREND.state(measure, series(measure, days, day(0), last), recent, width)


def draw(now: TrendState, sheet: Sheet, say: Translator = ENGLISH) -> Picture:
    return registry.TREND.draw(now, sheet, say, Formats(say.locale))


def describe(now: TrendState, say: Translator = ENGLISH) -> tuple[str, ...]:
    return registry.TREND.describe(now, say, Formats(say.locale))
