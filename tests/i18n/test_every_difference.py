"""No kind of difference between two versions is left without its words."""

from __future__ import annotations

import re
from dataclasses import replace
from uuid import UUID

import pytest
from babel import Locale

from app.domain.plan_differences import differences
from app.domain.taper import DecidedBy, PlanState, PlanVersion
from app.i18n.formats import Formats
from app.i18n.plan_differences import difference_text
from app.i18n.translator import Translator
from tests.domain.make import day
from tests.domain.test_plan_changes import BASE, DIFFERENT, steps, stood

SAY, FORMATS = Translator("en"), Formats(Locale.parse("en_US"))


def sentences(old: PlanVersion, new: PlanVersion) -> list[str]:
    return [difference_text(SAY, FORMATS, d) for d in differences(old, new)]


@pytest.mark.parametrize("new", [version for version, _ in DIFFERENT])
def test_every_difference_is_said_whole(new: PlanVersion) -> None:
    for text in (*sentences(BASE, new), *sentences(new, BASE)):
        assert text.endswith(".") and not re.search(r"plan-|[{}<>]|None", text), text


def test_what_changed_can_be_told_from_what_stood_there() -> None:
    """Before and after are never the same words."""
    for new, _ in DIFFERENT:
        for text in sentences(BASE, new):
            after, _, before = text.partition(" Before: ")
            assert not before or not after.endswith(before), text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"valid_from": day(2)}, "It holds from Mar 5, 2025. Before: from Mar 3, 2025."),
        ({"agreed_on": day(-1)}, "Agreed on Mar 2, 2025. Before: on Mar 3, 2025."),
        ({"reason": "slower"}, "Why: slower. Before: nothing."),
        ({"decided_by": DecidedBy.ME}, "Who decided: I did. Before: We together."),
    ],
)
def test_the_dates_and_words_of_a_slip(changed: dict[str, object], sentence: str) -> None:
    right = replace(BASE, id=UUID(int=9), supersedes=BASE.id, **changed)  # type: ignore[arg-type]
    assert sentences(BASE, right) == [sentence]


def test_a_step_that_waited_is_said_with_both_its_dates() -> None:
    on = replace(steps((0, 13, "60"), (14, 34, "50"), (35, 48, "40")), valid_from=day(30))
    moved, _ = sentences(stood(PlanState.PAUSED, 16), on)
    assert moved == (
        "Morphine SR, 40 mg once a day: now from Apr 7, 2025 to Apr 20, 2025."
        " Before: from Mar 31, 2025 to Apr 13, 2025."
    )
