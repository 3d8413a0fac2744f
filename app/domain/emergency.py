"""The answers that show the emergency screen at once, before anything else is done with them.

Rule R01 of ``clinical.md``, section 3: ``safe`` = I need help, or any answer above zero to a
question marked ``emergency`` (PHQ-9, the ninth). Rule R02: slow or stopped breathing. Rule R11:
chest pain.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.domain import checkins
from app.domain.items import SAFE_NEED_HELP
from app.domain.scales.model import Answers, Scale

SLOW_BREATHING = "slow_breathing"


class Reason(StrEnum):
    """What the emergency screen is about; the end of its text ids."""

    SAFE = "safe"
    BREATHING = "breathing"
    CHEST = "chest"


BY_RULE: Mapping[str, Reason] = {
    "R01": Reason.SAFE,
    "R02": Reason.BREATHING,
    "R11": Reason.CHEST,
}
"""What an alert of level E is about."""


def in_checkin(answers: checkins.Answers) -> Reason | None:
    """What answers of a check-in call for help about, if they do."""
    effects = answers.get("side_effects")
    if isinstance(effects, Mapping) and SLOW_BREATHING in effects:
        return Reason.BREATHING
    return Reason.SAFE if answers.get("safe") == SAFE_NEED_HELP else None


def in_scale(scale: Scale, answers: Answers) -> Reason | None:
    """What answers to a questionnaire call for help about, if they do."""
    given = (answers.get(q.id) for q in scale.questions if q.emergency)
    calls = any(isinstance(answer, int) and answer > 0 for answer in given)
    return Reason.SAFE if calls else None
