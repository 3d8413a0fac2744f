"""What could not be opened, counted and said."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.report.topics import Topic
from app.report.blocks import Block, Para
from app.report.voice import Voice


def unread(voice: Voice) -> Iterator[Block]:
    """Nothing where everything opens."""
    found = voice.found
    if found.unread_days:
        yield Para(voice.say("report-unread-days", days=found.unread_days), strong=True)
    for topic in Topic:
        if voice.unread(topic) and found.has(topic):
            name = voice.say(f"report-topic-{topic}")
            yield Para(voice.say("report-unread-topic", topic=name), strong=True)
