"""Glide paths as they should look. After a wanted change look at each new one, then
``GLIDEPATH_WRITE_GOLDENS=1 pytest tests/charts/test_glide_goldens.py``."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.charts.look import DARK, HIGH_CONTRAST, LIGHT, PRINT, Sheet
from app.domain.glide_marks import Marks
from tests.charts import cases
from tests.charts import glide_cases as glide
from tests.charts.compare import check, difference, opened
from tests.domain.agreements import CODEINE, MORPHINE

WIDE = Sheet(LIGHT, 640, 2.0, 1.0, cases.FONTS)
PHONE = replace(WIDE, width=320)
LARGE = replace(PHONE, text_scale=2.0)

CASES: dict[str, tuple[Sheet, glide.Case]] = {
    "no-plan": (WIDE, glide.NO_PLAN),
    "no-plan-phone-text-200": (LARGE, glide.NO_PLAN),
    "starts-tomorrow": (WIDE, glide.TOMORROW),
    "one-day": (WIDE, glide.ONE_DAY),
    "at-the-top-phone": (PHONE, glide.AT_THE_TOP),
    "gaps-of-weeks": (WIDE, glide.GAPS),
    "milestones": (WIDE, glide.ORDINARY),
    "phone": (PHONE, glide.ORDINARY),
    "phone-text-200": (LARGE, glide.ORDINARY),
    "pause": (WIDE, glide.PAUSE),
    "pause-dark": (replace(WIDE, look=DARK), glide.PAUSE),
    "pause-print": (replace(WIDE, look=PRINT), glide.PAUSE),
    "pause-high-contrast": (replace(WIDE, look=HIGH_CONTRAST), glide.PAUSE),
    "increase": (WIDE, glide.INCREASE),
    "increase-phone-text-200": (LARGE, glide.INCREASE),
    "changed-mid-step": (WIDE, glide.CHANGED),
    "two-medicines-first": (WIDE, replace(glide.MME, of=MORPHINE)),
    "two-medicines-second": (WIDE, replace(glide.MME, of=CODEINE)),
    "two-medicines-mme": (WIDE, glide.MME),
    "two-medicines-mme-dark-phone": (replace(PHONE, look=DARK), glide.MME),
    "not-calculated": (PHONE, glide.UNKNOWN),
    "down-to-nothing": (WIDE, glide.ZERO),
    "patch-phone-text-200": (LARGE, glide.patch()),
    "four-measures-dark-phone": (replace(PHONE, look=DARK), glide.FOUR),
    "no-measure": (WIDE, glide.ALONE),
    "two-years": (WIDE, glide.TWO_YEARS),
    "two-years-phone-text-200": (LARGE, glide.TWO_YEARS),
}


@pytest.mark.parametrize("name", CASES)
def test_looks_as_it_should(name: str) -> None:
    sheet, case = CASES[name]
    check(f"glide-{name}", glide.draw(case.state(sheet.width), sheet).png)


def test_right_to_left_words_look_as_they_should() -> None:
    say = cases.right_to_left()
    check("glide-rtl", glide.draw(glide.CHANGED.state(320), PHONE, say).png)


@pytest.mark.parametrize("sheet", [WIDE, PHONE, replace(WIDE, look=DARK)])
def test_a_really_different_picture_is_caught(sheet: Sheet) -> None:
    now = glide.PAUSE.state(sheet.width)
    good = opened(glide.draw(now, sheet).png)
    path = now.path
    day = next(d for d in path.days if d.taken is not None and d.taken == d.planned and not d.late)
    at = path.days.index(day)
    others = {
        "dose moved": replace(day, taken=(day.taken or Decimal()) + 10),
        "dose gone": replace(day, taken=None),
        "dose late": replace(day, late=True),
    }
    for what, other in others.items():
        days = (*path.days[:at], other, *path.days[at + 1 :])
        picture = glide.draw(replace(now, path=replace(path, days=days)), sheet).png
        assert not difference(good, opened(picture)).same, what
    without = {
        "pause gone": replace(path, marks=replace(path.marks, stays=())),
        "signs gone": replace(path, marks=Marks()),
        "future gone": replace(path, ahead=()),
        "plan gone": replace(path, planned=path.planned[1:]),
    }
    for what, other_path in without.items():
        picture = glide.draw(replace(now, path=other_path), sheet).png
        assert not difference(good, opened(picture)).same, what
