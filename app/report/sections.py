"""Every section of a report in its order, as explicit names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.report.topics import Topic
from app.report import (
    alerts,
    charts,
    chips,
    day_table,
    doses,
    heading,
    measures,
    own_words,
    plan,
    questionnaires,
    reading,
    said,
    worst_week,
)
from app.report.blocks import Block
from app.report.voice import Voice

Make = Callable[[Voice], Iterable[Block]]


@dataclass(frozen=True)
class Section:
    """``id``: the end of its heading, ``report-section-<id>``; empty for none. Told where one of
    ``topics`` was chosen, or always where there are none. It makes no blocks where there is
    nothing to tell."""

    id: str
    blocks: Make
    topics: frozenset[Topic] = frozenset()

    def chosen(self, voice: Voice) -> bool:
        """Whether it belongs to what was chosen."""
        return not self.topics or bool(self.topics & voice.found.choices.topics)


def _of(name: str, blocks: Make, *topics: Topic) -> Section:
    return Section(name, blocks, frozenset(topics))


_WEEK = (Topic.PAIN, Topic.FUNCTION, Topic.MOOD, Topic.SLEEP, Topic.WITHDRAWAL, Topic.CRAVINGS)

Row = tuple[tuple[Section, ...], tuple[Section, ...]]
"""Sections side by side; the whole width for the left ones where the right are empty."""

PAGE_ONE: tuple[Row, ...] = (
    ((Section("", heading.blocks),), ()),
    (
        (_of("plan", plan.now, Topic.PLAN),),
        (
            _of("requests", said.requests, Topic.REQUESTS),
            _of("questions", said.questions, Topic.QUESTIONS),
        ),
    ),
    ((_of("doses", doses.blocks, Topic.DOSES),), ()),
    ((_of("how", measures.blocks, *_WEEK, Topic.ACTIVITY),), ()),
    (
        (
            _of("worst", worst_week.blocks, *_WEEK),
            _of("milestones", said.milestones, Topic.MILESTONES),
        ),
        (_of("side_effects", chips.side_effects, Topic.SIDE_EFFECTS),),
    ),
    ((_of("alerts", alerts.blocks, Topic.ALERTS),), ()),
)

FOLLOWING: tuple[Section, ...] = (
    _of("charts", charts.blocks, Topic.CHARTS),
    _of("safety", own_words.safety, Topic.SELF_HARM),
    _of("steps", plan.steps, Topic.PLAN),
    _of("alerts-all", alerts.in_full, Topic.ALERTS),
    _of("questionnaires", questionnaires.blocks, Topic.QUESTIONNAIRES),
    _of("side_effects-all", chips.all_side_effects, Topic.SIDE_EFFECTS),
    _of("managed", chips.managed, Topic.ACTIVITY, Topic.OTHER_SUBSTANCES),
    _of("milestones-all", said.all_milestones, Topic.MILESTONES),
    _of("notes", own_words.notes, Topic.NOTES),
    _of("days", day_table.blocks, Topic.DAY_TABLE),
    _of("reading", reading.how),
    _of("entered", reading.entered),
    _of("limits", reading.limits),
    _of("about", reading.about),
)
