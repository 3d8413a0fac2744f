"""What Glidepath noticed, with what was done about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.alerts.fired import AlertAct
from app.domain.clock import local_day
from app.domain.report.noticed import Group, Noticed, for_clinician, groups, noticed
from app.i18n.alert_words import kept_text, text_id
from app.report.blocks import Block, Para, Table
from app.report.voice import Voice

MOST = 4
"""Kinds of alerts on the first page."""


def blocks(voice: Voice) -> Iterator[Block]:
    """The gravest first, one line for each kind; what only a clinician is told stands apart."""
    told = noticed(voice.found)
    found = groups([n for n in told if not for_clinician(n)])
    say = voice.say
    if not found:
        yield Para(say("report-alerts-none"))
    else:
        heads = tuple(say(f"report-alerts-{h}") for h in ("what", "when", "done"))
        rows = tuple(_row(voice, group) for group in found[:MOST])
        yield Table(rows, heads, widths=(5, 3, 4), small=True)
    if len(found) > MOST:
        yield Para(say("report-alerts-more", more=len(found) - MOST), small=True)
    yield from _clinician(voice, [n for n in told if for_clinician(n)])


def _row(voice: Voice, group: Group) -> tuple[str, str, str]:
    newest = group.newest
    when = voice.say("report-alerts-told", times=len(group.alerts), day=voice.day(newest.day))
    return title(voice, newest), when, _done(voice, group.done)


def title(voice: Voice, one: Noticed) -> str:
    """As it was told; where the report must not say its number, as such alerts are told."""
    kept = kept_text(one.alert.words).title
    return kept or voice.say(text_id(one.alert.rule, one.alert.variant, "title"))


def _done(voice: Voice, acts: Sequence[AlertAct]) -> str:
    if not acts:
        return voice.say("report-did-nothing")
    said = [
        voice.say(f"report-did-{act.did}", day=voice.day(local_day(act.entered_at))) for act in acts
    ]
    return voice.formats.listing(said)


def _clinician(voice: Voice, found: Sequence[Noticed]) -> Iterator[Block]:
    """A pattern that the person was never shown."""
    if found:
        text = kept_text(found[-1].alert.words)
        day = voice.day(found[-1].day)
        said = voice.say("report-clinician", day=day, seen=text.seen, do=text.do)
        yield Para(said, small=True)


def in_full(voice: Voice) -> Iterator[Block]:
    """Each alert with what it said."""
    found = noticed(voice.found)
    if not found:
        return
    heads = tuple(voice.say(f"report-alerts-{h}") for h in ("when", "level", "what", "done"))
    rows = tuple(
        (
            voice.day(one.day),
            voice.say(f"alert-level-{one.alert.level.name.lower()}"),
            _text(voice, one),
            _state(voice, one),
        )
        for one in found
    )
    yield Table(rows, heads, widths=(2, 2, 6, 4), small=True)


def _text(voice: Voice, one: Noticed) -> str:
    seen = kept_text(one.alert.words).seen
    return voice.say("report-alerts-text", title=title(voice, one), seen=seen)


def _state(voice: Voice, one: Noticed) -> str:
    state = voice.say("report-alerts-open" if one.open else "report-alerts-over")
    if for_clinician(one):
        return voice.formats.listing([voice.say("report-alerts-not-shown"), state])
    return voice.formats.listing([_done(voice, one.acts), state])
