"""The head of the report: which days, made when, and what it is not."""

from __future__ import annotations

from collections.abc import Iterator

from app.report.blocks import Block, Heading, Para
from app.report.unread import unread
from app.report.voice import Voice


def blocks(voice: Voice) -> Iterator[Block]:
    """Title, dates, and that nobody is watching."""
    found, say = voice.found, voice.say
    yield Heading(say("report-title"), 1)
    yield Para(
        say(
            "report-dates",
            first=voice.day(found.first),
            last=voice.day(found.last),
            days=found.choices.days,
            entered=len(found.shown),
        ),
        strong=True,
    )
    made = say("report-made", day=voice.day(found.today), time=voice.formats.time(found.now))
    yield Para(f"{made} {say('report-is-not')}", small=True)
    yield from unread(voice)
