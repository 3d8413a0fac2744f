"""The controls that answer one question of a questionnaire."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import flet as ft

from app.domain.scales.model import Choice, Option, Question, Rating, Words
from app.views import scale_identifiers as ids
from app.views.components.buttons import answer_button, choice_button
from app.views.components.fields import Typed, problem_line, words_field
from app.views.components.number_row import anchors, number_row
from app.views.components.room import reading_room
from app.views.components.text import strong
from app.views.scales.answering import Answering
from app.views.ui import Ui, use_ui

Give = Callable[[int], Awaitable[None]]
"""Gives an answer that is a number."""

GAP = 6
"""Between two answers that stand side by side, in dp."""

LETTER, AROUND = 9.5, 20
"""About how wide a letter of an answer is, and what stands around its words, in dp."""


def answers_of(
    ui: Ui, page: Answering, question: Question, give: Give, compact: bool = False
) -> list[ft.Control]:
    """The controls for a question of this kind. ``compact``: worded answers side by side."""
    match question.answers:
        case Rating():
            return ratings(ui, page, question, question.answers, give)
        case Choice():
            return choices(ui, page, question, question.answers, give, compact)
        case Words():
            return []


def ratings(
    ui: Ui, page: Answering, question: Question, rating: Rating, give: Give
) -> list[ft.Control]:
    """The numbers, with words at both ends."""
    text, given = page.words.question(question), page.sitting.answer(question)
    values = range(rating.low, rating.high + 1)

    def button(value: int) -> ft.Control:
        shown, high = ui.formats.number(value), ui.formats.number(rating.high)
        return choice_button(
            ids.scale_value(page.scale.id, question.id, value),
            shown,
            ui.t("checkin-number-label", question=text, value=shown, high=high),
            given == value,
            ui.act(lambda: give(value)),
        )

    low, high = page.words.ends(question)
    return [
        number_row(text, [button(v) for v in values]),
        anchors(ui, ((rating.low, low), (rating.high, high)), len(values), reading_room(ui)),
    ]


def choices(
    ui: Ui, page: Answering, question: Question, choice: Choice, give: Give, compact: bool
) -> list[ft.Control]:
    """The worded answers: each as wide as the card, or side by side where they are short."""
    text, given = page.words.question(question), page.sitting.answer(question)

    def button(option: Option, share: int | None = None) -> ft.Control:
        words, chosen = page.words.option(option), given == option.value
        identifier = ids.scale_value(page.scale.id, question.id, option.value)
        tap = ui.act(lambda: give(option.value))
        return answer_button(identifier, words, f"{text} {words}", chosen, tap, share)

    rows = beside(ui, page, choice.options, button) if compact else []
    group = ft.Column(
        [ft.Row(row, spacing=GAP) for row in rows] or [button(o) for o in choice.options],
        spacing=GAP if rows else 8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return [ft.Semantics(container=True, label=text, content=group)]


def beside(
    ui: Ui,
    page: Answering,
    options: Sequence[Option],
    button: Callable[[Option, int], ft.Control],
) -> list[list[ft.Control]]:
    """Rows of as many answers as there is room for: all of them, or two; nothing where two
    have none. An answer takes the same room before and after it is chosen, so that nothing
    moves."""
    rooms = [(len(page.words.option(o)) * LETTER + AROUND) * ui.scale for o in options]
    total = reading_room(ui)
    if sum(rooms) + GAP * (len(options) - 1) <= total:
        return [[button(o, round(room)) for o, room in zip(options, rooms, strict=True)]]
    if 2 * max(rooms) + GAP > total:
        return []
    return [[button(o, 1) for o in options[n : n + 2]] for n in range(0, len(options), 2)]


@ft.component
def WordsAnswer(page: Answering, question: Question) -> ft.Control:
    """The question with its field. Too long a text stays and says by how much."""
    ui = use_ui()
    typed = ft.use_memo(lambda: Typed(page.sitting.written(question)), [])
    over, set_over = ft.use_state(page.sitting.too_long(question))

    async def keep(event: ft.Event[ft.TextField]) -> None:
        typed.keep(event)
        page.sitting.write(question, typed.value)
        set_over(page.sitting.too_long(question))
        await page.keep()

    text = page.words.question(question)
    field = words_field(
        ui,
        ids.scale_text(page.scale.id, question.id),
        ft.Semantics(header=True, heading_level=2, content=strong(ui, text)),
        text,
        ref=typed.ref,
        value=typed.shown(),
        multiline=True,
        min_lines=2,
        max_lines=6,
        on_change=ui.act(keep),
    )
    return ft.Column(
        [field, *problem_line(ui, too_long(ui, question, over))],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def too_long(ui: Ui, question: Question, over: int) -> str | None:
    """That a text is too long, and by how much."""
    if not over or not isinstance(question.answers, Words):
        return None
    return ui.t("problem-too-long", over=over, max=question.answers.max_length)
