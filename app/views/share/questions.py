"""Questions for the visit: typed in place, kept with each letter, changed where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from uuid import UUID

import flet as ft

from app.domain.questions import LONGEST_QUESTION, VisitQuestion
from app.services.entries import EntrySheet
from app.services.question_form import TEXT, look_at
from app.services.questions import QuestionsView
from app.views import share_identifiers as ids
from app.views.components.buttons import secondary_button, text_button
from app.views.components.kept_field import Checks, FieldSpec, KeptField
from app.views.components.keyed import keyed
from app.views.components.layout import card, stack
from app.views.components.text import body, heading, small, strong
from app.views.effects import stop
from app.views.taking_away import taking_away
from app.views.ui import Ui, use_ui

NEARLY = 40
"""How many characters are left when their number is said."""


@ft.component
def Questions() -> ft.Control:
    """The questions that stand, and room for one more."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    view, show = ft.use_state(cast(QuestionsView | None, None))
    changing, change = ft.use_state(cast(UUID | None, None))

    async def load() -> None:
        if ui.shell.state.diary is not None:
            show(await ui.diary.questions.view())

    ft.use_effect(ui.act(load), [pulse.revision], cleanup=stop)
    lines: list[ft.Control] = [heading(ui, ui.t("question-title")), body(ui, ui.t("question-why"))]
    if view is None:
        return card(ui, lines)
    if view.damaged:
        return card(ui, [*lines, strong(ui, ui.t("question-damaged"))])
    return card(ui, [*lines, *rows(ui, view, changing, change)], stretch=True)


def rows(
    ui: Ui,
    view: QuestionsView,
    changing: UUID | None,
    change: Callable[[UUID | None], None],
) -> list[ft.Control]:
    """The questions, the one that is being changed as a field; and room for one more, unless
    there is a field already."""
    found: list[ft.Control] = []
    for number, one in enumerate(view.standing, 1):
        if one.id == changing:
            typing = keyed(Typing, f"change {one.id}")
            found.append(typing(one.id, lambda: change(None)))
        else:
            found.append(question_row(ui, one, number, change))
    if any(one.id == changing for one in view.standing):
        return found
    if not view.room:
        return [*found, small(ui, ui.t("question-full", count=len(view.standing)))]
    return [*found, keyed(Typing, f"new {len(view.standing)}")(None, lambda: None)]


def question_row(
    ui: Ui, one: VisitQuestion, number: int, change: Callable[[UUID | None], None]
) -> ft.Control:
    """A question that stands, as it was typed, and what can be done with it."""

    remove = taking_away(ui, ui.diary.questions, one, "question", ids.QUESTION_UNDO)
    shown = ui.formats.number(number)
    buttons: list[ft.Control] = [
        text_button(
            ids.question_row(number, "change"),
            ui.t("question-change"),
            ui.act(lambda: change(one.id)),
            label=ui.t("question-change-label", number=shown),
        ),
        text_button(
            ids.question_row(number, "remove"),
            ui.t("question-remove"),
            ui.act(remove),
            label=ui.t("question-remove-label", number=shown),
        ),
    ]
    return ft.Container(
        ft.Column(
            [body(ui, one.text), ft.Row(buttons, wrap=True, spacing=8, run_spacing=0)],
            spacing=0,
            tight=True,
        ),
        padding=ft.Padding.only(left=12),
        border=ft.Border.only(left=ft.BorderSide(2, ui.palette.divider)),
        key=str(one.id),
    )


@ft.component
def Typing(version: UUID | None, leave: Callable[[], None]) -> ft.Control:
    """The field of a new question, or of the one that has ``version``; ``leave`` once that one
    is done with."""
    ui = use_ui()
    sheet, have = ft.use_state(cast(EntrySheet | None, None))

    async def open_sheet() -> None:
        if ui.shell.state.diary is not None:
            have(await ui.diary.questions.sheet(ui.formats, version))

    ft.use_effect(ui.act(open_sheet), [], cleanup=stop)
    return stack([]) if sheet is None else TypingField(sheet, leave)


@ft.component
def TypingField(sheet: EntrySheet, leave: Callable[[], None]) -> ft.Control:
    """The field itself, with the button that keeps what was typed."""
    ui = use_ui()

    def sentences() -> dict[str, str]:
        return {name: ui.words.say(said) for name, said in look_at(sheet.fields).items()}

    checks = ft.use_memo(lambda: Checks(sentences), [sheet])
    new = sheet.version is None

    async def keep() -> None:
        if not checks.begin():
            return
        if await ui.diary.questions.save(sheet, ui.formats) is None:
            ui.shell.tell("question-full-now")
            return
        ui.shell.tell("question-kept")
        leave()

    async def cancel() -> None:
        await ui.diary.questions.discard(sheet)
        leave()

    spec = FieldSpec(
        TEXT,
        ids.QUESTION_TEXT if new else ids.QUESTION_CHANGE_TEXT,
        ui.t("question-new" if new else "question-changed"),
        lines=2,
        focus=not new,
    )
    save = ids.QUESTION_SAVE if new else ids.QUESTION_CHANGE_SAVE
    buttons: list[ft.Control] = [secondary_button(save, ui.t("question-keep"), ui.act(keep))]
    if not new:
        buttons.append(text_button(ids.QUESTION_CHANGE_CANCEL, ui.t("cancel"), ui.act(cancel)))
    return ft.Column(
        [
            KeptField(sheet, checks, spec, lambda text: room_left(ui, text)),
            ft.Row(buttons, wrap=True, spacing=8, run_spacing=8),
        ],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def room_left(ui: Ui, text: str) -> str | None:
    """How many characters are left, once they are few."""
    left = LONGEST_QUESTION - len(text.strip())
    return ui.t("question-left", count=max(left, 0)) if left < NEARLY else None
