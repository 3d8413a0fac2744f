"""A questionnaire with one question a screen: a tap answers and leads on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.domain.scales.model import Question, Words
from app.views import scale_identifiers as ids
from app.views.components.buttons import primary_button, text_button
from app.views.components.keyed import keyed
from app.views.components.layout import card, page_column
from app.views.components.text import small, strong
from app.views.components.thumb_bar import thumb_bar
from app.views.scales.answering import Answering
from app.views.scales.answers import Give, WordsAnswer, answers_of
from app.views.scales.last_step import LastStep, back_button
from app.views.scales.page import asides, name_line, stacked
from app.views.ui import Ui, use_ui

MOVE_ON_SECONDS = 0.3
"""How long a chosen answer is shown before the next question comes. A hand that shakes taps
twice: the second tap must not answer the next question."""


@dataclass(eq=False)
class Turn:
    """Counts what was done on the page: a move that waits is given up when more is done."""

    count: int = 0

    def next(self) -> int:
        """Something was done."""
        self.count += 1
        return self.count


@ft.component
def Steps(page: Answering) -> ft.Control:
    """The question where it was left, and the last step after all of them."""
    at, set_at = ft.use_state(page.sitting.place)
    start = ft.use_ref(at)
    turn = ft.use_memo(Turn, [])

    def go(to: int) -> None:
        turn.next()
        set_at(max(0, min(to, len(page.scale.questions))))

    if at == len(page.scale.questions):
        return keyed(LastStep, "last")(page, go)
    question = page.scale.questions[at]
    return keyed(Step, question.id)(page, at, at == start.current, turn, go)


@ft.component
def Step(
    page: Answering, at: int, first: bool, turn: Turn, go: Callable[[int], None]
) -> ft.Control:
    """One question. ``first``: it is the one that the page opened with, and says how it goes."""
    ui = use_ui()
    _, redraw = ft.use_state(0)
    question = page.scale.questions[at]

    async def give(answer: int) -> None:
        mine = turn.next()
        await page.give(question, answer)
        redraw(lambda n: n + 1)
        await page.keep()
        if page.calls_for_help(question):
            return  # after Help now the person is exactly where they were
        await asyncio.sleep(MOVE_ON_SECONDS)
        if turn.count == mine:
            go(at + 1)

    async def skip() -> None:
        page.sitting.skip(question)
        await page.keep()
        go(at + 1)

    async def following() -> None:
        if page.sitting.too_long(question):
            return
        if page.sitting.answer(question) is None and not page.sitting.skipped(question):
            page.sitting.skip(question)
        await page.keep()
        go(at + 1)

    controls = [*head(ui, page, at, first), *question_part(ui, page, question, give)]
    controls.append(skip_row(ui, page, question, ui.act(skip)))
    column = page_column(ui, [stacked(controls, 12)], rail=False)
    padded = ft.Container(column, expand=True, padding=ft.Padding.symmetric(horizontal=16))
    bar = move_bar(ui, page, at, lambda: go(at - 1), following)
    return ft.Column([padded, *bar], expand=True, spacing=0)


def head(ui: Ui, page: Answering, at: int, first: bool) -> list[ft.Control]:
    """What it is, where one is in it, and at the start how it goes."""
    count = len(page.scale.questions)
    where = ui.t("scales-place", number=at + 1, count=count)
    lines = [ui.t("scales-how")] if first else []
    kept = len(page.sitting.answers)
    if first and kept:
        lines.append(ui.t("scales-already", done=kept, count=count))
    return [
        name_line(ui, page),
        *(small(ui, line) for line in lines),
        *(asides(ui, page) if first else []),
        ft.Semantics(live_region=True, container=True, content=small(ui, where)),
        ft.Semantics(
            exclude_semantics=True,  # the words above say it
            content=ft.ProgressBar(
                value=(at + 1) / count,
                color=ui.palette.accent,
                bgcolor=ui.palette.divider,
                bar_height=6,
                border_radius=3,
            ),
        ),
    ]


def question_part(ui: Ui, page: Answering, question: Question, give: Give) -> list[ft.Control]:
    """The stem and the question with its answers as one card."""
    stem = [small(ui, page.words.stem)] if page.words.stem else []
    if isinstance(question.answers, Words):
        return [card(ui, [*stem, WordsAnswer(page, question)], stretch=True)]
    words = ft.Semantics(
        header=True, heading_level=2, content=strong(ui, page.words.question(question))
    )
    return [card(ui, [*stem, words, *answers_of(ui, page, question, give)], stretch=True)]


def skip_row(
    ui: Ui, page: Answering, question: Question, skip: Callable[..., object]
) -> ft.Control:
    """Leaves the question out; says so when it was."""
    skipped = page.sitting.skipped(question)
    button = text_button(
        ids.scale_skip(page.scale.id, question.id),
        ui.t("scales-left-out" if skipped else "scales-skip"),
        skip,
        ft.Icons.CHECK if skipped else None,
        selected=skipped,
    )
    return ft.Row([button], alignment=ft.MainAxisAlignment.CENTER, wrap=True)


def move_bar(
    ui: Ui,
    page: Answering,
    at: int,
    back: Callable[[], object],
    following: Callable[[], object],
) -> list[ft.Control]:
    """Back, and Next where there is something to go on from; nothing on a page without."""
    question = page.scale.questions[at]
    said = page.sitting.answer(question) is not None or page.sitting.skipped(question)
    buttons: list[ft.Control] = []
    if at:
        buttons.append(back_button(ui, back))
    if said or isinstance(question.answers, Words):
        buttons.append(
            primary_button(ids.SCALE_NEXT, ui.t("scales-next"), ui.act(following), expand=True)
        )
    if not buttons:
        return []
    return [thumb_bar(ui, buttons[-1], before=buttons[0] if len(buttons) > 1 else None)]
