"""A questionnaire on the screen: every answer kept the moment it is given.

All of them share one form; the fields of one begin with its name, or with the id of the
response that is corrected.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid4

from app.domain.responses import Response
from app.domain.scales.model import Answer, Answers, Question, Scale, Words
from app.domain.scales.scoring import allowed
from app.services.sheet import Sheet

SKIPPED = ""
"""What the form holds for a question that was left out on purpose."""

ID, BY, DAY = "id", "by", "day"
"""Fields of the form that are no answers: the id of the response to be, the one of its opener,
and the day on which it was begun."""


class Sitting:
    """One window's view of a questionnaire that is being answered.

    ``by``: the response that offered it and whose answers it keeps. ``corrects``: the one
    that it puts right. Changes are on the page at once; ``flush`` brings them to the disk.
    """

    def __init__(
        self,
        scale: Scale,
        sheet: Sheet,
        today: date,
        by: Response | None = None,
        corrects: Response | None = None,
    ) -> None:
        self.scale = scale
        self.sheet = sheet
        self.today = today
        self.by = by
        self.corrects = corrects
        self.prefix = f"{corrects.id}/" if corrects is not None else f"{scale.id}/"
        self._start: Answers = _kept(scale, by, corrects)

    @property
    def id(self) -> UUID:
        """The id of the response to be: pressing Save twice saves once."""
        text = self.sheet.get(self.prefix + ID)
        if not text:
            text = str(uuid4())
            self._put(ID, text)
            self._put(DAY, self.today.isoformat())
            if self.by is not None:
                self._put(BY, str(self.by.id))
        return UUID(text)

    @property
    def begun(self) -> date | None:
        """The day on which it was begun; ``None`` while nothing is said, or not known."""
        text = self.sheet.get(self.prefix + DAY)
        return date.fromisoformat(text) if text else None

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers as they stand, in the order of the questions."""
        found = {q.id: self.answer(q) for q in self.scale.questions}
        return {name: answer for name, answer in found.items() if answer is not None}

    @property
    def touched(self) -> bool:
        """Whether anything was answered or skipped here."""
        return bool(self.names)

    def answer(self, question: Question) -> Answer | None:
        """The answer to a question, given here or kept from before; ``None`` for none."""
        text = self.sheet.fields.get(self.prefix + question.id)
        if text is None:
            return self._start.get(question.id)
        return read_answer(question, text)

    def skipped(self, question: Question) -> bool:
        """Whether it was left out on purpose."""
        return self.sheet.fields.get(self.prefix + question.id) == SKIPPED

    def give(self, question: Question, answer: Answer) -> None:
        """Answer a question. ``ValueError`` for an answer that it does not have."""
        if not allowed(question, answer):
            raise ValueError(question.id)
        self._put(question.id, str(answer))

    def write(self, question: Question, text: str) -> None:
        """Put words on the page as typed. What is too long stays there and is no answer."""
        self._put(question.id, text)

    def written(self, question: Question) -> str:
        """The words as typed."""
        kept = self._start.get(question.id, "")
        return self.sheet.fields.get(self.prefix + question.id, str(kept))

    def too_long(self, question: Question) -> int:
        """How many characters of the words are too many; 0 for none."""
        answers = question.answers
        if not isinstance(answers, Words):
            return 0
        return max(0, len(self.written(question)) - answers.max_length)

    def skip(self, question: Question) -> None:
        """Leave a question out; an answer that was there is taken back."""
        self._put(question.id, SKIPPED)

    @property
    def place(self) -> int:
        """Where to go on: the first question of which nothing was said, from 0; the number of
        questions when there is none."""
        questions = self.scale.questions
        open_ones = (
            n for n, q in enumerate(questions) if self.answer(q) is None and not self.skipped(q)
        )
        return next(open_ones, len(questions))

    def take_in(self, kept: Mapping[str, str]) -> None:
        """Add what another window said in the same form; what was said here stays."""
        own = {name: text for name, text in kept.items() if name.startswith(self.prefix)}
        self.sheet.fields = {**own, **self.sheet.fields}

    @property
    def names(self) -> list[str]:
        """Its fields of the form."""
        return [name for name in self.sheet.fields if name.startswith(self.prefix)]

    def leave(self) -> None:
        """Take its fields off the page: the disk has forgotten them."""
        for name in self.names:
            self.sheet.fields.pop(name)

    def _put(self, name: str, text: str) -> None:
        if name not in (ID, BY, DAY):
            _ = self.id  # an answer without the id of its response could be saved twice
        self.sheet.put(self.prefix + name, text)

    async def flush(self) -> None:
        """Keep what is not on the disk yet."""
        await self.sheet.flush()


def read_answer(question: Question, text: str) -> Answer | None:
    """The answer that a field holds; ``None`` for a skipped question and for what an older
    version kept and this one does not know."""
    if text == SKIPPED:
        return None
    answer = text if isinstance(question.answers, Words) else _number(text)
    return answer if answer is not None and allowed(question, answer) else None


def _number(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None


def _kept(scale: Scale, by: Response | None, corrects: Response | None) -> Answers:
    source = corrects or by
    answers: Mapping[str, Answer] = source.answers if source is not None else {}
    return {q.id: answers[q.id] for q in scale.questions if q.id in answers}
