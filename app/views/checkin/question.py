"""One question as a card. Answering renders this card again and no other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from app.domain import emergency
from app.domain.checkins import Answer, is_asked
from app.domain.items import (
    DAILY_ITEMS,
    ChipsItem,
    ChoiceItem,
    Item,
    NumberItem,
    TextItem,
)
from app.views import identifiers as ids
from app.views.checkin.chips import chips_answers
from app.views.checkin.form import CheckInForm
from app.views.checkin.numbers import number_answers
from app.views.checkin.words import WordsField
from app.views.components.buttons import choice_button
from app.views.components.keyed import keyed
from app.views.components.layout import card
from app.views.components.question_row import question_row
from app.views.ui import Ui, use_ui

Give = Callable[[Answer | None], Awaitable[None]]
"""Gives an answer to the question of the card; ``None`` skips it."""


@ft.component
def Question(form: CheckInForm, item: Item) -> ft.Control:
    """The question, its answers, Skip, and the follow-ups that its answer brings up."""
    ui = use_ui()
    _, redraw = ft.use_state(0)

    async def give(answer: Answer | None) -> None:
        before = emergency.in_checkin(form.answers)
        form.give(item.id, answer)
        redraw(lambda n: n + 1)
        kept = ui.shell.run(form.flush())
        reason = emergency.in_checkin({item.id: answer}) if answer is not None else None
        # "I need help" opens it with each tap; how strong an effect is does not.
        if reason is not None and (item.id == "safe" or reason is not before):
            await ui.shell.alarm.emergency(reason, kept)
        await kept

    answer = form.answers.get(item.id)
    controls = [skippable(ui, form, item, give), *answers_of(ui, item, answer, give)]
    more = [follow_up(form, i) for i in follow_ups(item) if is_asked(i, form.answers)]
    return card(ui, [*controls, *more])


def follow_ups(item: Item) -> list[TextItem | NumberItem]:
    """The questions that an answer to ``item`` may bring up, in the order asked."""
    may = [i for i in DAILY_ITEMS if isinstance(i, (TextItem, NumberItem))]
    return [i for i in may if i.after is not None and i.after[0] == item.id]


def follow_up(form: CheckInForm, item: TextItem | NumberItem) -> ft.Control:
    """A question that comes up inside the one before it. Its key keeps what was typed with
    it when another one comes up above."""
    if isinstance(item, NumberItem):
        return keyed(NumberFollowUp, item.id)(form, item)
    words = ft.Container(WordsField(form, item), expand=True)
    return ft.Row([words], key=item.id)


@ft.component
def NumberFollowUp(form: CheckInForm, item: NumberItem) -> ft.Control:
    """The question, its numbers and Skip. Answering it renders nothing around it again."""
    ui = use_ui()
    _, redraw = ft.use_state(0)

    async def give(answer: Answer | None) -> None:
        form.give(item.id, answer)
        redraw(lambda n: n + 1)
        await form.flush()

    numbers = number_answers(ui, item, form.answers.get(item.id), give)
    return ft.Column(
        [skippable(ui, form, item, give), *numbers],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def skippable(ui: Ui, form: CheckInForm, item: Item, give: Give) -> ft.Control:
    """The question in words, and Skip."""
    return question_row(
        ui,
        ui.t(f"item-{item.id}"),
        ids.checkin_skip(item.id),
        ui.t(f"item-{item.id}-short"),
        item.id in form.skipped,
        ui.act(lambda: give(None)),
    )


def answers_of(ui: Ui, item: Item, answer: Answer | None, give: Give) -> list[ft.Control]:
    """The controls that answer a question of this kind."""
    match item:
        case NumberItem():
            return number_answers(ui, item, answer, give)
        case ChoiceItem():
            return [choices(ui, item, answer, give)]
        case ChipsItem():
            return chips_answers(ui, item, answer, give)
        case TextItem():
            return []


def choices(ui: Ui, item: ChoiceItem, answer: Answer | None, give: Give) -> ft.Control:
    """One button for each option, in a row that wraps."""

    def button(option: str) -> ft.Control:
        text = ui.t(f"option-{item.id}-{option}")
        return choice_button(
            ids.checkin_value(item.id, option),
            text,
            f"{ui.t(f'item-{item.id}')} {text}",
            answer == option,
            ui.act(lambda: give(option)),
        )

    return ft.Row([button(o) for o in item.options], wrap=True, spacing=8, run_spacing=8)
