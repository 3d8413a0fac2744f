"""What every component may need, through one context instead of ten arguments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import flet as ft

from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.diary import DiaryService
from app.services.doses import DoseService
from app.services.plan import PlanService
from app.services.scales import ScaleService
from app.views.guarded import Act, guard_with
from app.views.shell import Shell
from app.views.theme import RAIL_WIDTH, WIDE, Palette


@dataclass(frozen=True)
class Ui:
    """The window's shell, words and looks. ``scale`` is the chosen text magnification.

    ``held`` is the diary that was open when the root was drawn. Flet draws changed components
    in any order, and an error while drawing ends its drawing for good: a screen that is drawn
    once more after the lock, before the root takes it away, still finds the diary of its day.
    """

    shell: Shell
    words: Translator
    formats: Formats
    palette: Palette
    scale: float
    width: float
    held: DiaryService | None = None

    @property
    def wide(self) -> bool:
        """A rail and two columns instead of a bar and one; large text needs more room."""
        return self.width >= WIDE * self.scale

    @property
    def rail(self) -> float:
        """Width of the rail beside the content, in dp; 0 where there is a bar."""
        return RAIL_WIDTH * (0.4 + 0.6 * self.scale) if self.wide else 0

    @property
    def diary(self) -> DiaryService:
        """The open diary, for screens behind the lock."""
        if self.held is None:
            raise LookupError("no diary is open")
        return self.held

    @property
    def plan(self) -> PlanService:
        """The agreed plan of the open diary."""
        return self.diary.plan

    @property
    def doses(self) -> DoseService:
        """The doses of the open diary."""
        return self.diary.doses

    @property
    def scales(self) -> ScaleService:
        """The questionnaires of the open diary."""
        return self.diary.scales

    @property
    def act(self) -> Act:
        """Wraps an event handler so that no error leaves it (``views/guarded.py``)."""
        return guard_with(self.shell.report)

    def size(self, points: float) -> float:
        """A text size with the person's own magnification."""
        return points * self.scale

    def t(self, message_id: str, **values: object) -> str:
        """A text in the person's language."""
        return self.words(message_id, **values)


UiContext = ft.create_context(cast(Ui, None))


def use_ui() -> Ui:
    """The window's ``Ui``. A hook: call it while rendering a component."""
    return ft.use_context(UiContext)
