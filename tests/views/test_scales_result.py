"""What came of a questionnaire: score, meaning, the rest, corrections, the day's page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.domain.scales.registry import BY_ID, SCALES
from app.domain.settings import Settings
from app.views import identifiers as all_ids
from app.views import scale_identifiers as ids
from tests.data.diaries import DAY
from tests.i18n.pseudo import pseudo
from tests.views.doorway import PASSCODE, Device
from tests.views.living import House, living
from tests.views.scale_steps import (
    answer,
    answer_all,
    kept,
    opened,
    restarted,
    saved,
    some_days_old,
)
from tests.views.test_other_language import ENGLISH

PHQ9 = BY_ID["phq9"]


async def test_the_score_what_it_means_and_the_change() -> None:
    house = House()
    async with living(house) as screen:
        await answer_all(screen, "gad7", 2)
        text = screen.text()
        assert "14\non a scale from 0 to 21" in text
        assert "A score from 10 to 14 is called moderate." in text
        assert "This is not a diagnosis." in text
        assert "There is nothing to compare it with yet." in text


async def test_phq2_opens_the_other_seven_and_keeps_the_two() -> None:
    house = some_days_old(0)
    async with living(house) as screen:
        await answer_all(screen, "phq2", 2)
        assert screen.text_of(ids.SCALE_REST) == "Answer the other 7"
        assert "7 more questions give a fuller picture." in screen.text()
        assert "It takes about 1 minute." in screen.text()
        await screen.tap(ids.SCALE_REST)
        assert "Question 3 of 9" in screen.text()
        assert "You have answered 2 of 9 already." in screen.text()
        for question in reversed(PHQ9.questions[:2]):
            await screen.tap(ids.SCALE_BACK)
            assert screen.semantics(ids.scale_value("phq9", question.id, 2)).selected
        for _ in range(2):
            await screen.tap(ids.SCALE_NEXT)
        for question in PHQ9.questions[2:]:
            await answer(screen, PHQ9, question)
        await screen.tap(ids.SCALE_SAVE)
        assert "4\non a scale from 0 to 27" in screen.text()
        assert not screen.has(ids.SCALE_REST)
    two, nine = saved(house)
    assert nine.opened_by == two.id and len(nine.answers) == 9


async def test_the_rest_is_kept_through_a_kill() -> None:
    house = some_days_old(0)
    async with living(house) as screen:
        await answer_all(screen, "phq2", 3)
        await screen.tap(ids.SCALE_REST)
        await answer(screen, PHQ9, PHQ9.questions[2], 1)
    async with living(restarted(house)) as screen:
        await screen.tap(ids.scale_open("phq9"))
        assert "Question 4 of 9" in screen.text()
        assert "You have answered 3 of 9 already." in screen.text()


async def test_the_rest_can_wait_and_comes_back_with_undo() -> None:
    async with living(some_days_old(0)) as screen:
        await answer_all(screen, "gad2", 3)
        await screen.tap(ids.scale_not_now("gad7"))
        assert not screen.has(ids.SCALE_REST) and screen.has(ids.SCALE_DONE)
        await screen.tap(ids.SCALE_UNDO)
        assert screen.has(ids.SCALE_REST)


async def test_below_the_cut_nothing_more_is_offered() -> None:
    async with living(some_days_old(0)) as screen:
        await answer_all(screen, "phq2", 1)
        assert "2\non a scale from 0 to 6" in screen.text()
        assert not screen.has(ids.SCALE_REST)


async def test_a_correction_keeps_what_was_said_before() -> None:
    house = House()
    async with living(house) as screen:
        await answer_all(screen, "gad7", 1)
        await screen.tap(ids.SCALE_CORRECT)
        assert "Correct: Worry" in screen.text()
        assert screen.semantics(ids.scale_value("gad7", "afraid", 1)).selected
        await screen.tap(ids.scale_value("gad7", "afraid", 3))
        await screen.tap(ids.SCALE_SAVE)
        assert "9\non a scale from 0 to 21" in screen.text()
        await screen.tap(ids.SCALE_TRAIL)
        assert "Several days, then Nearly every day" in screen.text()
        await screen.tap(ids.SCALE_UNDO)
        assert screen.route == "/"
    first, second, undone = saved(house)
    assert second.supersedes == first.id and undone.supersedes == second.id
    assert kept(house)[f"{first.id}/afraid"] == "3", "what was typed is not lost"


async def test_the_days_page_lists_them_and_leads_there() -> None:
    house = House()
    async with living(house) as screen:
        await answer_all(screen, "peg", 4)
        await screen.tap(ids.SCALE_DONE)
        await screen.go(f"/history/{DAY}")
        assert "Pain and daily life (PEG)\n4 on a scale from 0 to 10" in screen.text()
        await screen.tap(ids.history_scale(1))
        assert screen.route == f"/questions/peg/result/{saved(house)[0].id}"
        await screen.tap(ids.SCALE_DONE)
        assert screen.route == f"/history/{DAY}"


async def test_in_another_language_validated_wording_stays_and_a_line_says_so() -> None:
    settings = Settings(language="xr", region="us", intended_use_seen=True)
    house = House(settings=settings, texts={"xr": pseudo(ENGLISH)})
    line = house.wording
    await line.translator("xr")
    async with living(house, width=320, height=640) as screen:
        for scale in SCALES:
            await opened(screen, scale)
            told = (await line.translator("xr"))("scale-foreign") in screen.text()
            assert told == bool(scale.official), scale.id
            english = [o.questions[scale.questions[0].id] for o in scale.official.values()]
            assert all(question in screen.text() for question in english)
            await screen.tap(ids.SCALE_CLOSE)


async def test_locked_in_the_middle_it_goes_on_where_it_was(tmp_path: Path) -> None:
    device = Device(tmp_path)
    await device.diary()
    device.settings = replace(device.settings, auto_lock_minutes=0)
    first, second = BY_ID["gad7"].questions[:2]
    async with device.started() as screen:
        await screen.type(all_ids.LOCK_PASSCODE, PASSCODE, submit=True)
        await opened(screen, "gad7")
        await answer(screen, BY_ID["gad7"], first, 1)
        await screen.tap(ids.scale_value("gad7", second.id, 2))
        await screen.lifecycle("hide")
        await screen.lifecycle("resume")
        await screen.wait_for(lambda: screen.has(all_ids.LOCK_PASSCODE))
        assert "Worry" not in screen.text()
        await screen.type(all_ids.LOCK_PASSCODE, PASSCODE, submit=True)
        assert "Question 3 of 7" in screen.text(), "the page is still the one it was"


async def test_about_names_whose_they_are() -> None:
    async with living() as screen:
        await screen.go("/more/about")
        for part in ("Spitzer", "Pfizer", "PEG: by Krebs", "Glidepath's own short labels"):
            assert part in screen.text()
