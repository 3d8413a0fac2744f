"""What is drawn of a diary, or of the part of one that somebody was shown.

The same use cases over any store and clock: those of the open diary, or those of a package,
whose clock stands at the moment at which it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.clock import Clock
from app.domain.measures import Measure
from app.domain.ports import DiaryStore
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.glide import GlideService
from app.services.offload import Offload
from app.services.progress import ProgressService
from app.services.reading import Forgiving
from app.services.score_trends import ScoreTrends, Tell, whole
from app.services.step_words import StepWords
from app.services.steps import COMPARED, StepsService


@dataclass(frozen=True)
class Charts:
    """Makes what draws, in a language. ``store`` is asked each time, so that a lock is
    respected; its errors come from each of these, too. A reader beside a service notes the
    days that cannot be opened."""

    store: Callable[[], DiaryStore]
    offload: Offload
    clock: Clock
    words: Translator
    formats: Formats
    fonts: Path | None
    tell: Tell = whole
    """What is told of a questionnaire."""
    compared: Sequence[Measure] = COMPARED
    """What is set beside each step."""
    part: bool = False
    """Of a package: of the plan no more is known than its days."""

    def progress(self) -> tuple[ProgressService, Forgiving]:
        """The trends of the measures, and the reader behind them."""
        reader, days = self._reading()
        service = ProgressService(
            days, self.offload, self.clock, lambda: self.words, lambda: self.formats, self.fonts
        )
        return service, reader

    def steps(self) -> tuple[StepsService, Forgiving]:
        """The plan beside the days, and the reader behind it."""
        reader, days = self._reading()
        said = StepWords(self.words, self.formats)
        where = self.offload, self.clock
        service = StepsService(days, self.store, *where, said, self.fonts, self.compared)
        return service, reader

    def glide(self) -> tuple[GlideService, Forgiving]:
        """The glide path, and the reader behind it."""
        reader, days = self._reading()
        where = days, self.store, self.offload, self.clock
        return GlideService(*where, *self._said(), part=self.part), reader

    def scores(self) -> ScoreTrends:
        """The scores of the questionnaires over time."""
        _, days = self._reading()
        where = days, self.store, self.offload, self.clock
        return ScoreTrends(*where, *self._said(), self.tell, part=self.part)

    def _said(self) -> tuple[Translator, Formats, Path | None]:
        return self.words, self.formats, self.fonts

    def _reading(self) -> tuple[Forgiving, Callable[[], Forgiving]]:
        """A reader, and a way to ask for it that fails as ``store`` does."""
        reader = Forgiving(self.store())

        def days() -> Forgiving:
            self.store()
            return reader

        return reader, days
