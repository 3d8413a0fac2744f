"""The automatic copies on this device, as another way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import flet as ft

from app.domain.copies import AutomaticCopy
from app.views import share_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.expander import expander_button
from app.views.components.keyed import keyed
from app.views.components.text import body, strong
from app.views.effects import stop
from app.views.share.restore import Restore
from app.views.ui import Ui, use_ui

NO_COPIES: Sequence[AutomaticCopy] = ()


@ft.component
def Copies(restore: Restore, busy: bool) -> ft.Control:
    """Every automatic copy behind one button, each with the way back to it; nothing where
    there is none, or while something is brought in."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    copies, show = ft.use_state(NO_COPIES)
    is_open, set_open = ft.use_state(False)

    async def load() -> None:
        if ui.shell.state.diary is not None:
            show(await restore.archive().copies())

    ft.use_effect(ui.act(load), [pulse.revision, busy], cleanup=stop)
    if not copies or busy:
        return ft.Container(visible=False)
    text = ui.t("restore-copies-hide" if is_open else "restore-copies-show")
    button = expander_button(
        ids.RESTORE_COPIES, text, is_open, ui.act(lambda: set_open(not is_open))
    )
    rows = copy_rows(ui, restore, copies) if is_open else []
    return ft.Column([ft.Row([button], wrap=True), *rows], spacing=12, tight=True)


def copy_rows(ui: Ui, restore: Restore, copies: Sequence[AutomaticCopy]) -> list[ft.Control]:
    """What each copy is, the newest first, with a button that asks first."""

    def row(number: int, copy: AutomaticCopy) -> ft.Control:
        day = ui.formats.day(copy.day)
        ask = keyed(AskFirst, copy.id)(
            ids.restore_copy(number),
            ui.t("restore-copy-back", number=number),
            f"{ui.t('trouble-copy-question', day=day)} {ui.t('restore-copy-first')}",
            ui.t("trouble-copy-yes"),
            partial(restore.go_back, copy.id),
        )
        what = ui.t(f"restore-copy-{copy.why}", number=number, day=day)
        return ft.Column([strong(ui, what), ask], spacing=4, tight=True)

    why = body(ui, ui.t("restore-copies-why"))
    return [why, *(row(number, copy) for number, copy in enumerate(copies, start=1))]
