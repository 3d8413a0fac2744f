"""Pictures of doses against the plan. After a wanted change look at each new one, then
``GLIDEPATH_WRITE_GOLDENS=1 pytest tests/charts/test_adherence_goldens.py``."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.charts.adherence import AdherenceState
from app.charts.look import DARK, HIGH_CONTRAST, LIGHT, PRINT, Sheet
from app.domain.doses import Adherence, DoseDays
from app.domain.taper import Plans
from tests.charts import adherence_cases as cases
from tests.charts.cases import FONTS, right_to_left
from tests.charts.compare import check, difference, opened
from tests.domain.agreements import CODEINE, MORPHINE, doses, took

WIDE = Sheet(LIGHT, 640, 2.0, 1.0, FONTS)
PHONE = replace(WIDE, width=320)
LARGE = replace(PHONE, text_scale=2.0)
USUAL = cases.mostly_as_planned(56)

CASES: dict[str, tuple[Sheet, DoseDays, int]] = {
    "light": (WIDE, USUAL, 56),
    "dark": (replace(WIDE, look=DARK), USUAL, 56),
    "high-contrast": (replace(WIDE, look=HIGH_CONTRAST), USUAL, 56),
    "print": (replace(WIDE, look=PRINT), USUAL, 56),
    "phone": (PHONE, USUAL, 56),
    "phone-text-200": (LARGE, USUAL, 56),
    "two-weeks": (PHONE, USUAL, 14),
    "16-weeks": (PHONE, cases.mostly_as_planned(112), 112),
    "no-plan": (PHONE, doses(Plans([])), 56),
    "no-plan-text-200": (LARGE, doses(Plans([])), 56),
    "nothing-said": (PHONE, doses(cases.AGREED), 56),
    "gap-of-weeks": (PHONE, cases.with_a_gap_of_weeks(), 56),
    "nothing-agreed-for-weeks": (PHONE, cases.stopped_for_a_while(), 56),
    "two-years": (WIDE, cases.mostly_as_planned(730), 730),
    "two-years-phone-text-200": (LARGE, cases.mostly_as_planned(730), 730),
}


@pytest.mark.parametrize("name", CASES)
def test_looks_as_it_should(name: str) -> None:
    sheet, known, length = CASES[name]
    check(f"adherence-{name}", cases.draw(cases.state(known, length, sheet.width), sheet).png)


def test_one_day_looks_as_it_should() -> None:
    known = doses(cases.AGREED, took(0, 60))
    now = cases.state(known, 14, 320, start=-13)
    check("adherence-one-day", cases.draw(now, PHONE).png)


@pytest.mark.parametrize(("name", "sheet"), [("", WIDE), ("-phone-text-200", LARGE)])
def test_two_medicines_look_as_they_should(name: str, sheet: Sheet) -> None:
    now = cases.state(cases.two_medicines(56), 56, sheet.width, (MORPHINE, CODEINE))
    check(f"adherence-two-medicines{name}", cases.draw(now, sheet).png)


def test_right_to_left_words_look_as_they_should() -> None:
    check("adherence-rtl", cases.draw(cases.state(USUAL, 56, 320), PHONE, right_to_left()).png)


def _with(now: AdherenceState, slot: int, **counts: int) -> AdherenceState:
    (panel,) = now.panels
    bar = panel.bars[slot]
    kinds = {Adherence[name]: n for name, n in counts.items()}
    changed = replace(bar, counts={**dict.fromkeys(Adherence, 0), **kinds})
    bars = (*panel.bars[:slot], changed, *panel.bars[slot + 1 :])
    return replace(now, panels=(replace(panel, bars=bars),))


@pytest.mark.parametrize("sheet", [WIDE, PHONE, replace(WIDE, look=DARK)])
def test_a_really_different_picture_is_caught(sheet: Sheet) -> None:
    now = _with(cases.state(USUAL, 56, sheet.width), 4, AS_PLANNED=5, UNKNOWN=2)
    good = opened(cases.draw(now, sheet).png)
    others = {
        "one day more": _with(now, 4, AS_PLANNED=6, UNKNOWN=1),
        "unknown drawn as taken": _with(now, 4, AS_PLANNED=7),
        "less instead of unknown": _with(now, 4, AS_PLANNED=5, LESS=2),
        "none instead of unknown": _with(now, 4, AS_PLANNED=5, NONE=2),
        "more instead of unknown": _with(now, 4, AS_PLANNED=5, MORE=2),
        "a week without a plan": _with(now, 4),
    }
    for what, other in others.items():
        assert not difference(good, opened(cases.draw(other, sheet).png)).same, what
