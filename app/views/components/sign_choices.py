"""A check-list of signs: tick what is seen or felt. The screens say what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import flet as ft

from app.domain.signs import Sign
from app.views import help_identifiers as ids
from app.views.components.buttons import answer_button
from app.views.ui import Ui


def sign_choices(
    ui: Ui, signs: Sequence[Sign], chosen: Collection[Sign], choose: Callable[[Sign], object]
) -> ft.Control:
    """One wide button for each of ``signs``, those ``chosen`` ticked. ``choose`` is given the
    sign that was pressed, to be ticked or not any more; it may be a coroutine function."""

    def button(sign: Sign) -> ft.Control:
        text = ui.t(f"sign-{sign}")
        pressed = ui.act(lambda: choose(sign))
        return answer_button(ids.sign(sign), text, text, sign in chosen, pressed, several=True)

    return ft.Column(
        [button(sign) for sign in signs],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
