"""The form of a question for the visit: its text as typed, and what is unclear. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.clock import local_day
from app.domain.questions import LONGEST_QUESTION, VisitQuestion
from app.i18n.formats import Formats
from app.i18n.translator import Message

KEY = "question"
"""The form of a new question; see ``entries.EntryForm``."""

TEXT = "text"
"""Its only field."""

Fields = Mapping[str, str]


@dataclass(frozen=True)
class SaidQuestion:
    """What a form says, without spaces around it."""

    text: str

    def holds(self, one: VisitQuestion) -> bool:
        """Whether ``one`` says the same."""
        return self.text == one.text

    def row(
        self, row_id: UUID, now: datetime, before: VisitQuestion | None, supersedes: UUID | None
    ) -> VisitQuestion:
        """See ``entries.Said``. The day stays that on which it was first asked."""
        day = before.day if before is not None else local_day(now)
        return VisitQuestion(row_id, day, now, self.text, supersedes)


def as_typed(one: VisitQuestion, formats: Formats) -> dict[str, str]:
    """What the form would hold had ``one`` just been typed."""
    return {TEXT: one.text}


def look_at(fields: Fields) -> dict[str, Message]:
    """What keeps the form from being kept, by field."""
    text = _text(fields)
    if not text:
        return {TEXT: Message("question-problem-empty")}
    if (over := len(text) - LONGEST_QUESTION) > 0:
        return {TEXT: Message("problem-too-long", {"over": over, "max": LONGEST_QUESTION})}
    return {}


def read_form(fields: Fields, formats: Formats) -> SaidQuestion | None:
    """What the form says; ``None`` while there is something to look at."""
    return None if look_at(fields) else SaidQuestion(_text(fields))


def _text(fields: Fields) -> str:
    return fields.get(TEXT, "").strip()
