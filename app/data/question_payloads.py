"""What is sealed of a question for the visit."""

from __future__ import annotations

from app.data.payloads import Clear, Content
from app.domain.questions import VisitQuestion


def question_content(one: VisitQuestion) -> Content:
    """The sealed part of a question."""
    return {"text": one.text, "undone": one.undone}


def load_question(clear: Clear, content: Content) -> VisitQuestion:
    """The question of a row."""
    return VisitQuestion(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        text=content["text"],
        supersedes=clear.supersedes,
        undone=content["undone"],
    )
