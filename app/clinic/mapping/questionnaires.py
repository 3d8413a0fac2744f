"""A filled-in questionnaire: its QuestionnaireResponse, and what can be read off it.

That is a panel Observation with one for each question and, where there is a score, one for that.
A questionnaire of which a question is left out has no score: what is told of it is added up under
a code of ours, as the report does it, whatever the question left out was answered with
(``domain.report.topics``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.clinic.entries import Entry, Family
from app.clinic.mapping import codes, concepts
from app.clinic.mapping.concepts import Concept, concept
from app.clinic.mapping.forms_said import response
from app.clinic.mapping.observations import absent, observation
from app.clinic.mapping.shapes import Json, entry, fingerprint, key_of, refer, score, short
from app.clinic.mapping.source import HowSaid, Source, how_said
from app.clinic.mapping.words import fixed, scale_words, typed
from app.domain.chains import Standing
from app.domain.clinic.parcels import Sent
from app.domain.report.left_out import told_scale
from app.domain.report.questionnaires import Told
from app.domain.report.topics import Topic
from app.domain.responses import Response
from app.domain.scales.model import Answer, Choice, Question, Scale
from app.domain.scales.registry import BY_ID
from app.domain.scales.scoring import allowed
from app.domain.scales.scoring import score as scored

TOTAL = "total"

TOPICS = frozenset((Topic.QUESTIONNAIRES.value,))


def questionnaires(source: Source) -> Iterator[Family]:
    """Those of the days chosen with an answer to tell."""
    for found in source.found.filled_in:
        scale = BY_ID.get(found.row.scale)
        if scale is not None:
            filled = _Filled(source, found, scale, told_scale(scale, source.found.choices.topics))
            if filled.answers:
                yield Family((filled.form, *filled.scores()))


def panel_item(scale: Scale, root: str, part: str = "") -> str:
    """The last part of the key of a panel, of a question of it, or of its ``TOTAL``. A question
    cannot be called that: see the contract test of the questionnaires."""
    return ".".join(filter(None, (scale.id, root, part)))


@dataclass(frozen=True)
class _Filled:
    """One response. ``told``: the questionnaire without the questions that are left out."""

    source: Source
    found: Standing[Response]
    scale: Scale
    told: Scale

    @property
    def day(self) -> date:
        return self.found.row.day

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """What is told, by question; an answer that the question does not have, of a version to
        come, is not."""
        given = self.found.row.answers
        return {
            q.id: given[q.id]
            for q in self.told.questions
            if q.id in given and _says(q, given[q.id])
        }

    @cached_property
    def root(self) -> str:
        root = self.source.found.responses.root(self.found.row.id)
        return short(root or self.found.row.id)

    @cached_property
    def versions(self) -> tuple[Response, ...]:
        return (*self.found.trail, self.found.row)

    @cached_property
    def how(self) -> HowSaid:
        return how_said(self.versions, lambda version: dict(version.answers))

    @cached_property
    def form_key(self) -> str:
        return key_of(Sent.QUESTIONNAIRE, self.day, f"{self.scale.id}.{self.root}")

    @cached_property
    def read_off(self) -> Json:
        return refer(self.source.maker, self.form_key)

    @cached_property
    def form(self) -> Entry:
        """The response itself."""
        items = [self._item(q) for q in self.told.questions if q.id in self.answers]
        address = f"{codes.scale_form(self.scale)}|{self.found.row.version}"
        resource = response(self.source.maker, address, self.day, self.how, items)
        return self._entry(self.form_key, resource)

    def _item(self, question: Question) -> Json:
        return {
            "linkId": codes.link_id(self.scale, question.id),
            "text": scale_words(self.scale.id).question(question),
            "answer": [_answer(self.scale, question, self.answers[question.id])],
        }

    def scores(self) -> Iterator[Entry]:
        """The panel, its questions, and its score."""
        parts = [(question.id, self._question(question)) for question in self.told.questions]
        if Told(self.told, (), whole=True).scored:
            parts.append((TOTAL, self._total()))
        members = [refer(self.source.maker, self._key(part)) for part, _ in parts]
        panel = self._observation(concepts.panel(self.scale), {"hasMember": members}, self.how)
        yield self._entry(self._key(), panel)
        yield from (self._entry(self._key(part), resource) for part, resource in parts)

    def _question(self, question: Question) -> Json:
        code = concepts.question(self.scale, question)
        if question.id not in self.answers:
            # Of an older version nobody knows whether it was asked.
            asked = self.found.row.version == self.scale.version
            return self._observation(
                code, absent("asked-declined" if asked else "unknown"), self.how
            )
        value = _value(self.scale, question, self.answers[question.id])
        how = how_said(self.versions, lambda version: version.answers.get(question.id))
        return self._observation(code, value, how)

    def _total(self) -> Json:
        own, whole = scored(self.told, self.answers), self.told is self.scale
        value, why = absent("not-performed"), fixed("fhir-not-scored")
        if own is not None and own.value is not None:
            value = {"valueQuantity": score(round(own.value, 2))}
            why = "" if whole else fixed("fhir-part-why")
        return self._observation(concepts.total(self.scale, whole=whole), value, self.how, why)

    def _observation(self, code: Concept, value: Json, how: HowSaid, why: str = "") -> Json:
        maker = self.source.maker
        return observation(maker, code, self.day, how, value, self.read_off, why=why)

    def _key(self, part: str = "") -> str:
        return key_of(Sent.SCORE, self.day, panel_item(self.scale, self.root, part))

    def _entry(self, key: str, resource: Json) -> Entry:
        return entry(self.source.maker, key, resource, self._said, self._topics)

    @cached_property
    def _said(self) -> str:
        return fingerprint([self.found.row.id])

    @cached_property
    def _topics(self) -> frozenset[str]:
        emergency = any(q.emergency for q in self.told.questions)
        return TOPICS | {Topic.SELF_HARM.value} if emergency else TOPICS


def _says(question: Question, given: Answer) -> bool:
    return allowed(question, given) and (not isinstance(given, str) or bool(typed(given)))


def _answer(scale: Scale, question: Question, given: Answer) -> Json:
    if isinstance(given, str):
        return {"valueString": typed(given)}
    if isinstance(question.answers, Choice):
        return {"valueCoding": concepts.answer(scale, question.answers.option(given))}
    return {"valueInteger": given}


def _value(scale: Scale, question: Question, given: Answer) -> Json:
    """The same as the value of an Observation."""
    if isinstance(given, str):
        return {"valueString": typed(given)}
    if isinstance(question.answers, Choice):
        coding = concepts.answer(scale, question.answers.option(given))
        return {"valueCodeableConcept": concept(coding)}
    return {"valueQuantity": score(given)}
