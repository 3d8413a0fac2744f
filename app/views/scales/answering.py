"""A questionnaire being answered in one window: every change goes through here."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain import emergency
from app.domain.responses import Response
from app.domain.scales.model import Answer, Answers, Question, Scale
from app.i18n.scale_words import ScaleWords
from app.i18n.translator import Message
from app.services.scales import ScaleService
from app.services.sitting import Sitting
from app.views import scale_identifiers as ids
from app.views.shell import Shell
from app.views.state import Done


@dataclass(eq=False)
class Answering:
    """The page. ``saved``: it is done and goes away; it does not show its own save as news."""

    shell: Shell
    service: ScaleService
    sitting: Sitting
    words: ScaleWords
    saved: bool = field(default=False, init=False)

    @property
    def scale(self) -> Scale:
        """The questionnaire."""
        return self.sitting.scale

    @property
    def all_at_once(self) -> bool:
        """Whether all questions stand on one page. A correction shows all that was said."""
        return self.scale.one_page or self.sitting.corrects is not None

    @property
    def left_out(self) -> list[Question]:
        """The questions without an answer."""
        return [q for q in self.scale.questions if self.sitting.answer(q) is None]

    def calls_for_help(self, question: Question) -> bool:
        """Whether the answer to this question is one that opens Help now."""
        answer = self.sitting.answer(question)
        if answer is None:
            return False
        return emergency.in_scale(self.scale, {question.id: answer}) is not None

    async def give(self, question: Question, answer: Answer) -> None:
        """Put an answer on the page. The emergency screen comes before it is saved or scored;
        into the draft it goes first."""
        self.sitting.give(question, answer)
        await self._emergency({question.id: answer})

    async def _emergency(self, answers: Answers) -> None:
        reason = emergency.in_scale(self.scale, answers)
        if reason is not None:
            await self.shell.alarm.emergency(reason, self.shell.run(self.keep()))

    async def keep(self) -> None:
        """Bring what is on the page to the disk."""
        await self.sitting.flush()

    async def save(self) -> Response | None:
        """Save what is on the page, tell so and show what came of it; ``None`` while nothing
        is answered. Errors leave page and disk as they are."""
        await self._emergency(self.sitting.answers)
        self.saved = True
        try:
            response = await self.service.save(self.sitting)
        except BaseException:
            self.saved = False
            raise
        self.saved = response is not None
        if response is not None:
            self.shell.done(self._done(response))
            self.shell.navigate(f"/questions/{self.scale.id}/result/{response.id}")
        return response

    def _done(self, response: Response) -> Done:
        async def undo() -> None:
            await self.service.undo(response)
            self.shell.tell("scales-undone")

        return Done(Message("scales-saved", {}), ids.SCALE_UNDO, undo)

    async def discard(self) -> None:
        """Forget what is on the page, because the person said so."""
        self.saved = True
        try:
            await self.service.discard(self.sitting)
        except BaseException:
            self.saved = False
            raise
        self.shell.leave()
