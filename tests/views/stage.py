"""A window's ``Ui`` for a single component: the words and looks, and of the shell only what
Help now and the buttons ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

import flet as ft

from app.domain.settings import Settings
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.help_lines import HelpLines
from app.views.shell import Shell
from app.views.state import Above, AppState
from app.views.theme import LIGHT
from app.views.ui import Ui, UiContext


@dataclass
class StageServices:
    help_lines: HelpLines = field(default_factory=HelpLines)
    demo: bool = False


@dataclass
class Stage:
    """Stands for the shell; ``reported`` keeps what went wrong."""

    state: AppState = field(default_factory=AppState)
    above: Above = field(default_factory=Above)
    services: StageServices = field(default_factory=StageServices)
    reported: list[Exception] = field(default_factory=list)

    def help_closed(self) -> None:
        """See ``Shell``."""
        self.above.help_open = False

    def report(self, error: Exception) -> None:
        self.reported.append(error)


def staged(
    content: Callable[[], ft.Control], region: str | None = "us", words: Translator | None = None
) -> tuple[Stage, Callable[[], ft.Control]]:
    """A component that shows ``content`` under a ``Ui``, and the stage behind it."""
    stage = Stage(AppState(settings=Settings(region=region)))
    translator = words or Translator("en")
    ui = Ui(
        shell=cast(Shell, stage),
        words=translator,
        formats=Formats(translator.locale),
        palette=LIGHT,
        scale=1.0,
        width=390,
    )

    @ft.component
    def Staged() -> ft.Control:
        return UiContext(ui, content)

    return stage, Staged
