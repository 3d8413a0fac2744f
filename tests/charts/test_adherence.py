"""What the picture of doses shows, as numbers, and says, as sentences."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from app.charts.adherence import STRETCHES
from app.charts.adherence_picture import paint
from app.charts.look import Sheet
from app.charts.patterns import Rect, slanted
from app.domain.doses import Adherence
from app.domain.taper import Plans
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from tests.charts import adherence_cases as cases
from tests.charts.cases import ENGLISH, FONTS, right_to_left
from tests.domain.agreements import CODEINE, MORPHINE, doses, took

UNKNOWN = "Days that are not known count neither as taken nor as left out."


@pytest.mark.parametrize(
    ("days", "width", "stretch"),
    [
        (14, 240, 7),
        (112, 256, 7),
        (189, 256, 7),
        (190, 256, 28),
        (756, 256, 28),
        (757, 256, 91),
        (730, 640, 28),
        (525, 640, 7),
        (3652, 256, 364),
    ],
)
def test_more_days_stand_in_a_bar_only_when_there_is_no_room(
    days: int, width: int, stretch: int
) -> None:
    assert cases.state(doses(Plans([])), days, width).stretch == stretch


def test_the_bars_hold_the_days_of_each_week() -> None:
    now = cases.state(doses(cases.AGREED, took(0, 60), took(8, 45)), 14)
    (panel,) = now.panels
    assert [bar.counts[Adherence.AS_PLANNED] for bar in panel.bars] == [1, 0]
    assert [bar.counts[Adherence.UNKNOWN] for bar in panel.bars] == [6, 6]
    assert now.kinds == (Adherence.AS_PLANNED, Adherence.LESS, Adherence.UNKNOWN)


def test_the_sentences_of_one_medicine() -> None:
    said = [took(n, 60) for n in range(9)] + [took(9, 45), took(10, 75), took(11, 0)]
    assert cases.describe(cases.state(doses(cases.AGREED, *said), 14)) == (
        "Morphine SR, 14 days: 9 as planned, 1 less, 1 more, 1 none, 2 not known.",
        UNKNOWN,
        "Each bar shows one week.",
    )


def test_kinds_that_do_not_occur_are_not_said() -> None:
    now = cases.state(doses(cases.AGREED, took(0, 60)), 14, start=-13)
    assert cases.describe(now) == (
        "Morphine SR, 1 day: 1 as planned.",
        "Each bar shows one week.",
    )


def test_several_medicines_are_also_said_together() -> None:
    known = doses(cases.TWO, took(14, 60), took(14, 30, CODEINE), took(15, 60))
    now = cases.state(known, 2, medicines=(MORPHINE, CODEINE), start=14)
    assert cases.describe(now)[:3] == (
        "Morphine SR, 2 days: 2 as planned.",
        "Codeine, 2 days: 1 as planned, 1 not known.",
        "All medicines together, 2 days: 1 as planned, 1 not known.",
    )


def test_a_medicine_without_an_agreement_in_these_days_is_left_out() -> None:
    now = cases.state(cases.two_medicines(14), 14, medicines=(MORPHINE, CODEINE))
    assert [p.name for p in now.panels] == ["Morphine SR"]
    assert now.together is None


def test_nothing_agreed() -> None:
    assert cases.describe(cases.state(doses(Plans([])), 14)) == (
        "No dose was agreed for the days from Mar 3, 2025 to Mar 16, 2025.",
    )


@pytest.mark.parametrize("stretch", STRETCHES)
def test_every_stretch_has_its_words(stretch: int) -> None:
    now = replace(cases.state(cases.mostly_as_planned(14), 14), stretch=stretch)
    words = {7: "one week", 28: "four weeks", 91: "13 weeks", 364: "52 weeks"}
    assert cases.describe(now)[-1] == f"Each bar shows {words[stretch]}."
    assert ENGLISH("adherence-axis", stretch=stretch).startswith("Days in each")


def test_no_sentence_judges_or_explains() -> None:
    text = " ".join(cases.describe(cases.state(cases.mostly_as_planned(56), 56))).lower()
    for word in ("good", "bad", "well", "because", "missed", "only", "should", "forgot", "%"):
        assert word not in text.split(), word


@pytest.mark.parametrize("say", [ENGLISH, right_to_left()], ids=["en", "xr"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [240, 320, 640])
@pytest.mark.parametrize("length", [14, 56, 400])
def test_no_word_is_clipped_or_lies_on_another(
    length: int, width: int, scale: float, say: Translator
) -> None:
    medicines = (MORPHINE, replace(CODEINE, name="Codeine with a name as long as a sentence"))
    now = cases.state(cases.two_medicines(length), length, width, medicines)
    sheet = Sheet(width=width, text_scale=scale, fonts=FONTS)
    paper = paint(now, sheet, say, Formats(say.locale))
    for box in paper.boxes:
        assert box.left >= 0 and box.right <= width, box
        assert box.top >= 0 and box.bottom <= paper.height, box
    for a, b in combinations(paper.boxes, 2):
        apart = a.right <= b.left or b.right <= a.left or a.bottom <= b.top or b.bottom <= a.top
        assert apart, (a, b)


def test_the_lines_of_a_pattern_stay_within_their_part() -> None:
    part = Rect(10, 20, 33, 41)
    for way in (1, -1):
        points = [p for p in slanted(part, way) if p[0] == p[0]]
        assert len(points) > 8
        assert all(10 <= x <= 33 and 20 <= y <= 41 for x, y in points)
