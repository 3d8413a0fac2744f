"""How to read the report, what is self-reported, what came late, and the thresholds in force."""

from __future__ import annotations

from collections.abc import Iterator

from app.charts import words
from app.domain.alerts.limits import LIMITS, Limit
from app.domain.items import Direction
from app.domain.report.compared import measures
from app.domain.report.counted import Entered, trust
from app.domain.report.topics import ONLY_SENT, Topic
from app.i18n.limit_words import limit_text
from app.report.blocks import Block, Bullets, Para, Table
from app.report.voice import Voice

HOW = ("self", "middle", "missing", "worst", "clinic", "cause")
"""Sentences about numbers, in the order shown: ``report-read-<name>``."""


def how(voice: Voice) -> Iterator[Block]:
    """What the numbers are and are not, and what this report leaves out."""
    say, found = voice.say, voice.found
    lines = [*_better(voice), *(say(f"report-read-{name}") for name in HOW)]
    gone = [say(f"report-topic-{t}") for t in Topic if t not in ONLY_SENT and not found.has(t)]
    if gone:
        lines.append(say("report-read-left-out", topics=voice.formats.listing(gone)))
    yield Bullets(tuple(lines))


def _better(voice: Voice) -> Iterator[str]:
    """Which way is better, so that nobody has to guess."""
    told = measures(voice.found)
    for direction in (Direction.LOWER_IS_BETTER, Direction.HIGHER_IS_BETTER):
        names = [words.name(m, voice.say) for m in told if m.direction is direction]
        if names:
            yield voice.say(f"report-better-{direction}", names=voice.formats.listing(names))


def entered(voice: Voice) -> Iterator[Block]:
    """What was entered later than the day it describes, and what was corrected."""
    found, say, number = trust(voice.found), voice.say, voice.formats.number
    kinds: tuple[tuple[str, Entered], ...] = (
        ("checkins", found.checkins),
        ("doses", found.doses),
        ("questionnaires", found.questionnaires),
        ("plans", found.plans),
    )
    rows = tuple(
        (say(f"report-entered-{n}"), number(e.entered), number(e.late), number(e.corrected))
        for n, e in kinds
        if e.entered
    )
    if not rows:
        yield Para(say("report-entered-none"))
        return
    heads = tuple(say(f"report-entered-{h}") for h in ("what", "in-all", "late", "corrected"))
    yield Table(rows, heads, widths=(4, 2, 2, 2), numbers=frozenset((1, 2, 3)))
    yield Para(say("report-entered-why"), small=True)


def limits(voice: Voice) -> Iterator[Block]:
    """Every threshold, and whose it is."""
    say, given = voice.say, voice.found.given
    if given is None:
        yield Para(say("limits-own-all"))
        yield Bullets(tuple(_limit(voice, limit) for limit in LIMITS))
        return
    yield Para(say("limits-from", clinic=given.clinic, day=voice.day(given.agreed_on)))
    rows = tuple((_limit(voice, limit), _whose(voice, limit)) for limit in LIMITS)
    yield Table(rows, widths=(3, 2), small=True)
    for name, value in given.baseline.items():
        yield Para(say(f"limits-baseline-{name}", value=voice.formats.number(value)), small=True)


def _limit(voice: Voice, limit: Limit) -> str:
    return limit_text(voice.say, voice.formats, limit, voice.found.limits[limit.id])


def _whose(voice: Voice, limit: Limit) -> str:
    if limit.id not in voice.found.limits.changed:
        return voice.say("limits-own")
    return voice.say("limits-clinic", own=voice.formats.number(limit.default))


def about(voice: Voice) -> Iterator[Block]:
    """Which app made it, and what that is not."""
    say = voice.say
    yield Para(say("report-about-made", version=voice.found.version))
    yield Para(say("more-about-use"))
    yield Para(say("more-about-review"))
