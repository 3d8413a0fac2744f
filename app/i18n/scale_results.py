"""A score in sentences: what it means in plain words, and how it changed. No more is said
than is published; nothing is a diagnosis."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.results import Change, Result, Weight
from app.domain.scales.scoring import Score
from app.i18n.formats import Formats
from app.i18n.scale_words import ScaleWords, is_part
from app.i18n.translator import Translator


def headline(result: Result, say: Translator, formats: Formats) -> str:
    """The score, or that and why there is none."""
    found = result.score
    if found is None:
        return say("scale-unscored")
    if found.value is None:
        return _not_scored(result, found, say, formats)
    return say(
        "scale-score",
        score=_number(found.value, formats),
        low=_number(result.scale.low, formats),
        high=_number(result.scale.high, formats),
    )


def meaning(result: Result, say: Translator) -> Iterator[str]:
    """What the number means, sentence by sentence."""
    scale, found = result.scale, result.score
    if found is None or found.value is None:
        return
    if is_part(scale):
        yield say("scale-part-meaning", count=len(scale.questions), high=round(scale.high))
        return
    yield say(f"scale-{scale.id}-meaning")
    if result.band is not None:
        yield say(f"scale-{scale.id}-band-{result.band.id}")
    elif scale.bands:
        yield say("scale-band-below", first=scale.bands[0].low)
    if scale.bands or scale.cut is not None:
        yield say("scale-no-diagnosis")


def changes(result: Result, say: Translator, formats: Formats) -> Iterator[str]:
    """How it changed since before the taper and since the last time."""
    if result.score is None or result.score.value is None:
        return
    if result.since_baseline is None and result.since_last is None:
        yield say("scale-change-first")
    for name, change in (("baseline", result.since_baseline), ("last", result.since_last)):
        if change is not None and not (name == "last" and _same(result)):
            yield _change(name, change, say, formats)
            yield from _weight(result, change, say, formats)


def _same(result: Result) -> bool:
    """Whether the last time was the baseline: it is said once."""
    start, last = result.since_baseline, result.since_last
    return start is not None and last is not None and start.then.id == last.then.id


def _not_scored(result: Result, found: Score, say: Translator, formats: Formats) -> str:
    words = ScaleWords(result.scale, say)
    left_out = [words.question(result.scale.question(q)) for q in found.missing]
    return say("scale-not-scored", count=len(left_out), questions=formats.listing(left_out))


def _change(name: str, change: Change, say: Translator, formats: Formats) -> str:
    direction = "same" if change.points == 0 else "higher" if change.points > 0 else "lower"
    return say(
        f"scale-since-{name}",
        day=formats.table_day(change.then.day),
        direction=direction,
        points=_number(abs(change.points), formats),
        amount=round(abs(change.points), 1),
        before=_number(change.before, formats),
    )


def _weight(result: Result, change: Change, say: Translator, formats: Formats) -> Iterator[str]:
    if change.weight in (Weight.SAME, Weight.UNKNOWN):
        return
    known = result.scale.change
    if known is None:
        return
    side = "better" if change.better else "worse"
    yield say(f"scale-weight-{change.weight.value}", side=side)


def _number(value: float, formats: Formats) -> str:
    """To one decimal: means of three have no end."""
    return formats.number(round(value, 1))
