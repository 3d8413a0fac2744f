"""A glide path in sentences. Text ids: ``### Glide path`` of the locale files."""

from __future__ import annotations

from collections.abc import Iterator

from app.charts import score_sentences, words
from app.charts.adherence import parts
from app.charts.glide import GlideState
from app.charts.glide_words import Voice
from app.charts.score_sentences import Told
from app.domain.doses import Adherence
from app.domain.glide_marks import Marks, Stay
from app.domain.taper import PlanState
from app.i18n.formats import Formats
from app.i18n.translator import Translator

_STAYS = {PlanState.PAUSED: "glide-text-paused", PlanState.HELD: "glide-text-held"}


def sentences(now: GlideState, say: Translator, formats: Formats) -> Iterator[str]:
    """First the dose, then how the days were, then what is good to know about both."""
    voice = Voice(now.path, say, formats)
    yield from _agreed(voice)
    yield from _logged(now, voice)
    yield from _measures(now, voice)
    stretches = {p.stretch for p in now.panels if p.stretch > 1}
    if stretches:
        yield say("chart-text-stretch", days=max(stretches))
    yield from _marks(now.path.marks, voice)
    if voice.total:
        yield say("glide-mme-regular")
        yield say("glide-mme-note")


def _agreed(voice: Voice) -> Iterator[str]:
    path, say, day = voice.path, voice.say, voice.formats.table_day
    if not path.known or not path.has_plan:
        yield say("glide-mme-unknown" if path.has_plan else "glide-text-no-plan")
        return
    yield _now(voice)
    if path.part:
        return
    if path.next is not None:
        yield say("glide-text-next", day=day(path.next.first), amount=voice.daily(path.next.daily))
    elif path.now is not None:
        yield say("glide-text-no-next")
    yield from _start(voice)


def _now(voice: Voice) -> str:
    """What is agreed today, or was on the last day of what is shown."""
    now, until, say = voice.path.now, voice.until, voice.say
    if now is None:
        return say("glide-text-none-then", day=until) if until else say("glide-text-none-now")
    amount, since = voice.daily(now.daily), voice.formats.table_day(now.first)
    if voice.path.part:  # it may have begun before what is known
        return say(
            "glide-text-part", until=voice.formats.table_day(voice.path.today), amount=amount
        )
    if until is not None:
        return say("glide-text-then", until=until, amount=amount, day=since)
    return say("glide-text-now", amount=amount, day=since)


def _start(voice: Voice) -> Iterator[str]:
    path = voice.path
    if path.start is None or path.now is None or path.now.daily == path.start:
        return
    start = voice.daily(path.start)
    if path.of_start is None:
        yield voice.say("glide-text-start", amount=start)
    else:
        percent = voice.formats.number(path.of_start)
        if voice.until is not None:
            until = voice.until
            yield voice.say("glide-text-of-start-then", amount=start, percent=percent, day=until)
            return
        yield voice.say("glide-text-of-start", amount=start, percent=percent)


def _logged(now: GlideState, voice: Voice) -> Iterator[str]:
    count, say = now.path.count, voice.say
    if not count.days:
        return
    logged = count.days - count.counts[Adherence.UNKNOWN]
    said = parts(count, say, voice.formats)
    yield say("glide-text-logged", logged=logged, days=count.days, parts=said)
    late = sum(d.late for d in now.path.days if d.counts)
    if late:
        yield say("glide-text-late", late=late)
        if not now.dense:
            yield say("chart-text-rings")


def _measures(now: GlideState, voice: Voice) -> Iterator[str]:
    for said in now.said:
        name = words.name(said.measure, voice.say)
        if said.told is not None:
            yield from _score(said.told, name, voice)
            continue
        if said.few:
            yield voice.say("glide-text-measure-few", name=name)
            continue
        yield voice.say(
            "glide-text-measure",
            name=name,
            recent=voice.measured(said.measure, said.recent),
            before=voice.measured(said.measure, said.before),
        )


def _score(told: Told, name: str, voice: Voice) -> Iterator[str]:
    newest = score_sentences.latest(told, voice.say, voice.formats)
    if newest is None or told.last is None:
        yield voice.say("glide-text-score-none", name=name)
        return
    yield voice.say("glide-text-score", name=name, newest=newest)
    yield from score_sentences.changed(told, voice.say, voice.formats)


def _marks(marks: Marks, voice: Voice) -> list[str]:
    """What happened up to today, the oldest first."""
    say, day, today = voice.say, voice.formats.table_day, voice.path.today
    found = [(s.first, _stay(s, voice)) for s in marks.stays]
    found += [
        (u.day, say("glide-text-up", amount=voice.daily(u.amount), day=day(u.day)))
        for u in marks.increases
    ]
    found += [(c, say("glide-text-change", day=day(c))) for c in marks.changes]
    found += [
        (m.day, say("glide-text-milestone", day=day(m.day), wording=m.wording))
        for m in marks.milestones
    ]
    return [text for when, text in sorted(found, key=lambda f: f[0]) if when <= today]


def _stay(stay: Stay, voice: Voice) -> str:
    message, day = _STAYS[stay.state], voice.formats.table_day
    if stay.last >= voice.path.today:
        return voice.say(f"{message}-now", first=day(stay.first))
    return voice.say(message, first=day(stay.first), last=day(stay.last))
