"""Every questionnaire as a person answers it: kept at once, never lost, never prefilled."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from app.domain.scales.model import Scale
from app.domain.scales.registry import BY_ID, SCALES
from app.i18n.scale_words import ScaleWords
from app.i18n.translator import Translator
from app.views import identifiers as all_ids
from app.views import scale_identifiers as ids
from tests.data.diaries import DAY
from tests.views.living import House, living
from tests.views.scale_steps import answer, kept, lowest, opened, restarted, saved

WORDS = Translator("en")
every_scale = pytest.mark.parametrize("scale", SCALES, ids=lambda s: s.id)
stepwise = pytest.mark.parametrize(
    "scale", [s for s in SCALES if not s.one_page], ids=lambda s: s.id
)


@every_scale
async def test_it_opens_with_its_own_words_and_nothing_is_prefilled(scale: Scale) -> None:
    async with living() as screen:
        await opened(screen, scale)
        words = ScaleWords(scale, WORDS)
        assert words.name in screen.text()
        assert words.question(scale.questions[0]) in screen.text()
        assert words.stem in screen.text()
        marked = [screen.semantics(i) for i in screen.identifiers() if i.startswith("scale.")]
        assert not [s.identifier for s in marked if s.selected or s.checked]
        assert "shown in English" not in screen.text()


@every_scale
async def test_every_question_is_answered_saved_and_shown(scale: Scale) -> None:
    house = House()
    async with living(house) as screen:
        await opened(screen, scale)
        for question in scale.questions:
            await answer(screen, scale, question)
        await screen.tap(ids.SCALE_SAVE)
        (response,) = saved(house)
        assert screen.route == f"/questions/{scale.id}/result/{response.id}"
        assert list(response.answers) == [q.id for q in scale.questions]
        assert response.day == DAY and response.scale == scale.id
        assert kept(house) == {}
        text = screen.text()
        assert "Your answers are saved." in text and "Your answers" in text
        words = ScaleWords(scale, WORDS)
        assert all(words.question(q) in text for q in scale.questions)
        await screen.tap(ids.SCALE_DONE)
        assert screen.route == "/"


@every_scale
async def test_a_question_left_out_is_missing_not_zero(scale: Scale) -> None:
    house = House()
    first, *others = scale.questions
    async with living(house) as screen:
        await opened(screen, scale)
        await screen.tap(ids.scale_skip(scale.id, first.id))
        for question in others:
            await answer(screen, scale, question)
        if not others:
            await screen.tap(ids.SCALE_SAVE)
            assert "Answer at least one question." in screen.text()
            assert saved(house) == []
            return
        if not scale.one_page:
            assert "You left out one question." in screen.text()
        await screen.tap(ids.SCALE_SAVE)
        (response,) = saved(house)
        assert first.id not in response.answers and len(response.answers) == len(others)
        if scale.method is not None:
            assert "Not scored, because one question was left out" in screen.text()
        assert "not answered" in screen.text()


@stepwise
async def test_back_and_forward_lose_nothing(scale: Scale) -> None:
    async with living() as screen:
        await opened(screen, scale)
        assert "A tap takes you to the next question." in screen.text()
        assert not screen.has(ids.SCALE_BACK)
        first, second = scale.questions[:2]
        for question in (first, second):
            await answer(screen, scale, question)
        assert f"Question 3 of {len(scale.questions)}" in screen.text()
        for question in (second, first):
            await screen.tap(ids.SCALE_BACK)
            chosen = ids.scale_value(scale.id, question.id, lowest(question))
            assert screen.semantics(chosen).selected
        await screen.tap(ids.SCALE_NEXT)
        await screen.tap(ids.SCALE_NEXT)
        assert f"Question 3 of {len(scale.questions)}" in screen.text()


@every_scale
async def test_after_a_kill_it_goes_on_where_it_was(scale: Scale) -> None:
    house = House()
    first = scale.questions[0]
    chosen = ids.scale_value(scale.id, first.id, lowest(first))
    async with living(house) as screen:
        await opened(screen, scale)
        await answer(screen, scale, first)
        assert kept(house)[f"{scale.id}/{first.id}"] == str(lowest(first))
    async with living(restarted(house)) as screen:
        await opened(screen, scale)
        if scale.one_page:
            assert screen.semantics(chosen).selected
        else:
            assert f"Question 2 of {len(scale.questions)}" in screen.text()
            await screen.tap(ids.SCALE_BACK)
            assert screen.semantics(chosen).selected
    assert saved(house) == []


async def test_a_second_tap_of_a_shaking_hand_answers_nothing_else() -> None:
    house, scale = House(), BY_ID["gad7"]
    async with living(house) as screen:
        await opened(screen, scale)
        first = ids.scale_value("gad7", "nervous", 2)
        for identifier in (ids.scale_value("gad7", "nervous", 1), first, first):
            await screen.tap(identifier)
            assert screen.semantics(identifier).selected, "still the same question"
        await screen.wait_for(lambda: not screen.has(first))
        assert "Question 2 of 7" in screen.text()
    assert kept(house)["gad7/nervous"] == "2"


async def test_words_that_are_too_long_stay_and_are_not_saved() -> None:
    house, scale = House(), BY_ID["baseline_facts"]
    field = ids.scale_text(scale.id, "other_medicines")
    async with living(house) as screen:
        await opened(screen, scale)
        for question in scale.questions[:-1]:
            await screen.tap(ids.scale_skip(scale.id, question.id))
        await screen.type(field, "a" * 510)
        assert "10 characters too long" in screen.text()
        await screen.tap(ids.SCALE_NEXT)
        assert screen.has(field), "it stays"
        await screen.type(field, "a" * 500)
        await screen.tap(ids.SCALE_NEXT)
        assert "You left out 6 questions." in screen.text()
        await screen.tap(ids.scale_left_out(scale.id, "naloxone"))
        await answer(screen, scale, scale.question("naloxone"))
        assert "Have you ever had an overdose of an opioid?" in screen.text()


async def test_close_keeps_the_answers_and_forgetting_asks_first() -> None:
    house, scale = House(), BY_ID["peg"]
    async with living(house) as screen:
        await opened(screen, scale)
        await answer(screen, scale, scale.questions[0], 7)
        await screen.tap(ids.SCALE_CLOSE)
        assert screen.route == "/" and kept(house)["peg/pain"] == "7"
        await opened(screen, scale)
        await screen.tap(ids.SCALE_DISCARD)
        await screen.tap(all_ids.no(ids.SCALE_DISCARD))
        assert kept(house)["peg/pain"] == "7"
        await screen.tap(ids.SCALE_DISCARD)
        await screen.tap(all_ids.yes(ids.SCALE_DISCARD))
        assert screen.route == "/" and kept(house) == {}


async def test_what_was_begun_on_another_day_says_so() -> None:
    house, scale = House(), BY_ID["withdrawal_list"]
    async with living(house) as screen:
        await opened(screen, scale)
        await answer(screen, scale, scale.questions[0])
        assert "You began this" not in screen.text()
    house.clock.moment += timedelta(days=1)
    async with living(restarted(house)) as screen:
        await opened(screen, scale)
        assert "You began this on Mon, Mar 3." in screen.text()


async def test_a_questionnaire_that_is_not_there_leads_away() -> None:
    async with living() as screen:
        for route in ("x", "peg/correct/x", "peg/result/x", f"peg/result/{uuid4()}"):
            await screen.go(f"/questions/{route}")
            assert screen.route == "/"
