"""Language and region, in force at once."""

from __future__ import annotations

import flet as ft

from app.views import identifiers as ids
from app.views.components.layout import card, stack
from app.views.components.places import language_choices, region_choices
from app.views.components.text import heading, small
from app.views.ui import use_ui


@ft.component
def LanguagePage() -> ft.Control:
    """The same choices as at first run."""
    ui = use_ui()

    async def speak(code: str) -> None:
        await ui.shell.change(language=code)

    async def live(code: str) -> None:
        await ui.shell.change(region=code)

    region = ui.shell.state.settings.region
    return stack(
        [
            card(
                ui,
                [
                    heading(ui, ui.t("more-language-language")),
                    language_choices(ui, lambda code: ids.settings(f"language.{code}"), speak),
                ],
            ),
            card(
                ui,
                [
                    heading(ui, ui.t("more-language-region")),
                    small(ui, ui.t("firstrun-region-why")),
                    region_choices(ui, region, lambda code: ids.settings(f"region.{code}"), live),
                ],
            ),
        ]
    )
