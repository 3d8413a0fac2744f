"""A report as blocks: page one, then everything else; or, for a screen, page one and a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.report.topics import Topic
from app.report.blocks import Block, Bullets, Columns, Document, Heading, PageBreak
from app.report.sections import FOLLOWING, PAGE_ONE, Section
from app.report.voice import Voice


def whole(voice: Voice) -> Document:
    """Everything that was chosen."""
    following = [block for section in FOLLOWING for block in _section(section, voice)]
    return _document(voice, (*_page_one(voice), PageBreak(), *following))


def preview(voice: Voice, pictures: int) -> Document:
    """Page one, and what follows by name. ``pictures``: how many would be drawn."""
    names = [
        _heading(section, voice)
        for section in FOLLOWING
        if (pictures and Topic.CHARTS in section.topics) or any(_section(section, voice))
    ]
    follows = Heading(voice.say("report-follows")), Bullets(tuple(names))
    return _document(voice, (*_page_one(voice), *follows))


def _document(voice: Voice, blocks: tuple[Block, ...]) -> Document:
    say, found = voice.say, voice.found
    days = {"first": voice.day(found.first), "last": voice.day(found.last)}
    return Document(
        title=say("report-title-dates", **days),
        language=say.language,
        foot=say("report-foot", **days),
        page_of=say("report-page-of", page="{page}", pages="{pages}"),
        blocks=blocks,
        right_to_left=say.right_to_left,
        made_at=found.now,
    )


def _page_one(voice: Voice) -> Iterator[Block]:
    for left, right in PAGE_ONE:
        sides = [tuple(_stack(side, voice)) for side in (left, right)]
        if all(sides):
            yield Columns(*sides)
        else:
            yield from (block for side in sides for block in side)


def _stack(sections: Iterable[Section], voice: Voice) -> Iterator[Block]:
    return (block for section in sections for block in _section(section, voice))


def _section(section: Section, voice: Voice) -> Iterator[Block]:
    """With its heading, where there is anything to tell."""
    if not section.chosen(voice):
        return
    for number, block in enumerate(section.blocks(voice)):
        if number == 0 and section.id:
            yield Heading(_heading(section, voice))
        yield block


def _heading(section: Section, voice: Voice) -> str:
    return voice.say(f"report-section-{section.id}")
