"""Two years of questionnaires, the same every time: PEG each week, PHQ-2 and GAD-2 every two
weeks, the withdrawal list on each of the 14 days after a step, the monthly ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from app.domain.responses import Deferral, Response, Wait
from app.domain.scales.gad2 import GAD2
from app.domain.scales.gad7 import GAD7
from app.domain.scales.global_change import GLOBAL_CHANGE
from app.domain.scales.model import Answer, Choice, Question, Rating, Scale
from app.domain.scales.peg import PEG
from app.domain.scales.phq2 import PHQ2
from app.domain.scales.phq9 import PHQ9
from app.domain.scales.readiness import READINESS
from app.domain.scales.self_checks import SELF_CHECKS
from app.domain.scales.withdrawal_list import WITHDRAWAL_LIST
from tests.bench.plans import DAYS, EACH, FIRST

RHYTHM = (
    (PEG, 7),
    (PHQ2, 14),
    (GAD2, 14),
    (GLOBAL_CHANGE, 28),
    (READINESS, 28),
    (SELF_CHECKS, 28),
    (PHQ9, 182),
    (GAD7, 182),
)
AFTER_STEP = 14
PUT_OFF_EACH = 20
"""Days between two "not now"."""


def answered() -> list[Response | Deferral]:
    """All of it in the order saved."""
    return [said for n in range(DAYS) for said in _of(n)]


def _of(n: int) -> Iterator[Response | Deferral]:
    day = FIRST + timedelta(n)
    scales = [scale for scale, every in RHYTHM if n % every == 0]
    if n >= EACH and n % EACH < AFTER_STEP:
        scales.append(WITHDRAWAL_LIST)
    for number, scale in enumerate(scales):
        yield _response(scale, day, 20 * n + number)
    if n % PUT_OFF_EACH == 0:
        at = datetime.combine(day, time(19), UTC)
        yield Deferral(UUID(int=10**6 + n), day, at, PEG.id, Wait.NOT_NOW)


def _response(scale: Scale, day: date, number: int) -> Response:
    rng = Random(number)
    answers = {q.id: _answer(q, rng) for q in scale.questions if not q.emergency}
    answers |= {q.id: 0 for q in scale.questions if q.emergency}
    at = datetime.combine(day, time(20, 5), UTC)
    return Response(UUID(int=10**5 + number), day, at, scale.id, answers)


def _answer(question: Question, rng: Random) -> Answer:
    if isinstance(question.answers, Rating):
        return rng.randint(question.answers.low, question.answers.high)
    assert isinstance(question.answers, Choice), question.id
    return rng.choice(question.answers.options).value
