"""What bothered, what was managed, and what else was taken: counts of days."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.items import SEVERITIES
from app.domain.report.counted import Chosen, Options, options
from app.domain.report.topics import Topic
from app.report.blocks import Block, Bullets, Para
from app.report.voice import Voice

MOST = 4
"""Side effects on the first page."""


def side_effects(voice: Voice) -> Iterator[Block]:
    """Those that bothered most: by days on which they were severe, then moderate, then by days."""
    found = options(voice.found.shown, "side_effects")
    yield from _listed(voice, "side_effects", found, MOST)


def all_side_effects(voice: Voice) -> Iterator[Block]:
    """Every one, where the first page has not the room."""
    found = options(voice.found.shown, "side_effects")
    if len(found.chosen) > MOST:
        yield from _listed(voice, "side_effects", found, len(found.chosen))


def managed(voice: Voice) -> Iterator[Block]:
    """What was managed, and other substances."""
    for topic, item in ((Topic.ACTIVITY, "activity"), (Topic.OTHER_SUBSTANCES, "other_substances")):
        found = options(voice.found.shown, item)
        if voice.found.has(topic) and found.asked:
            yield Para(voice.say(f"report-chips-{item}"), strong=True)
            yield from _listed(voice, item, found, len(found.chosen))


def _listed(voice: Voice, item: str, found: Options, most: int) -> Iterator[Block]:
    if not found.asked:
        yield Para(voice.say("report-chips-unasked"))
        return
    lines = tuple(_line(voice, item, c) for c in found.chosen[:most])
    yield Para(voice.say("report-chips-asked", days=found.asked, kinds=len(found.chosen)))
    if lines:
        yield Bullets(lines)


def _line(voice: Voice, item: str, one: Chosen) -> str:
    say = voice.say
    name = say(f"option-{item}-{one.option}")
    strong = [
        say("report-chips-strong", severity=say(f"severity-{s}"), days=n)
        for s, n in zip(reversed(SEVERITIES), reversed(one.strong), strict=False)
        if n
    ]
    if not strong:
        return say("report-chips-line", name=name, days=one.days)
    how = voice.formats.listing(strong)
    return say("report-chips-line-strong", name=name, days=one.days, how=how)
