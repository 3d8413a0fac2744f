"""What the person wants to bring up, and what was noticed: Communication.

It is never a channel for an emergency, and each says so. ``sent`` is left out: when it goes is
known to the outbox alone, and would make other bytes each time. The day stands in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.clinic.entries import Entry, Family, Maker
from app.clinic.mapping import codes, concepts
from app.clinic.mapping.concepts import concept
from app.clinic.mapping.shapes import Json, category, entry, fingerprint, key_of, short
from app.clinic.mapping.source import Source
from app.clinic.mapping.words import english, fixed, formats, typed
from app.domain.chains import first_version, roots
from app.domain.clinic.parcels import Sent
from app.domain.clock import local_day
from app.domain.report.noticed import Noticed, for_clinician, noticed
from app.domain.report.topics import Topic, rule_topics
from app.i18n.alert_words import kept_text, text_id

ALERT = category(codes.COMMUNICATION_CATEGORY, "alert", "Alert")
NOTIFICATION = category(codes.COMMUNICATION_CATEGORY, "notification", "Notification")


def requests(source: Source) -> Iterator[Family]:
    """Questions for the visit and the wish to talk about a pause, written on the days chosen."""
    wish = source.found.request
    if wish is not None and source.has(wish.day):
        key = key_of(Sent.REQUEST, wish.day, "pause")
        said = (fixed("fhir-pause"), wish.note, _written(wish.day.isoformat()))
        resource = message(source.maker, NOTIFICATION, concepts.PAUSE, said)
        topics = frozenset((Topic.REQUESTS.value,))
        yield Family((entry(source.maker, key, resource, fingerprint([wish.id]), topics),))
    for asked in source.found.questions:
        if source.has(asked.day):
            root = first_version(source.found.asked, asked.id)
            key = key_of(Sent.REQUEST, asked.day, f"question.{short(root)}")
            said = (fixed("fhir-question"), asked.text, _written(asked.day.isoformat()))
            resource = message(source.maker, NOTIFICATION, concepts.QUESTION, said)
            topics = frozenset((Topic.QUESTIONS.value,))
            yield Family((entry(source.maker, key, resource, fingerprint([asked.id]), topics),))


def _written(day: str) -> str:
    return english()("fhir-asked-on", day=day)


def alerts(source: Source) -> Iterator[Family]:
    """What was noticed on the days chosen."""
    root = roots(source.found.fired)
    for told in noticed(source.found):
        if source.has(told.day):
            yield Family((_alert(source, told, short(root.get(told.alert.id, told.alert.id))),))


def _alert(source: Source, told: Noticed, root: str) -> Entry:
    alert = told.alert
    resource = message(source.maker, ALERT, concepts.rule_code(alert.rule), _noticed(told))
    key = key_of(Sent.ALERT, told.day, f"{alert.rule}.{root}")
    rows = [alert.id, *(act.id for act in told.acts)]
    topics = frozenset((Topic.ALERTS.value, *(topic.value for topic in rule_topics(alert.rule))))
    return entry(source.maker, key, resource, fingerprint(rows), topics)


def _noticed(told: Noticed) -> Iterator[str]:
    """As it was told then, in the words of that moment; an alert without them was left without
    its number (``left_out``)."""
    alert, say = told.alert, english()
    kept = kept_text(alert.words)
    yield kept.title or say(text_id(alert.rule, alert.variant, "title"))
    yield kept.seen
    yield say("fhir-alert-level", level=say(f"alert-level-{alert.level.name.lower()}"))
    yield say("fhir-alert-told", day=told.day.isoformat())
    if for_clinician(told):
        yield fixed("fhir-alert-not-shown")
    if told.acts:
        yield say("fhir-alert-done", done=formats().listing(_done(told)))


def _done(told: Noticed) -> Sequence[str]:
    say = english()
    return [
        say(f"report-did-{act.did}", day=local_day(act.entered_at).isoformat()) for act in told.acts
    ]


def message(maker: Maker, kind: list[Json], code: str, said: Iterable[str]) -> Json:
    """A message in the words ``said``, the first of them that it is not for emergencies."""
    texts = filter(None, (typed(text) for text in (fixed("fhir-not-emergency"), *said)))
    return {
        "resourceType": "Communication",
        "status": "completed",
        "category": kind,
        "subject": maker.reference,
        "sender": maker.reference,
        "topic": concept(concepts.local(code)),
        "payload": [{"contentString": text} for text in texts],
    }
