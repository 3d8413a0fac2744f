"""What the agreed plan says for a hard day, where the diary is open."""

from __future__ import annotations

import flet as ft

from app.views.ui import Ui


def use_agreed(ui: Ui, wanted: bool) -> str:
    """The words of the plan in force, "" until they are read and where there are none; the
    page says the same without them. A hook."""
    state, _ = ft.use_state(ui.shell.state)
    agreed, set_agreed = ft.use_state("")
    diary = state.diary if wanted else None

    async def load() -> None:
        set_agreed("")
        if diary is not None:
            version = (await diary.plan.view()).version
            set_agreed(version.contingency if version is not None else "")

    ft.use_effect(ui.act(load), [diary])
    return agreed if diary is not None else ""
