"""The agreed plan: where the person is in it, and its steps and changes on a later page."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreed import stretches
from app.domain.appointments import coming, passed
from app.domain.plan_rows import percent, starting_amount, step_rows
from app.domain.report.topics import Topic
from app.domain.taper import Course, PlanVersion
from app.i18n.amounts import amount_text
from app.i18n.plan_words import daily_words, dose_words, standing_words, step_daily
from app.report.blocks import Block, Heading, Para, Table
from app.report.voice import Voice

Rows = Iterator[tuple[str, str]]


def now(voice: Voice) -> Iterator[Block]:
    """As of the last day told of."""
    found, say = voice.found, voice.say
    if voice.unread(Topic.PLAN):
        return
    version = found.plans.on(found.last)
    if version is None:
        yield Para(say("report-plan-none"))
        return
    rows = [row for course in version.courses for row in _course(voice, course)]
    rows += [*_needed(voice, version), *_visits(voice)]
    yield Table(tuple(rows), widths=(2, 3), small=True)


def _course(voice: Voice, course: Course) -> Rows:
    found, say, formats = voice.found, voice.say, voice.formats
    step, following = course.step_on(found.last), course.next_step(found.last)
    state = [standing_words(say, formats, course, found.last)]
    if step is not None:
        number, steps = course.steps.index(step) + 1, len(course.steps)
        state.append(say("report-plan-step-of", number=number, steps=steps))
        yield course.medicine.name, _amount(voice, course)
        yield say("report-plan-state"), formats.listing(state)
    else:
        yield course.medicine.name, formats.listing(state)
    if following is None:
        yield say("report-plan-next"), say("report-plan-no-next")
        return
    dose = step_daily(say, formats, following, course.medicine)
    day = voice.day(following.start)
    yield say("report-plan-next"), say("report-plan-from", dose=dose, day=day)


def _amount(voice: Voice, course: Course) -> str:
    """ "40 mg a day since 26 May 2025, 67% of the start"."""
    found, say, formats = voice.found, voice.say, voice.formats
    agreed = stretches(found.plans, course.medicine.id, found.last)[-1]
    dose = daily_words(say, formats, agreed.daily, course.medicine)
    since = say("report-plan-since", dose=dose, day=voice.day(agreed.first))
    of_start = percent(agreed.daily, starting_amount(found.plans, course.medicine.id))
    if of_start is None or of_start == 100:
        return since
    return formats.listing([since, say("plan-step-of-start", percent=formats.number(of_start))])


def _needed(voice: Voice, version: PlanVersion) -> Rows:
    say, formats = voice.say, voice.formats
    for needed in version.as_needed:
        maximum = amount_text(say, formats, needed.daily_maximum, needed.medicine.unit)
        text = say("plan-needed-maximum", amount=maximum)
        if needed.amount is not None:
            each = amount_text(say, formats, needed.amount, needed.medicine.unit)
            text = say("plan-needed-amount", amount=each, maximum=maximum)
        yield say("report-plan-needed", medicine=needed.medicine.name), text


def _visits(voice: Voice) -> Rows:
    found, say = voice.found, voice.say
    went = [v for v in passed(found.visits, found.today) if v.attended]
    ahead = coming(found.visits, found.today)
    visits = [say("report-visit-last", day=voice.day(v.day)) for v in went[:1]]
    visits += [say("report-visit-next", day=voice.day(v.day)) for v in ahead[:1]]
    if visits:
        yield say("report-visits"), voice.formats.listing(visits)


def steps(voice: Voice) -> Iterator[Block]:
    """Every step of the version in force, and what changed in these days."""
    found, say = voice.found, voice.say
    version = None if voice.unread(Topic.PLAN) else found.plans.on(found.last)
    if version is not None:
        yield Para(say("plan-agreement-agreed", day=voice.day(version.agreed_on)))
    for course in version.courses if version is not None else ():
        yield Heading(course.medicine.name, 3)
        yield _steps(voice, course)
    changed = [v for v in found.plans.versions if found.first <= v.valid_from <= found.last]
    if changed and not voice.unread(Topic.PLAN):
        yield Heading(say("report-plan-changes"), 3)
        yield _changes(voice, changed)


def _steps(voice: Voice, course: Course) -> Table:
    say, formats, found = voice.say, voice.formats, voice.found
    rows = tuple(
        (
            formats.number(row.number),
            say("plan-step-dates", first=voice.day(row.step.start), last=voice.day(row.step.end)),
            dose_words(say, formats, row.step, course.medicine),
            voice.missing
            if row.of_start is None
            else say("report-percent", percent=formats.number(row.of_start)),
            say(f"plan-step-{row.state}"),
        )
        for row in step_rows(found.plans, course, found.last)
    )
    heads = ("step", "dates", "dose", "of-start", "state")
    return Table(
        rows,
        tuple(say(f"report-steps-{head}") for head in heads),
        widths=(1, 4, 5, 2, 2),
        numbers=frozenset((0, 3)),
    )


def _changes(voice: Voice, changed: list[PlanVersion]) -> Table:
    say = voice.say
    rows = tuple(
        (
            voice.day(v.valid_from),
            say(f"plan-kind-{v.kind}"),
            say(f"report-decided-{v.decided_by}"),
            v.reason or voice.missing,
        )
        for v in changed
    )
    heads = ("from", "what", "decided", "why")
    return Table(rows, tuple(say(f"report-changes-{h}") for h in heads), widths=(2, 2, 3, 5))
