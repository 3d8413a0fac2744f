"""The questionnaires on Progress: a card for each score that there is, and a table of answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.domain.responses import Response
from app.domain.scales.model import Answers
from app.domain.scales.registry import BY_ID
from app.i18n.translator import Translator
from app.services.score_trends import ScoreTrends
from app.views import identifiers as ids
from tests.data.diaries import DAY, HOME
from tests.views.living import House, living
from tests.views.noticed import put_away
from tests.views.past import every_day, said
from tests.views.plans import a_course, a_plan
from tests.views.test_progress import ALL_IDS, drawn, pictures


@pytest.fixture(scope="module", autouse=True)
def _drawing_is_ready() -> Iterator[None]:
    """The first import of matplotlib is not what these tests are about."""
    from app.charts.registry import warm_up

    warm_up()
    yield


def answered(ago: int, scale: str, answers: Answers | int) -> Response:
    """A response of the day ``ago`` days before ``DAY``; a number answers every question."""
    day = DAY - timedelta(ago)
    at = datetime.combine(day, time(20), HOME)
    if isinstance(answers, int):
        answers = {q.id: answers for q in BY_ID[scale].questions}
    return Response(uuid4(), day, at, scale, answers)


def holding(*responses: Response, days: int = 20) -> House:
    house = House().holding(every_day(days))
    house.store().add_records(responses)
    return house


CHECK = {"more_than_planned": 0, "for_stress_or_sleep": 1, "ran_out_early": 0}


async def test_without_an_answer_one_sentence_says_where_scores_will_be() -> None:
    async with living(holding(), route="/progress") as screen:
        await screen.wait_for(lambda: "Questionnaires" in screen.text())
        assert "Scores of questionnaires appear here" in screen.text()
        await screen.wait_for(lambda: drawn(screen) == ALL_IDS)


async def test_each_score_there_is_has_its_card_above_the_measures() -> None:
    house = holding(
        answered(14, "peg", 6),
        answered(7, "peg", 4),
        answered(3, "phq9", 1),
        answered(2, "readiness", 8),
        answered(1, "baseline_facts", {"naloxone": 1}),
        answered(1, "self_checks", CHECK),
    )
    scores = ["peg", "phq2", "phq9", "readiness_importance", "readiness_confidence"]
    async with living(house, route="/progress") as screen:
        await put_away(screen)
        await screen.wait_for(lambda: drawn(screen) == [*scores, *ALL_IDS])
        labels = [p.semantics_label or "" for p in pictures(screen)]
        assert any(label.startswith("Pain and daily life (PEG), Jan 7, 2025") for label in labels)
        assert "2 points lower than last time (6, Feb 17, 2025)." in screen.text()
        assert "How important the plan is" in screen.text()
        assert "Monthly self-check" in screen.text()
        assert "Facts for your safety" not in screen.text()
        assert "appear here" not in screen.text()


async def test_the_numbers_of_a_score_are_one_tap_away() -> None:
    house = holding(answered(14, "peg", 6), answered(7, "peg", {"pain": 2}), answered(0, "peg", 4))
    async with living(house, route="/progress") as screen:
        await screen.wait_for(lambda: ids.progress_table("peg") in screen.identifiers())
        button = ids.progress_table("peg")
        assert screen.semantics(button).expanded is False
        await screen.tap(button)
        lines = screen.text().splitlines()
        start = lines.index("Answer") + 1
        assert lines[start : start + 6] == [
            *("Mar 3, 2025", "4"),
            *("Feb 24, 2025", "no number, a question was left out"),
            *("Feb 17, 2025", "6"),
        ]
        assert "Only days on which it was answered are listed." in lines


async def test_answers_without_a_score_are_a_table() -> None:
    house = holding(answered(40, "self_checks", CHECK), answered(5, "self_checks", CHECK))
    async with living(house, route="/progress") as screen:
        button = ids.progress_table("self_checks")
        await screen.wait_for(lambda: button in screen.identifiers())
        await screen.wait_for(lambda: drawn(screen) == ALL_IDS)
        assert "Answered 2 times from Jan 7, 2025 to Mar 3, 2025." in screen.text()
        await screen.tap(button)
        assert "Did you take more than planned? No" in screen.text()
        await screen.tap(ids.progress_range("2w"))
        await screen.wait_for(lambda: "Answered once from Feb 18" in screen.text())
        await screen.tap(button)
        assert "Did you take more" not in screen.text()


async def test_a_range_and_a_new_answer_change_what_is_shown() -> None:
    house = holding(answered(20, "gad2", 1))
    async with living(house, route="/progress") as screen:
        await screen.wait_for(lambda: "gad2" in drawn(screen))
        await screen.tap(ids.progress_range("2w"))
        await screen.wait_for(lambda: "Not answered from Feb 18, 2025" in screen.text())
        assert "The latest is 2, on Feb 11, 2025." in screen.text()
        house.store().add_records([answered(0, "gad2", 0), answered(0, "peg", 3)])
        house.hub.announce()
        await screen.wait_for(lambda: drawn(screen)[:2] == ["peg", "gad2"])
        await screen.wait_for(lambda: "2 points lower than last time (2, Feb" in screen.text())


async def test_what_cannot_be_read_says_so_and_hides_no_measure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def broken(self: ScoreTrends) -> Any:
        raise ValueError("secret words")

    monkeypatch.setattr(ScoreTrends, "answered", broken)
    async with living(holding(answered(0, "peg", 3)), route="/progress") as screen:
        await screen.wait_for(lambda: "Questionnaires" in screen.text())
        assert "secret words" not in screen.text()
        assert Translator("en")("trouble-unexpected").splitlines()[0] in screen.text()
        await screen.wait_for(lambda: drawn(screen) == ALL_IDS)


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_the_cards_of_scores_are_as_wide_as_the_others(width: int) -> None:
    house = holding(answered(0, "peg", 3), answered(0, "phq2", 1), answered(0, "gad2", 1))
    async with living(house, route="/progress", width=width) as screen:
        await screen.wait_for(lambda: "gad2" in drawn(screen))
        assert len({p.width for p in pictures(screen)}) == 1


async def test_a_diary_with_questionnaires_alone_shows_them() -> None:
    house = House()
    house.store().add_records([answered(0, "peg", 3)])
    async with living(house, route="/progress") as screen:
        await screen.wait_for(lambda: drawn(screen) == ["peg"])
        assert "After your first check-in" in screen.text()


async def test_a_score_can_be_picked_under_the_glide_path_and_stays_picked() -> None:
    house = holding(answered(70, "peg", 6), answered(2, "peg", 4))
    house.store().add_records([a_plan(a_course())])
    async with living(house, route="/progress") as screen:
        await screen.wait_for(lambda: ids.PROGRESS_GLIDE_MEASURES in screen.identifiers())
        await screen.tap(ids.PROGRESS_GLIDE_MEASURES)
        peg = ids.progress_glide_measure("peg")
        await screen.wait_for(lambda: peg in screen.identifiers())
        assert not screen.has(ids.progress_glide_measure("gad7"))
        await screen.tap(peg)
        sentence = "Pain and daily life (PEG): The latest is 4, on Mar 1, 2025."
        await screen.wait_for(lambda: sentence in screen.text())
        await screen.go("/more")
        await screen.go("/progress")
        await screen.wait_for(lambda: sentence in screen.text())


async def test_no_answer_and_no_check_in_is_one_sentence_and_one_button() -> None:
    async with living(House().holding([said(0)]), route="/progress") as screen:
        await screen.wait_for(lambda: "appear here once" in screen.text())
    async with living(route="/progress") as screen:
        assert "Questionnaires" not in screen.text()
