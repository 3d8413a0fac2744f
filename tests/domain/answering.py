"""Short ways to write down what was answered and what was put off."""

from __future__ import annotations

from datetime import UTC, datetime, time
from uuid import UUID

from app.domain.responses import Deferral, Response, Wait
from app.domain.scales.model import Answer, Choice, Scale, Words
from app.domain.scales.registry import BY_ID
from tests.domain.make import day


def filled(scale: Scale, total: int = 0) -> dict[str, Answer]:
    """An answer to every question; the numbers come to ``total``, as far as they go."""
    found: dict[str, Answer] = {}
    for question in scale.questions:
        answers = question.answers
        if isinstance(answers, Words):
            found[question.id] = "none"
            continue
        options = answers.options if isinstance(answers, Choice) else ()
        values = [o.value for o in options] or list(range(11))
        number = max(v for v in values if v <= max(total, min(values)))
        found[question.id], total = number, total - number
    return found


def answered(
    number: int,
    scale_id: str,
    on: int,
    total: int = 0,
    *,
    hour: int = 20,
    late: int = 0,
    opened_by: int | None = None,
    replaces: int | None = None,
    **answers: Answer,
) -> Response:
    """Response ``number`` for day ``on``: with ``answers`` alone, or filled in to ``total``."""
    scale = BY_ID.get(scale_id)
    return Response(
        id=UUID(int=number),
        day=day(on),
        entered_at=datetime.combine(day(on + late), time(hour), UTC),
        scale=scale_id,
        answers=answers or (filled(scale, total) if scale is not None else {"anything": 1}),
        opened_by=None if opened_by is None else UUID(int=opened_by),
        supersedes=None if replaces is None else UUID(int=replaces),
    )


def undone(number: int, what: Response) -> Response:
    """The undo of ``what``."""
    return Response(
        UUID(int=number),
        what.day,
        what.entered_at,
        what.scale,
        what.answers,
        supersedes=what.id,
        undone=True,
    )


def put_off(number: int, scale_id: str, on: int, wait: Wait, hour: int = 20) -> Deferral:
    """Deferral ``number``, said on day ``on``."""
    moment = datetime.combine(day(on), time(hour), UTC)
    return Deferral(UUID(int=10_000 + number), day(on), moment, scale_id, wait)
