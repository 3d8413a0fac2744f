"""What differs between two versions, as sentences with amounts in their own unit."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from babel import Locale

from app.domain.plan_differences import differences
from app.domain.taper import AsNeeded, Course, PlanState, PlanVersion
from app.i18n.formats import Formats
from app.i18n.plan_differences import difference_text
from app.i18n.translator import Translator
from tests.data.diaries import DAY
from tests.domain.test_plan_changes import BASE, DIFFERENT
from tests.views.agreed import FENTANYL, HARD_DAY, MORPHINE, OXYCODONE, STEPS, dose, step, version

SAY, FORMATS = Translator("en"), Formats(Locale.parse("en_US"))
BEFORE = version()
SAME = replace(BEFORE, id=UUID(int=2))
WORN = Course(FENTANYL, (step(-42, 20, dose("25")),))


def said(new: PlanVersion, old: PlanVersion = BEFORE) -> list[str]:
    return [difference_text(SAY, FORMATS, d) for d in differences(old, new)]


def course(*steps: object, **more: object) -> PlanVersion:
    return replace(SAME, courses=(Course(MORPHINE, steps, **more),))  # type: ignore[arg-type]


FIRST, SECOND, THIRD, FOURTH = STEPS
NAME = "Morphine slow-release"


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        (
            course(FIRST, SECOND, replace(THIRD, lines=(dose("15", 2),)), FOURTH),
            (
                f"{NAME}, step from Mar 17, 2025: 15 mg, twice a day."
                " Before: 20 mg once a day and 10 mg once a day."
            ),
        ),
        (
            course(FIRST, SECOND, THIRD, replace(FOURTH, end=DAY + timedelta(50))),
            f"{NAME}, step from Apr 14, 2025: until Apr 22, 2025. Before: until May 11, 2025.",
        ),
        (
            course(FIRST, SECOND, THIRD),
            (
                f"{NAME}: the step from Apr 14, 2025 is not part of the plan any more."
                " It was 10 mg once a day."
            ),
        ),
        (
            course(*STEPS, step(70, 80, dose("0"))),
            f"{NAME}: a new step from May 12, 2025 to May 22, 2025, no dose.",
        ),
        (
            course(*STEPS, state=PlanState.HELD, since=DAY),
            f"{NAME}: held since Mar 3, 2025. Before: in progress.",
        ),
        (
            replace(SAME, courses=(Course(replace(MORPHINE, name="Morphine SR"), STEPS),)),
            f"Morphine SR. Its name was {NAME}.",
        ),
        (
            replace(SAME, as_needed=(AsNeeded(OXYCODONE, Decimal("7.5"), Decimal("2.5")),)),
            "Oxycodone, only when needed: at most 7.5 mg in one day. Before: at most 10 mg.",
        ),
        (
            replace(SAME, as_needed=()),
            "Oxycodone only when needed is not part of the plan any more.",
        ),
        (
            replace(SAME, contingency="Call first."),
            f"On a hard day: Call first. Before: {HARD_DAY}",
        ),
        (
            replace(SAME, follow_up_days=14),
            "Visits or calls: every 14 days. Before: every 28 days.",
        ),
        (
            replace(SAME, contacts=()),
            "Who to call: nothing. Before: Harbour clinic +44 (0)20 5550 0100 weekdays 9 to 5.",
        ),
    ],
)
def test_each_difference_is_one_sentence(new: PlanVersion, sentence: str) -> None:
    assert said(new) == [sentence]


def test_a_patch_is_counted_in_its_own_unit() -> None:
    lower = Course(FENTANYL, (step(-42, 20, dose("12.5")),))
    old, new = replace(BEFORE, courses=(WORN,)), replace(SAME, courses=(lower,))
    (sentence,) = said(new, old)
    assert "1 patch of 12.5 mcg an hour. Before: 1 patch of 25 mcg an hour." in sentence


def test_a_new_medicine_comes_with_its_steps() -> None:
    sentences = said(replace(SAME, courses=(*BEFORE.courses, WORN)))
    assert sentences[0] == "Fentanyl patch is new in the plan."
    assert "a new step" in sentences[1] and "1 patch of 25 mcg an hour" in sentences[1]


def test_another_day_for_looking_at_it_again() -> None:
    old = course(*STEPS, state=PlanState.PAUSED, since=DAY)
    until = DAY + timedelta(9)
    new = course(*STEPS, state=PlanState.PAUSED, since=DAY, until=until)
    assert said(new, old) == [f"{NAME}: another day was agreed for looking at it again."]


def test_without_a_difference_there_is_no_sentence() -> None:
    assert said(SAME) == []


@pytest.mark.parametrize("new", [made for made, _ in DIFFERENT])
def test_every_difference_is_said_whole(new: PlanVersion) -> None:
    for text in (*said(new, BASE), *said(BASE, new)):
        assert text.endswith(".") and not re.search(r"plan-|[{}<>]|None", text), text


def test_what_changed_can_be_told_from_what_stood_there() -> None:
    """Before and after are never the same words."""
    for new, _ in DIFFERENT:
        for text in said(new, BASE):
            after, _, before = text.partition(" Before: ")
            assert not before or not after.endswith(before), text
