"""Questions for the visit through the use cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from babel import Locale

from app.domain.questions import LONGEST_QUESTION, MOST, VisitQuestion
from app.i18n.formats import Formats
from app.services.diary import DiaryService
from app.services.entries import EntrySheet
from app.services.question_form import KEY, TEXT, look_at
from app.services.questions import QuestionService, QuestionsView, read_questions
from tests.data.diaries import DAY, NOW, folder_of, run_sql
from tests.data.diaries import KEY as DATA_KEY
from tests.data.records import a_question
from tests.views.living import House

FORMATS = Formats(Locale.parse("en_US"))


@pytest.fixture
def house() -> Iterator[House]:
    home = House()
    yield home
    home.offload.close()


def window(house: House) -> QuestionService:
    diary = DiaryService(house.store(), house.files, house.offload, house.clock, house.hub)
    return diary.questions


async def typed(
    questions: QuestionService, text: str, version: VisitQuestion | None = None
) -> EntrySheet:
    sheet = await questions.sheet(FORMATS, version.id if version else None)
    assert sheet is not None
    sheet.put(TEXT, text)
    await sheet.flush()
    return sheet


async def asked(questions: QuestionService, text: str) -> VisitQuestion:
    kept = await questions.save(await typed(questions, text), FORMATS)
    assert kept is not None
    return kept


async def test_what_is_typed_is_kept_before_it_is_saved(house: House) -> None:
    questions = window(house)
    await typed(questions, "can we wai")
    assert await questions.view() == QuestionsView(begun=True)
    later = await window(house).sheet(FORMATS)
    assert later is not None and later.get(TEXT) == "can we wai"


async def test_a_question_is_kept_as_typed_and_its_form_is_gone(house: House) -> None:
    questions = window(house)
    kept = await asked(questions, "  can we wait?\n")
    assert (kept.text, kept.day) == ("can we wait?", DAY)
    assert kept.entered_at.replace(microsecond=0) == NOW
    assert await questions.view() == QuestionsView((kept,))
    assert read_questions(house.store()) == (kept,)
    assert house.store().form(KEY) == {}


async def test_a_change_keeps_the_day_and_the_place(house: House) -> None:
    questions = window(house)
    first, second = await asked(questions, "one?"), await asked(questions, "two?")
    house.clock.moment = NOW + timedelta(5)
    changed = await questions.save(await typed(questions, "one, really?", first), FORMATS)
    assert changed is not None
    assert (changed.day, changed.supersedes) == (DAY, first.id)
    assert (await questions.view()).standing == (changed, second)


async def test_there_is_room_for_three_and_what_is_typed_beyond_stays(house: House) -> None:
    questions = window(house)
    kept = [await asked(questions, f"number {n}?") for n in range(MOST)]
    assert not (await questions.view()).room
    sheet = await questions.sheet(FORMATS)
    assert sheet is not None
    sheet.put(TEXT, "a fourth?")
    assert await questions.save(sheet, FORMATS) is None
    assert house.store().form(KEY)[TEXT] == "a fourth?"
    assert (await questions.view()).standing == tuple(kept)
    changed = await questions.save(await typed(questions, "another?", kept[0]), FORMATS)
    assert changed is not None, "a change needs no room"


async def test_the_last_one_saved_twice_is_saved_once(house: House) -> None:
    questions = window(house)
    for n in range(MOST - 1):
        await asked(questions, f"number {n}?")
    sheet = await typed(questions, "the last?")
    again = EntrySheet(questions.records, sheet.key, sheet.fields)
    kept = await questions.save(sheet, FORMATS)
    assert kept is not None and await questions.save(again, FORMATS) == kept
    assert len((await questions.view()).standing) == MOST


async def test_taken_away_it_can_be_put_back(house: House) -> None:
    questions = window(house)
    one, two = await asked(questions, "one?"), await asked(questions, "two?")
    gone = await questions.take_away(one)
    assert gone is not None and (await questions.view()).standing == (two,)
    await questions.put_back(gone)
    assert [q.text for q in (await questions.view()).standing] == ["one?", "two?"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("", True), (" \n", True), ("x" * LONGEST_QUESTION, False), ("x" * 201, True)],
)
def test_what_keeps_a_question_from_being_kept(text: str, wrong: bool) -> None:
    assert bool(look_at({TEXT: text})) is wrong


async def test_a_damaged_row_is_said(tmp_path: Path, house: House) -> None:
    files = folder_of(tmp_path)
    store = await house.offload.database(files.open, DATA_KEY)
    await house.offload.database(store.add_records, [a_question(), a_question()])
    run_sql(tmp_path / "diary.db", "UPDATE record SET payload = x'00' WHERE seq = 1")
    questions = DiaryService(store, files, house.offload, house.clock, house.hub).questions
    assert await questions.view() == QuestionsView(damaged=True)
    await house.offload.database(store.close)
