"""The answers on the page and on the disk, kept together. No controls here."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from app.domain.checkins import Answer, CheckIn, Draft, DraftKey
from app.services.diary import DiaryService
from app.services.dose_day import DoseDay

DOSE_ITEMS = frozenset({"doses", "doses_note"})
"""The questions that the agreed plan takes the place of."""


class CheckInForm:
    """One check-in being filled in.

    An answer goes to the page first and to the disk at once. Where the disk refuses it (no
    room), it stays on the page, is tried again with the next answer and before saving, and
    is never dropped from what Save keeps.
    """

    def __init__(
        self,
        diary: DiaryService,
        key: DraftKey,
        draft: Draft | None,
        doses: DoseDay | None = None,
    ) -> None:
        """``doses``: the day's doses where a plan is in force: they are said apart then, at
        once, and are no part of the answers. A draft that holds them already keeps them."""
        self.key = key
        held = draft is not None and not DOSE_ITEMS.isdisjoint(draft.answers)
        self.doses = None if held or doses is None or not doses.regular else doses
        self.answers: dict[str, Answer] = dict(draft.answers) if draft else {}
        self.skipped: set[str] = set(draft.skipped) if draft else set()
        self.reason = draft.reason if draft else None
        self._diary = diary
        self._unkept: dict[str, Answer | None] = {}
        self._turn = asyncio.Lock()

    def give(self, item_id: str, answer: Answer | None) -> None:
        """Put an answer on the page; ``None`` skips the question. ``flush`` keeps it."""
        if answer is None:
            self.answers.pop(item_id, None)
            self.skipped.add(item_id)
        else:
            self.answers[item_id] = answer
            self.skipped.discard(item_id)
        self._unkept[item_id] = answer

    async def give_reason(self, reason: str) -> None:
        """Keep why a correction is made; empty for no reason."""
        self.reason = reason or None
        await self._diary.keep_reason(self.key, self.reason)

    async def flush(self) -> None:
        """Bring to the disk what is not there yet, in the order given. One at a time: of a
        text typed faster than the disk writes, the newest state goes next, not each letter."""
        async with self._turn:
            for item_id in tuple(self._unkept):
                if item_id not in self._unkept:
                    continue  # forgotten meanwhile
                answer = self._unkept[item_id]
                await self._diary.keep(self.key, item_id, answer)
                if self._unkept.get(item_id, answer) is answer:
                    self._unkept.pop(item_id, None)

    async def save(self) -> CheckIn:
        """Save what is on the page. Errors leave page and draft as they are."""
        await self.flush()
        return await self._diary.save(self.key, self.reason)

    async def only_doses(self) -> bool:
        """Whether nothing but doses was said here, and these are saved already."""
        if self.doses is None or self.answers:
            return False
        day = await self._diary.doses.day(self.key.day)
        return day.something_said

    async def discard(self) -> None:
        """Forget these answers, because the person said so."""
        self._unkept.clear()
        await self._diary.discard(self.key)


def with_option(
    answer: Answer | None, option: str, exclusive: str | None
) -> Mapping[str, str] | None:
    """A severity answer after ``option`` was tapped: added without severity, or removed.

    ``None`` when nothing is left. An exclusive option and the others take turns.
    """
    chosen = dict(answer) if isinstance(answer, Mapping) else {}
    if option in chosen:
        del chosen[option]
    elif option == exclusive:
        chosen = {option: ""}
    else:
        chosen.pop(exclusive or "", None)
        chosen[option] = ""
    return chosen or None


def with_chip(answer: Answer | None, option: str, exclusive: str | None) -> tuple[str, ...] | None:
    """A plain chips answer after ``option`` was tapped; ``None`` when nothing is left."""
    chosen = answer if isinstance(answer, tuple) else ()
    if option in chosen:
        left = tuple(o for o in chosen if o != option)
    elif option == exclusive:
        left = (option,)
    else:
        left = (*(o for o in chosen if o != exclusive), option)
    return left or None
