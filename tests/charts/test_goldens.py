"""Pictures as they should look. After a wanted change look at each new one, then
``GLIDEPATH_WRITE_GOLDENS=1 pytest tests/charts/test_goldens.py``."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.charts.look import DARK, HIGH_CONTRAST, LIGHT, PRINT, Sheet
from app.charts.trend import TrendState
from app.domain.history import Day
from app.domain.trends import Point
from app.i18n.translator import Translator
from tests.charts import cases
from tests.charts.compare import check, difference, opened
from tests.domain.make import diary

WIDE = Sheet(LIGHT, 640, 2.0, 1.0, cases.FONTS)
PHONE = replace(WIDE, width=320)
LATE = frozenset({3, 16, 17, 51})
EIGHT_WEEKS = cases.days_of(56, LATE)

CASES: dict[str, tuple[Sheet, list[Day], int]] = {
    "light": (WIDE, EIGHT_WEEKS, 56),
    "dark": (replace(WIDE, look=DARK), EIGHT_WEEKS, 56),
    "high-contrast": (replace(WIDE, look=HIGH_CONTRAST), EIGHT_WEEKS, 56),
    "print": (replace(WIDE, look=PRINT), EIGHT_WEEKS, 56),
    "empty": (WIDE, [], 56),
    "one-point": (WIDE, diary(cases.checkin(9)), 14),
    "all-late": (PHONE, cases.days_of(14, frozenset(range(14))), 14),
    "phone": (PHONE, EIGHT_WEEKS, 56),
    "phone-text-200": (replace(PHONE, text_scale=2.0), EIGHT_WEEKS, 56),
    "400-days": (WIDE, cases.days_of(400), 400),
    "400-days-phone-text-200": (replace(PHONE, text_scale=2.0), cases.days_of(400), 400),
    "ten-years": (PHONE, cases.days_of(3652), 3652),
}


@pytest.mark.parametrize("name", CASES)
def test_looks_as_it_should(name: str) -> None:
    sheet, days, length = CASES[name]
    check(name, cases.draw(cases.state(days, length, sheet.width), sheet).png)


def test_hours_of_sleep_look_as_they_should() -> None:
    check("sleep", cases.draw(cases.state(EIGHT_WEEKS, 56, 640, "sleep_hours"), WIDE).png)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_right_to_left_words_look_as_they_should(scale: float) -> None:
    say: Translator = cases.right_to_left()
    sheet = replace(PHONE, text_scale=scale)
    check(f"rtl-{scale:.0f}00", cases.draw(cases.state(EIGHT_WEEKS, 56, 320), sheet, say).png)


def _with(now: TrendState, number: int, point: Point | None) -> TrendState:
    points = list(now.series.points)
    points[number : number + 1] = [point] if point else []
    return replace(now, series=replace(now.series, points=tuple(points)))


@pytest.mark.parametrize("sheet", [WIDE, PHONE, replace(WIDE, look=DARK)])
def test_a_really_different_picture_is_caught(sheet: Sheet) -> None:
    now = cases.state(EIGHT_WEEKS, 56, sheet.width)
    good = opened(cases.draw(now, sheet).png)
    one = now.series.points[12]
    others = {
        "value moved": _with(now, 12, replace(one, value=one.value + 2)),
        "day gone": _with(now, 12, None),
        "late now": _with(now, 12, replace(one, late=True)),
    }
    for what, other in others.items():
        assert not difference(good, opened(cases.draw(other, sheet).png)).same, what
    other_look = replace(sheet, look=replace(sheet.look, line="#8A5200"))
    assert not difference(good, opened(cases.draw(now, other_look).png)).same, "another colour"
    no_font = replace(sheet, fonts=None)
    assert not difference(good, opened(cases.draw(now, no_font).png)).same, "another font"


@pytest.mark.parametrize("shift", [(1, 0), (0, 1), (1, 1)])
def test_a_pixel_to_the_side_is_still_the_same_picture(shift: tuple[int, int]) -> None:
    good = opened(cases.draw(cases.state(EIGHT_WEEKS, 56), WIDE).png)
    moved = good.copy()
    moved.paste(good, shift)
    assert difference(good, moved).same


def test_a_difference_leaves_pictures_to_look_at(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr("tests.charts.compare.OUT", tmp_path)
    monkeypatch.delenv("GLIDEPATH_WRITE_GOLDENS", raising=False)
    png = cases.draw(cases.state([], 56), WIDE).png
    with pytest.raises(AssertionError, match="spot"):
        check("light", png)
    assert {p.name for p in tmp_path.iterdir()} == {"light.png", "light.difference.png"}  # type: ignore[attr-defined]
