"""The passcode in force, asked for before it or the recovery code is changed.

An open diary may be in other hands for a moment: whoever holds it can read, but not lock the
person out.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from app.views import identifiers as ids
from app.views.components.buttons import text_button
from app.views.components.layout import stack
from app.views.components.passcode_try import PasscodeTry, TryWords, passcode_rows
from app.views.components.text import body, small
from app.views.kept import use_kept
from app.views.ui import use_ui


@ft.component
def PresentPasscode(
    name: str, use_text: str, why: str | None, go_on: Callable[[], Awaitable[None]]
) -> ft.Control:
    """``why`` and the question; ``go_on`` once the passcode is right. The identifiers begin
    with ``settings.<name>``."""
    ui = use_ui()
    protection = ui.shell.services.protection

    async def check(passcode: str) -> None:
        await protection.verify_passcode(passcode)
        await go_on()

    tried = use_kept(lambda: PasscodeTry(ui.shell.services.clock, check))

    async def arrive() -> None:
        tried.begin_wait((await protection.status()).wait_seconds)
        await tried.typed.focus()  # the button that was pressed is gone

    ft.use_effect(ui.act(arrive), [])
    words = TryWords(
        ids.settings(f"{name}.present"),
        ids.settings(f"{name}.present.show"),
        ids.settings(f"{name}.present.use"),
        use_text,
        label="more-lock-present",
        busy_text="more-lock-present-checking",
    )
    reason = [body(ui, ui.t(why))] if why is not None else []
    hint = small(ui, ui.t("more-lock-present-forgotten"))
    return stack([*reason, *passcode_rows(ui, tried, words), hint])


def cancel_row(name: str, text: str, on_click: Callable[..., object]) -> ft.Control:
    """The way back without a change."""
    return ft.Row([text_button(ids.settings(f"{name}.cancel"), text, on_click)], wrap=True)
