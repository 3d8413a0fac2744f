"""While the diary is being opened, and when it cannot be: what happened, what is safe,
what to do. Nothing is ever deleted from here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast

import flet as ft

from app.domain.copies import AutomaticCopy
from app.domain.errors import DiaryDamaged, EntryDamaged, GlidepathError
from app.i18n.translator import Message
from app.views import identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import primary_button
from app.views.components.keyed import keyed
from app.views.components.layout import card, page_column
from app.views.components.new_passcode import busy_line
from app.views.components.text import body, heading, small, title
from app.views.trouble import say_trouble, trouble_message
from app.views.ui import Ui, use_ui

COPIES_HELP = (DiaryDamaged, EntryDamaged)
"""The troubles in which an automatic copy may open."""


@ft.component
def Loading() -> ft.Control:
    """The first frame, until it is known what there is to open."""
    ui = use_ui()
    return page_column(ui, [title(ui, ui.t("app-name")), busy_line(ui, "app-loading")], rail=False)


@ft.component
def TroubleScreen() -> ft.Control:
    """Why the diary does not open. The way on depends on the kind of trouble alone."""
    ui = use_ui()
    trouble = ui.shell.state.standing.trouble
    said = say_trouble(ui.words, opening_message(ui, trouble))
    retry = primary_button(ids.TROUBLE_RETRY, ui.t("retry"), ui.act(ui.shell.approach))
    what = ft.Row(
        [
            ft.Icon(ft.Icons.WARNING_AMBER, color=ui.palette.urgent),
            ft.Container(body(ui, said), expand=True),
        ],
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    controls: list[ft.Control] = [
        title(ui, ui.t("trouble-title")),
        card(ui, [what], tone="urgent"),
        retry,
    ]
    if isinstance(trouble, COPIES_HELP):
        controls.append(CopiesCard())
    return page_column(ui, controls, rail=False)


def opening_message(ui: Ui, trouble: GlidepathError | None) -> Message:
    """The sentence for a trouble while opening: there are no answers on the screen then."""
    message = trouble_message(trouble or Exception())
    if not ui.words.has(message.id):
        message = Message("trouble-unexpected")
    opening = message.id.replace("trouble-", "trouble-opening-", 1)
    return Message(opening, message.values) if ui.words.has(opening) else message


@ft.component
def CopiesCard() -> ft.Control:
    """The automatic copies, newest first; each asks before it takes the diary's place."""
    ui = use_ui()
    found, set_found = ft.use_state(cast(Sequence[AutomaticCopy] | None, None))

    async def load() -> None:
        files = ui.shell.services.files
        set_found(await ui.shell.services.offload.database(files.copies))

    ft.use_effect(ui.act(load), [])
    rows = [busy_line(ui, "trouble-copies-reading")] if found is None else copy_rows(ui, found)
    return card(ui, [heading(ui, ui.t("trouble-copies-title")), *rows])


def copy_rows(ui: Ui, copies: Sequence[AutomaticCopy]) -> list[ft.Control]:
    """One row for each copy, or the sentence that there is none."""
    if not copies:
        return [body(ui, ui.t("trouble-copies-none"))]

    async def restore(copy_id: str) -> None:
        await ui.shell.services.protection.restore_copy(copy_id)
        await ui.shell.approach()

    def row(position: int, copy: AutomaticCopy) -> ft.Control:
        day = ui.formats.day(copy.day)
        return keyed(AskFirst, copy.id)(
            ids.trouble_copy(position),
            ui.t("trouble-copy-open", day=day),
            ui.t("trouble-copy-question", day=day),
            ui.t("trouble-copy-yes"),
            partial(restore, copy.id),
        )

    why = small(ui, ui.t("trouble-copy-why"))
    return [why, *(row(n, copy) for n, copy in enumerate(copies, start=1))]
