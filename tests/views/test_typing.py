"""Typing faster than the disk writes: the newest text is what is kept, and soon."""

from __future__ import annotations

import asyncio
from typing import cast

from app.domain.checkins import Answer, DraftKey
from app.services.diary import DiaryService
from app.views.checkin.form import CheckInForm
from tests.data.diaries import DRAFT_KEY


class SlowDiary:
    """Keeps an answer when it is let through."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, Answer | None]] = []
        self.gate = asyncio.Event()

    async def keep(self, key: DraftKey, item_id: str, answer: Answer | None) -> None:
        await self.gate.wait()
        self.kept.append((item_id, answer))

    async def discard(self, key: DraftKey) -> None:
        self.kept.append(("discarded", None))


def form_over(diary: SlowDiary) -> CheckInForm:
    return CheckInForm(cast(DiaryService, diary), DRAFT_KEY, None)


async def test_of_a_text_typed_fast_only_the_newest_state_waits_for_the_disk() -> None:
    diary = SlowDiary()
    form = form_over(diary)
    text = "ask about the nights"
    waiting = []
    for end in range(1, len(text) + 1):
        form.give("note", text[:end])
        waiting.append(asyncio.create_task(form.flush()))
        await asyncio.sleep(0)
    diary.gate.set()
    await asyncio.gather(*waiting)
    assert diary.kept == [("note", "a"), ("note", text)]


async def test_answers_forgotten_while_the_disk_is_busy_do_not_come_back() -> None:
    diary = SlowDiary()
    form = form_over(diary)
    form.give("pain_24h", 5)
    form.give("mood", 4)
    waiting = asyncio.create_task(form.flush())
    await asyncio.sleep(0)
    await form.discard()
    diary.gate.set()
    await waiting
    # The one on its way was handed over before; the database thread drops it after that.
    assert [item_id for item_id, _ in diary.kept] == ["discarded", "pain_24h"]
