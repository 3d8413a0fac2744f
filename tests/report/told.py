"""Short ways to write down what a report tells of, and to read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.model import Level
from app.domain.checkins import CheckIn
from app.domain.doses import DoseEntry
from app.domain.report.choices import ReportChoices
from app.domain.report.gathered import Gathered, Unread
from app.domain.report.left_out import left_out
from app.domain.report.topics import USUAL, Topic
from app.domain.responses import Response
from app.domain.taper import Plans, PlanVersion
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.report import blocks as made
from app.report.document import whole
from app.report.voice import Voice
from tests.domain.make import day

ENGLISH = Translator("en")
EVERY = frozenset(Topic)


def gathered(
    *checkins: CheckIn,
    last: int = 27,
    first: int = 0,
    topics: Iterable[Topic] = USUAL,
    plan: Sequence[PlanVersion] = (),
    said: Sequence[DoseEntry] = (),
    answered: Sequence[Response] = (),
    fired: Sequence[FiredAlert] = (),
    acts: Sequence[AlertAct] = (),
    torn: Iterable[date] = (),
) -> Gathered:
    """What was read for a report of the days ``first`` to ``last``, made on the last one."""
    return Gathered(
        choices=ReportChoices(day(first), day(last), frozenset(topics)),
        now=datetime.combine(day(last), time(12), UTC),
        version="9.9",
        started=min((c.day for c in checkins), default=None),
        plans=Plans(plan),
        checkins=checkins,
        said=said,
        answered=answered,
        fired=fired,
        acts=acts,
        unread=Unread(frozenset(torn)),
    )


def alert(
    number: int, rule: str, on: int, level: Level = Level.CALL, words: str = "", **more: str
) -> FiredAlert:
    """Alert ``number`` of a rule, told on a day."""
    at = datetime.combine(day(on), time(20, 30), UTC)
    occasion, variant = more.get("occasion", ""), more.get("variant", "")
    text = words or f"{rule} title\n{rule} seen.\n{rule} do."
    number += 7_000_000
    return FiredAlert(
        UUID(int=number), day(on), at, rule, "1", level, occasion, {}, text, "en", variant
    )


def did(number: int, about: FiredAlert, what: Did, after: int = 0) -> AlertAct:
    """What was done about an alert, ``after`` days later."""
    at = about.entered_at + timedelta(days=after, minutes=5)
    return AlertAct(UUID(int=8_000_000 + number), at.date(), at, about.id, what)


def document(found: Gathered, say: Translator = ENGLISH) -> made.Document:
    """The whole report without pictures, as it is told."""
    return whole(Voice(left_out(found), say, Formats(say.locale)))


def text_of(found: Gathered, say: Translator = ENGLISH) -> str:
    """All of it as text."""
    return plain(document(found, say))


def plain(document: made.Document) -> str:
    """A report as text: a line for each heading, paragraph and row."""
    head = (document.title, document.language, document.foot, document.page_of)
    text = "\n".join((*head, *_lines(document.blocks))) + "\n"
    return text.replace("\u202f", " ")  # before "PM", or not: that depends on Babel's data


def _lines(blocks: Iterable[made.Block], indent: str = "") -> Iterator[str]:
    for block in blocks:
        yield from (f"{indent}{line}".rstrip() for line in _block(block))


def _block(block: made.Block) -> Iterator[str]:
    match block:
        case made.Heading():
            yield f"{'#' * block.level} {block.text}"
        case made.Para():
            yield f"{'!' if block.strong else ''}{'~' if block.small else ''}{block.text}"
        case made.Bullets():
            yield from (f"- {item}" for item in block.items)
        case made.Table():
            yield from _table(block)
        case made.Figure():
            yield f"<{block.caption}: {block.alt}>"
        case made.Columns():
            yield "left:"
            yield from _lines(block.left, "    ")
            yield "right:"
            yield from _lines(block.right, "    ")
        case made.PageBreak():
            yield "=" * 20


def _table(table: made.Table) -> Iterator[str]:
    if table.caption:
        yield f"[{table.caption}]"
    if table.heads:
        yield "| " + " | ".join(table.heads)
        yield "|" + "-" * 19
    yield from ("| " + " | ".join(row) for row in table.rows)


def every_block(blocks: Iterable[made.Block]) -> Iterator[made.Block]:
    """All blocks, those in columns too."""
    for block in blocks:
        yield block
        if isinstance(block, made.Columns):
            yield from every_block((*block.left, *block.right))
