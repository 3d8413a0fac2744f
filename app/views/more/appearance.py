"""How the screens look and how large the text is, in force at once."""

from __future__ import annotations

import flet as ft

from app.domain.settings import TEXT_SIZES, Appearance
from app.views import identifiers as ids
from app.views.components.layout import card, stack
from app.views.components.places import choices
from app.views.components.text import heading
from app.views.ui import use_ui


@ft.component
def AppearancePage() -> ft.Control:
    """Four looks and four sizes of text."""
    ui = use_ui()
    settings = ui.shell.state.settings
    looks = {look.value: ui.t(f"appearance-{look}") for look in Appearance}
    sizes = {percent(size): ui.t("more-text-size", percent=percent(size)) for size in TEXT_SIZES}

    async def look(code: str) -> None:
        await ui.shell.change(appearance=Appearance(code))

    async def size(code: str) -> None:
        await ui.shell.change(text_size=int(code) / 100)

    return stack(
        [
            card(
                ui,
                [
                    heading(ui, ui.t("more-appearance-look")),
                    choices(
                        ui,
                        looks,
                        settings.appearance,
                        lambda code: ids.settings(f"appearance.{code}"),
                        look,
                    ),
                ],
            ),
            card(
                ui,
                [
                    heading(ui, ui.t("more-appearance-text")),
                    choices(
                        ui,
                        sizes,
                        percent(settings.text_size),
                        lambda code: ids.settings(f"text_size.{code}"),
                        size,
                    ),
                ],
            ),
        ]
    )


def percent(size: float) -> str:
    """A magnification as a whole number of per cent: 1.25 is "125"."""
    return f"{size * 100:.0f}"
