"""The words of a questionnaire: published ones as they are, our own in the person's language.

Validated wording is never translated by us (``clinical.md``): where no official translation
is on file the questionnaire appears in English, and ``foreign`` says that a line about it
belongs above.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.scales.model import Answer, Choice, Option, Question, Scale
from app.domain.scales.registry import BY_ID
from app.i18n.formats import Formats
from app.i18n.translator import FALLBACK, Translator


@dataclass(frozen=True)
class ScaleWords:
    """The words of one scale."""

    scale: Scale
    say: Translator

    @property
    def _language(self) -> str:
        own = self.say.language
        wanted = (own, _primary(own))
        return next((code for code in wanted if code in self.scale.official), FALLBACK)

    @property
    def foreign(self) -> bool:
        """Whether its wording is in another language than everything around it."""
        return bool(self.scale.official) and _primary(self._language) != _primary(self.say.language)

    @property
    def name(self) -> str:
        """What it is called: "Pain and daily life (PEG)"."""
        return self._own("part-name" if is_part(self.scale) else "name")

    @property
    def about(self) -> str:
        """What it asks about and which time it looks back to, in a sentence."""
        return self._own("about")

    @property
    def stem(self) -> str:
        """What stands above all questions; empty for nothing."""
        if official := self.scale.official.get(self._language):
            return official.stem
        return self._own("stem") if self.say.has(self._id("stem")) else ""

    @property
    def notice(self) -> str:
        """What its makers ask to be shown with it; empty for nothing."""
        official = self.scale.official.get(self._language)
        return official.notice if official else ""

    def question(self, question: Question) -> str:
        """The question as it is asked."""
        if official := self.scale.official.get(self._language):
            return official.questions[question.id]
        return self._own(f"q-{question.id}")

    def option(self, option: Option) -> str:
        """A worded answer."""
        if official := self.scale.official.get(self._language):
            return official.answers[option.id]
        return self._own(f"a-{option.id}")

    def ends(self, question: Question) -> tuple[str, str]:
        """The words at the low and the high end of a rating."""
        if official := self.scale.official.get(self._language):
            return official.ends[question.id]
        return self._own(f"q-{question.id}-low"), self._own(f"q-{question.id}-high")

    def answer(self, question: Question, answer: Answer, formats: Formats) -> str:
        """An answer as it is read back: the words of a choice, a number, or the text."""
        if isinstance(question.answers, Choice) and isinstance(answer, int):
            return self.option(question.answers.option(answer))
        return formats.number(answer) if isinstance(answer, int) else answer

    def _own(self, part: str) -> str:
        return self.say(self._id(part))

    def _id(self, part: str) -> str:
        return f"scale-{self.scale.id}-{part}"


def is_part(scale: Scale) -> bool:
    """Whether it is told without some of its questions: of its published names, ranges and
    meanings none is for that."""
    return len(scale.questions) < len(BY_ID[scale.id].questions)


def _primary(language: str) -> str:
    return language.split("-", maxsplit=1)[0]
