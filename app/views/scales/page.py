"""A questionnaire on one short page: every question as a card, Save in reach of the thumb."""

from __future__ import annotations

import flet as ft

from app.domain.scales.model import Question, Words
from app.views import scale_identifiers as ids
from app.views.components.discard import DiscardButton
from app.views.components.gradual import Gradual, Part
from app.views.components.keyed import keyed
from app.views.components.layout import card, page_column
from app.views.components.question_row import question_row
from app.views.components.text import body, heading, small, strong, title
from app.views.components.thumb_bar import narrow
from app.views.scales.answering import Answering
from app.views.scales.answers import WordsAnswer, answers_of
from app.views.scales.save_bar import SaveBar
from app.views.scales.words import how_long
from app.views.ui import Ui, use_ui

GAP = 16

MANY = 4
"""From this many questions on a page, their worded answers stand side by side."""


@ft.component
def OnePage(page: Answering) -> ft.Control:
    """The questions, drawn one after the other."""
    ui = use_ui()
    parts = (
        Part(intro, (page,)),
        *(Part(question_card, (page, q)) for q in page.scale.questions),
        Part(end, (page,)),
    )
    column = page_column(ui, [Gradual(parts, GAP)], rail=False)
    padded = ft.Container(column, expand=True, padding=ft.Padding.symmetric(horizontal=16))
    return ft.Column([padded, SaveBar(page)], expand=True, spacing=0)


def intro(ui: Ui, page: Answering) -> ft.Control:
    """What it is, how long it takes, and that nothing gets lost."""
    corrects = page.sitting.corrects is not None
    about = page.words.about if corrects else f"{page.words.about} {how_long(ui, page.scale)}"
    note = "checkin-old-kept" if corrects else "scales-any"
    controls: list[ft.Control] = [
        title(
            ui, ui.t("scales-correct-title", name=page.words.name) if corrects else page.words.name
        ),
        body(ui, about),
        small(ui, f"{ui.t(note)} {ui.t('checkin-kept')}"),
        *asides(ui, page),
    ]
    if page.words.stem:
        controls.append(strong(ui, page.words.stem))
    return stacked(controls, 8)


def name_line(ui: Ui, page: Answering) -> ft.Control:
    """What the page is, above one question; no larger than that where there is little room."""
    if not narrow(ui):
        return heading(ui, page.words.name)
    return ft.Semantics(heading_level=2, header=True, content=small(ui, page.words.name))


def asides(ui: Ui, page: Answering) -> list[ft.Control]:
    """That its words are in another language, and that it was begun on another day."""
    lines = [ui.t("scale-foreign")] if page.words.foreign else []
    begun = page.sitting.begun
    if begun is not None and begun != page.sitting.today:
        lines.append(ui.t("scales-begun", day=ui.formats.weekday_day(begun)))
    return [small(ui, line) for line in lines]


def question_card(ui: Ui, page: Answering, question: Question) -> ft.Control:
    """One question under its own name, so that what was typed stays with it."""
    return keyed(QuestionCard, question.id)(page, question)


@ft.component
def QuestionCard(page: Answering, question: Question) -> ft.Control:
    """One question as a card. Answering draws this card again and no other."""
    ui = use_ui()
    _, redraw = ft.use_state(0)

    async def give(answer: int) -> None:
        await page.give(question, answer)
        redraw(lambda n: n + 1)
        await page.keep()

    async def skip() -> None:
        page.sitting.skip(question)
        redraw(lambda n: n + 1)
        await page.keep()

    if isinstance(question.answers, Words):
        return card(ui, [WordsAnswer(page, question)], stretch=True)
    text = page.words.question(question)
    skipped = page.sitting.skipped(question)
    head = question_row(
        ui, text, ids.scale_skip(page.scale.id, question.id), text, skipped, ui.act(skip)
    )
    compact = len(page.scale.questions) >= MANY
    return card(ui, [head, *answers_of(ui, page, question, give, compact)], stretch=True)


def end(ui: Ui, page: Answering) -> ft.Control:
    """What its makers ask to be shown, and the way to forget the answers."""
    notice = [small(ui, page.words.notice)] if page.words.notice else []
    discard = keyed(DiscardButton, ids.SCALE_DISCARD)(ids.SCALE_DISCARD, page.discard)
    return stacked([*notice, discard], GAP)


def stacked(controls: list[ft.Control], spacing: float) -> ft.Control:
    """One under the other, all as wide as there is room."""
    return ft.Column(
        controls,
        spacing=spacing,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
