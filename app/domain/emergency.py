"""The answers that show Help now at once, before anything else is done with them.

Rule R01 of ``clinical.md``, section 3: ``safe`` = I need help, or any answer above zero to a
question marked ``emergency`` (PHQ-9, the ninth).
"""

from __future__ import annotations

from app.domain import checkins
from app.domain.items import SAFE_NEED_HELP
from app.domain.scales.model import Answers, Scale


def in_checkin(answers: checkins.Answers) -> bool:
    """Whether answers of a check-in call for help."""
    return answers.get("safe") == SAFE_NEED_HELP


def in_scale(scale: Scale, answers: Answers) -> bool:
    """Whether answers to a questionnaire call for help."""
    given = (answers.get(q.id) for q in scale.questions if q.emergency)
    return any(isinstance(answer, int) and answer > 0 for answer in given)
