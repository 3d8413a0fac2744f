"""What the person wants to ask at the next visit, in their own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.domain.chains import standing

MOST = 3
"""How many questions stand at once: what a short visit has time for (``product.md``, Share).
Two diaries that were put together may hold more; none of them is dropped."""

LONGEST_QUESTION = 200
"""The most characters of a question."""


@dataclass(frozen=True)
class VisitQuestion:
    """One question, ``text`` as typed, 1 to ``LONGEST_QUESTION`` characters. ``day``: when it
    was first asked. A change is a new row that ``supersedes``; ``undone`` takes one back.

    FHIR QuestionnaireResponse: one answer in free text, ``authored`` is ``entered_at``.
    """

    id: UUID
    day: date
    entered_at: datetime
    text: str
    supersedes: UUID | None = None
    undone: bool = False


def standing_questions(saved: Sequence[VisitQuestion]) -> tuple[VisitQuestion, ...]:
    """The questions in force, in the order first asked; ``saved`` in the order saved."""
    return tuple(found.row for found in standing(saved))
