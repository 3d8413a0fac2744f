"""What a person chose for a report: fields as typed, what they say, and what is unclear. Pure.

Topics and paper are remembered from one report to the next. The days are not: those chosen for
the last visit would leave out all that came since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.paper import PaperSize
from app.domain.report.choices import ReportChoices, Trouble, trouble
from app.domain.report.topics import USUAL, Topic
from app.i18n.formats import Formats
from app.i18n.reading import day_example, read_day
from app.i18n.translator import Message

KEY = "report"
"""The form of the report that is printed or saved."""

SEND_KEY = "send"
"""The form of what is sent to the clinic: the same fields, chosen for themselves."""

FIRST, LAST, PAPER, CHOSEN_ON = "first", "last", "paper", "chosen_on"
"""Its fields beside the topics. ``CHOSEN_ON``: the day on which days were typed, as ISO 8601."""

WITH_REPORT = "with_report"
"""Whether the report goes along as a document: ``YES`` or ``NO``; where nothing is said it does."""

YES, NO = "yes", "no"


def topic_field(topic: Topic) -> str:
    """The field of a topic: ``YES``, ``NO``, or nothing where it is as usual."""
    return f"topic.{topic}"


@dataclass(frozen=True)
class ReportForm:
    """``choices``: what holds; a day that cannot be read is the usual one in it. ``typed``: the
    two days as they stand in their fields. ``problems`` by field: while there is one no report is
    made. ``started``: the first day of the diary. ``with_report``: the report goes along with what
    is sent."""

    choices: ReportChoices
    typed: Mapping[str, str]
    problems: Mapping[str, Message] = field(default_factory=dict)
    started: date | None = None
    with_report: bool = True


def read_form(
    fields: Mapping[str, str],
    usual: ReportChoices,
    today: date,
    started: date | None,
    formats: Formats,
) -> ReportForm:
    """What the fields say; ``usual`` where they say nothing."""
    typed = {FIRST: day_example(usual.first, formats), LAST: day_example(usual.last, formats)}
    if fields.get(CHOSEN_ON) == today.isoformat():
        typed.update({name: fields[name] for name in (FIRST, LAST) if name in fields})
    days = {name: read_day(text, formats) for name, text in typed.items()}
    example = day_example(today, formats)
    problems = {
        name: Message(f"report-problem-{name}", {"example": example})
        for name, day in days.items()
        if day is None
    }
    choices = ReportChoices(
        days[FIRST] or usual.first,
        days[LAST] or usual.last,
        frozenset(t for t in Topic if _chosen(fields.get(topic_field(t)), t)),
        _paper(fields.get(PAPER), usual.paper),
    )
    if not problems:
        problems = _refused(choices, today, started, formats)
    return ReportForm(choices, typed, problems, started, fields.get(WITH_REPORT) != NO)


def refused(
    choices: ReportChoices, today: date, started: date | None, formats: Formats
) -> Message | None:
    """Why no report can be made of the days; ``None`` for nothing."""
    return next(iter(_refused(choices, today, started, formats).values()), None)


def _refused(
    choices: ReportChoices, today: date, started: date | None, formats: Formats
) -> dict[str, Message]:
    found = trouble(choices, today, started)
    if found is None:
        return {}
    day = formats.table_day(started) if started is not None else ""
    name = FIRST if found is Trouble.TURNED else LAST
    return {name: Message(f"report-problem-{found}", {"day": day})}


def _chosen(said: str | None, topic: Topic) -> bool:
    return said == YES if said in (YES, NO) else topic in USUAL


def _paper(said: str | None, usual: PaperSize) -> PaperSize:
    return PaperSize(said) if said in tuple(PaperSize) else usual
