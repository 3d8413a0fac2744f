"""Pictures of scores as they should look; see ``test_goldens`` for how to change them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.charts.look import DARK, LIGHT, PRINT, Sheet
from app.charts.trend import TrendState
from tests.charts import cases
from tests.charts.compare import check, difference, opened
from tests.charts.score_cases import each, listed, said, state, weekly

WIDE = Sheet(LIGHT, 640, 2.0, 1.0, cases.FONTS)
PHONE = replace(WIDE, width=320)
BIG = replace(PHONE, text_scale=2.0)
LATE = frozenset({4})
PEG = weekly(16, LATE)
SAME = [each(n, 7 * n, "peg", 4) for n in range(8)]
CHANGE = [said(n, 28 * n, "global_change", {"change": c}) for n, c in enumerate((4, 5, 3))]
MOOD = [each(n, 14 * n, "phq9", n % 4) for n in range(4)]

CASES: dict[str, tuple[Sheet, TrendState]] = {
    "light": (WIDE, state("peg", PEG, 112)),
    "dark": (replace(WIDE, look=DARK), state("peg", PEG, 112)),
    "print": (replace(WIDE, look=PRINT), state("peg", PEG, 112)),
    "phone-text-200": (BIG, state("peg", PEG, 112, 320)),
    "one-point": (WIDE, state("peg", [each(0, 9, "peg", 3)], 14)),
    "none-shown": (PHONE, state("peg", [each(0, 0, "peg", 3)], 60, 320, first=40)),
    "all-the-same": (PHONE, state("peg", SAME, 56, 320)),
    "400-days": (WIDE, state("peg", weekly(57, LATE), 400)),
    "ten-years": (PHONE, state("peg", weekly(521), 3650, 320)),
    "withdrawal-list": (PHONE, state("withdrawal_list", listed(112), 112, 320)),
    "withdrawal-list-400-days": (PHONE, state("withdrawal_list", listed(400), 400, 320)),
    "phq9": (PHONE, state("phq9", MOOD, 56, 320)),
    "global-change-text-200": (BIG, state("global_change", CHANGE, 60, 320)),
}


@pytest.mark.parametrize("name", CASES)
def test_looks_as_it_should(name: str) -> None:
    sheet, now = CASES[name]
    check(f"score-{name}", cases.draw(now, sheet).png)


def test_right_to_left_words_look_as_they_should() -> None:
    picture = cases.draw(state("peg", PEG, 112, 320), PHONE, cases.right_to_left())
    check("score-rtl", picture.png)


def test_a_line_across_a_gap_would_be_caught() -> None:
    now = state("peg", PEG, 112)
    joined = replace(now, series=replace(now.series, joined=400))
    pictures = [opened(cases.draw(one, WIDE).png) for one in (now, joined)]
    assert not difference(*pictures).same
