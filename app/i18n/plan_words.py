"""The plan in words: "20 mg, 3 times a day". Text ids: ``### Plan in words``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.domain.medicines import Medicine
from app.domain.plan_rows import stands
from app.domain.taper import Course, DoseLine, Step
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


def step_daily(say: Translator, formats: Formats, step: Step, medicine: Medicine) -> str:
    """A step's total of a day: "60 mg a day"; "no dose" for 0."""
    if not step.daily:
        return say("plan-words-none")
    return daily_words(say, formats, step.daily, medicine)


def standing_words(say: Translator, formats: Formats, course: Course, today: date) -> str:
    """How a course stands: "In progress", "Paused since 3 Mar 2025"."""
    name, following = stands(course, today), course.next_step(today)
    day = course.since
    if name == "begins":
        day = following.start if following is not None else None
    elif name == "ended":
        day = max((s.end for s in course.steps), default=None)
    return say(f"plan-stands-{name}", day=formats.table_day(day) if day else "")
