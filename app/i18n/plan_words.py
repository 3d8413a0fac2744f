"""The plan in words: "20 mg, 3 times a day". Text ids: ``### Plan in words``."""

from __future__ import annotations

from decimal import Decimal

from app.domain.medicines import Medicine
from app.domain.taper import DoseLine, Step
from app.i18n.amounts import amount_text
from app.i18n.formats import Formats
from app.i18n.translator import Translator


def dose_words(say: Translator, formats: Formats, step: Step, medicine: Medicine) -> str:
    """The doses of a day: "20 mg, 3 times a day"; "30 mg once a day and 15 mg once a day";
    "no dose" for 0; a patch is worn: "1 patch of 25 mcg an hour"."""
    if not step.daily:
        return say("plan-words-none")
    lines = [_line(say, formats, line, medicine) for line in step.lines if line.amount]
    return say("plan-words-and", first=lines[0], second=lines[1]) if len(lines) > 1 else lines[0]


def _line(say: Translator, formats: Formats, line: DoseLine, medicine: Medicine) -> str:
    message = "plan-words-patches" if medicine.patch else "plan-words-times"
    return say(
        message, amount=amount_text(say, formats, line.amount, medicine.unit), times=line.times
    )


def daily_words(say: Translator, formats: Formats, amount: Decimal, medicine: Medicine) -> str:
    """A day's total: "60 mg a day"; the rate of a patch is none of a day: "25 mcg an hour"."""
    text = amount_text(say, formats, amount, medicine.unit)
    return text if medicine.patch else say("plan-words-a-day", amount=text)
