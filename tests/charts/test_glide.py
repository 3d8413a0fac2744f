"""What a glide path shows, as numbers, and says, as sentences."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.charts.glide import LEVELS_AT_MOST, GlideState, levels
from app.charts.glide_picture import paint
from app.charts.look import LIGHT, LOOKS, Sheet
from app.charts.paper import Paper
from app.domain.taper import Plans
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from tests.charts import cases
from tests.charts import glide_cases as glide
from tests.contracts.test_texts import NEVER
from tests.domain.agreements import CODEINE, MORPHINE, course, doses, plans, took, version
from tests.domain.make import day, pain_on

NOTE = (
    "MME is an estimate for comparing. It is never for changing one opioid into another. "
    "Buprenorphine is not part of it. It is not for treatment of opioid use disorder."
)

ALL = {
    name: case
    for name, case in {**vars(glide), "PATCH_WORN": glide.patch()}.items()
    if isinstance(case, glide.Case)
}


def says(case: glide.Case) -> list[str]:
    return list(glide.describe(case.state(640)))


@pytest.mark.parametrize(
    ("highest", "there"),
    [
        ("0", "0 1"),
        ("60", "0 20 40 60"),
        ("70", "0 20 40 60 80"),
        ("90", "0 25 50 75 100"),
        ("2.5", "0 1 2 3"),
        ("1000", "0 250 500 750 1000"),
        ("0.3", "0 0.1 0.2 0.3"),
    ],
)
def test_faint_lines_stand_at_round_amounts(highest: str, there: str) -> None:
    assert levels(Decimal(highest)) == tuple(map(Decimal, there.split()))


@given(st.decimals("0.001", "99999", places=3))
def test_the_axis_begins_at_nothing_and_reaches_every_amount(highest: Decimal) -> None:
    found = levels(highest)
    assert found[0] == 0 and found[-2] < highest <= found[-1]
    assert len(found) <= LEVELS_AT_MOST + 1


def test_more_taken_than_agreed_widens_the_axis() -> None:
    agreed = plans(course((0, 60), until=40))
    case = glide.Case(doses(agreed, took(3, 150)), today=13)
    assert case.state(640).levels[-1] >= 150


@pytest.mark.parametrize(
    ("today", "width", "dense"), [(55, 320, False), (190, 320, True), (190, 640, False)]
)
def test_dots_are_small_only_where_they_would_touch(today: int, width: int, dense: bool) -> None:
    case = replace(glide.TWO_YEARS, today=today)
    assert case.state(width).dense is dense


def test_the_usual_sentences() -> None:
    agreed = plans(course((0, 60), (14, 50), (28, "37.5"), until=83))
    said = [took(n, 60 if n < 14 else 50) for n in range(20)] + [took(20, 60), took(21, 0, late=1)]
    pains = [6, 6, 6, *[None] * 12, 4, 3, 5, 4]
    case = glide.Case(
        doses(agreed, *said), today=23, measures=("pain_24h", "mood"), days=pain_on(*pains)
    )
    assert says(case) == [
        "The agreed dose is 50 mg a day, since Mar 17, 2025.",
        "The next agreed date is Mar 31, 2025, with 37.5 mg a day.",
        "At the start it was 60 mg a day. Today's is 83% of that.",
        "Doses are logged for 22 of 24 days: 20 as planned, 1 more, 1 none, 2 not known.",
        "1 of them was added later.",
        "A ring marks a day that was added later.",
        "Pain, middle value: 4 in the last 14 days, 6 in the 14 days before.",
        "Mood: too few days in the last four weeks to give a middle value.",
    ]


def test_too_few_days_on_one_side_are_said() -> None:
    case = replace(glide.NO_PLAN, measures=("pain_24h",), days=pain_on(5, 4, 3))
    assert says(case) == [
        "There is no agreed plan yet.",
        "Pain, middle value: 4 in the last 14 days, too few days in the 14 days before.",
    ]


def test_the_dose_is_never_said_alone_where_there_is_anything_else_to_say() -> None:
    assert any(s.startswith("Pain, middle value:") for s in says(glide.ALONE))
    assert not any("Pain" in s for s in says(replace(glide.ALONE, days=[])))


def test_a_start_of_nothing_has_no_per_cent() -> None:
    agreed = plans(course((0, 0), (10, 20), until=60))
    assert "At the start it was 0 mg a day." in says(glide.Case(doses(agreed), today=20))


def test_pauses_increases_changes_and_milestones_are_said_by_date() -> None:
    assert "Paused from Apr 5, 2025 to Apr 15, 2025." in says(glide.PAUSE)
    assert says(glide.INCREASE)[-2:] == [
        "The agreed dose went up to 55 mg a day on Apr 7, 2025.",
        "Held level since Apr 20, 2025.",
    ]
    assert says(glide.CHANGED)[-3:] == [
        "The plan was changed on Mar 23, 2025, in the middle of a step.",
        "Milestone on Mar 23, 2025: A week at the new step.",
        "Milestone on Mar 25, 2025: Walked to the lake and back with my sister.",
    ]


def test_what_is_still_to_come_is_not_told_as_if_it_had_been() -> None:
    paused = version(2, 20, course((0, 60), until=83))
    up = replace(paused, courses=(course((0, 60), (20, 70), until=83),))
    agreed = Plans([version(1, 0, course((0, 60), until=83)), up])
    found = says(glide.Case(doses(agreed), today=15))
    assert "The next agreed date is Mar 23, 2025, with 70 mg a day." in found
    assert not any("went up" in s or "changed" in s for s in found)


def test_a_plan_that_starts_tomorrow_and_one_that_is_over() -> None:
    assert says(glide.TOMORROW)[:2] == [
        "No dose is agreed for today.",
        "The next agreed date is Mar 17, 2025, with 60 mg a day.",
    ]
    over = glide.Case(doses(plans(course((0, 60), until=9))), today=13)
    assert says(over)[0] == "No dose is agreed for today."
    assert not any("next agreed" in s for s in says(over))


def test_the_last_step_says_that_no_other_is_agreed() -> None:
    assert says(glide.ZERO)[:2] == [
        "The agreed dose is 0 mg a day, since Apr 7, 2025.",
        "No other dose is agreed after this one.",
    ]


def test_the_total_always_has_its_note() -> None:
    found = says(glide.MME)
    assert found[0] == "The agreed dose is 49 MME a day, since Apr 21, 2025."
    assert found[-1] == NOTE
    assert "only when needed" in found[-2]
    for width in (320, 640):
        paper = paint(glide.MME.state(width), sheet(width), cases.ENGLISH, FORMATS)
        assert NOTE in " ".join(b.text for b in paper.boxes)
    assert not any("MME" in s for s in says(glide.PAUSE))


def test_a_total_that_is_not_known_says_so() -> None:
    found = says(glide.UNKNOWN)
    assert found[0] == "MME is not calculated here: not every opioid of the plan is in the table."
    assert not any("agreed dose" in s for s in found)


def test_the_rate_of_a_patch_is_none_of_a_day() -> None:
    assert says(glide.patch())[0] == "The agreed dose is 25 mcg an hour, since Apr 14, 2025."


def test_many_days_in_one_point_are_explained() -> None:
    assert any("middle value of each week" in s for s in says(glide.TWO_YEARS))
    assert not any("ring" in s for s in says(glide.TWO_YEARS))


@pytest.mark.parametrize("name", ALL)
def test_no_sentence_praises_blames_or_shows_an_id(name: str) -> None:
    for sentence in says(ALL[name]):
        assert not NEVER.search(sentence)
        assert "glide-" not in sentence and "{" not in sentence
        assert not any(
            w in sentence.lower() for w in ("good", "great", "well done", "bad", "missed")
        )


FORMATS = Formats(cases.ENGLISH.locale)


def sheet(width: int, scale: float = 1.0) -> Sheet:
    return Sheet(LIGHT, width, 1.0, scale, cases.FONTS)


@pytest.mark.parametrize("say", [cases.ENGLISH, cases.right_to_left()], ids=["en", "xr"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [320, 390, 640])
@pytest.mark.parametrize("name", ALL)
def test_no_word_is_clipped_or_lies_on_another(
    name: str, width: int, scale: float, say: Translator
) -> None:
    paper = paint(ALL[name].state(width), sheet(width, scale), say, Formats(say.locale))
    for box in paper.boxes:
        assert box.left >= 0 and box.right <= width, box
        assert box.top >= 0 and box.bottom <= paper.height, box
    for a, b in combinations(paper.boxes, 2):
        apart = a.right <= b.left or b.right <= a.left or a.bottom <= b.top or b.bottom <= a.top
        assert apart, (a, b)


def test_every_look_has_its_own_neutral_ground() -> None:
    from app.charts.glide_shapes import neutral

    for look in LOOKS:
        assert neutral(look) not in (look.paper, look.grid, look.band)
        red, green, blue = (int(neutral(look)[n : n + 2], 16) for n in (1, 3, 5))
        assert max(red, green, blue) - min(red, green, blue) <= 10


def test_two_medicines_have_a_path_each() -> None:
    first, second = (replace(glide.MME, of=m) for m in (MORPHINE, CODEINE))
    assert says(first)[0] == "The agreed dose is 40 mg a day, since Apr 14, 2025."
    assert says(second)[0] == "The agreed dose is 60 mg a day, since Apr 21, 2025."
    assert first.path.first == day(0)


def test_days_long_gone_are_not_called_today() -> None:
    now = glide.ORDINARY.state(640)
    then = replace(now, path=replace(now.path, past=True))
    here, gone = ([b.text for b in painted(state).boxes] for state in (now, then))
    assert "today" in here and "today 40 mg a day" in here
    assert not any("today" in text for text in gone)
    day = Formats(Translator("en").locale).table_day(now.path.today)
    assert f"{day}: 40 mg a day" in gone
    said = " ".join(glide.describe(then))
    assert f"On {day} the agreed dose was 40 mg a day, since" in said
    assert f"On {day} it was" in said and "oday" not in said
    empty = replace(glide.NO_PLAN.state(640).path, has_plan=True, known=True, past=True)
    assert "No dose was agreed for" in " ".join(glide.describe(replace(now, path=empty)))


def painted(state: GlideState) -> Paper:
    say = Translator("en")
    return paint(state, Sheet(LIGHT), say, Formats(say.locale))
