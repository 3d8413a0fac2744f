"""What the person wants to bring up: requests, questions, milestones."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.report.gathered import Reached
from app.report.blocks import Block, Bullets, Para
from app.report.voice import Voice

MOST_MILESTONES = 4
"""On the first page."""


def requests(voice: Voice) -> Iterator[Block]:
    """The wish to talk about pausing."""
    wish = voice.found.request
    if wish is not None:
        day = voice.day(wish.day)
        said = voice.say("report-request-said", day=day, text=wish.note)
        yield Para(said if wish.note else voice.say("report-request-since", day=day))


def questions(voice: Voice) -> Iterator[Block]:
    """As typed."""
    asked = tuple(q.text for q in voice.found.questions)
    if asked:
        yield Bullets(asked)


def milestones(voice: Voice) -> Iterator[Block]:
    """Those reached, the newest first, then those ahead; the first page has room for a few."""
    lines = _milestones(voice)
    if lines:
        yield Bullets(lines[:MOST_MILESTONES])
    if len(lines) > MOST_MILESTONES:
        more = len(lines) - MOST_MILESTONES
        yield Para(voice.say("report-milestones-more", more=more), small=True)


def all_milestones(voice: Voice) -> Iterator[Block]:
    """Every one, where the first page has not the room."""
    lines = _milestones(voice)
    if len(lines) > MOST_MILESTONES:
        yield Bullets(lines)


def _milestones(voice: Voice) -> tuple[str, ...]:
    found = voice.found
    there = [(m.day, m) for m in found.milestones if m.day is not None and m.day <= found.last]
    there.sort(key=lambda pair: pair[0], reverse=True)
    ahead = [m for m in found.milestones if all(m is not one for _, one in there)]
    return (
        *(voice.say("report-milestone", day=voice.day(d), wording=_words(m)) for d, m in there),
        *(voice.say("report-milestone-ahead", wording=_words(m)) for m in ahead),
    )


def _words(one: Reached) -> str:
    return one.milestone.wording
