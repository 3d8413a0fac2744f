"""Bringing in what somebody shared: a file or codes, and the six words."""

from __future__ import annotations

import flet as ft

from app.views import supporting_identifiers as ids
from app.views.components.bring_in import bring_in_button, use_bring_in
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.fields import exact_field, problem_line
from app.views.components.layout import card
from app.views.components.text import body, heading
from app.views.components.working import Working, use_job
from app.views.effects import stop
from app.views.kept import use_kept
from app.views.supporting.opening import MOST_BYTES, Opening, Stage
from app.views.trouble import say_trouble
from app.views.ui import Ui

ENDING = "jwe"


def use_opening(ui: Ui) -> tuple[Opening, ft.FilePicker]:
    """What is on its way in, and the choice of a file for it. A hook."""
    job = use_job(ui)
    opening = use_kept(lambda: Opening(job, ui.shell, ui.shell.services.open_supporting))
    picker = use_bring_in(ui, MOST_BYTES, opening.take)
    ft.use_effect(ui.act(opening.collected), [], cleanup=stop)
    return opening, picker


def open_card(ui: Ui, opening: Opening, picker: ft.FilePicker) -> ft.Control:
    """Goes from the choice to the words, or straight on where they are here already."""
    problem = say_trouble(ui.words, opening.problem) if opening.problem else None
    working = Working(opening.job, ids.SUPPORTING_WORKING, "supporting-words-opening")
    news = ft.Column([*problem_line(ui, problem), working], spacing=12, tight=True)
    rows = {
        Stage.CHOOSE: lambda: _choose(ui, opening, picker, news),
        Stage.CODES: lambda: _codes(ui, opening, news),
        Stage.WORDS: lambda: _words(ui, opening, news),
    }[opening.stage]()
    return card(ui, rows, stretch=True)


def _choose(ui: Ui, opening: Opening, picker: ft.FilePicker, news: ft.Control) -> list[ft.Control]:
    text = ui.t("supporting-bring")
    return [
        body(ui, ui.t("supporting-bring-why")),
        bring_in_button(ids.SUPPORTING_FILE, text, picker, ENDING, main=True),
        secondary_button(
            ids.SUPPORTING_CODES,
            ui.t("supporting-codes"),
            ui.act(opening.show_codes),
            ft.Icons.QR_CODE_2,
            disabled=opening.busy,
        ),
        news,
    ]


def _codes(ui: Ui, opening: Opening, news: ft.Control) -> list[ft.Control]:
    said = []
    if opening.have is not None:
        count, every = opening.have
        have = ui.t("supporting-codes-have", count=count, all=every)
        said = [ft.Semantics(live_region=True, container=True, content=body(ui, have))]
    paste = ui.t("supporting-codes-paste")
    add = ui.act(opening.add_code)
    return [
        heading(ui, ui.t("supporting-codes")),
        body(ui, ui.t("supporting-codes-why")),
        *said,
        exact_field(ui, ids.SUPPORTING_CODE, paste, opening.code, long=True),
        news,
        primary_button(
            ids.SUPPORTING_CODE_ADD, ui.t("supporting-codes-add"), add, disabled=opening.busy
        ),
        _other(ui, opening),
    ]


def _words(ui: Ui, opening: Opening, news: ft.Control) -> list[ft.Control]:
    words = ui.t("supporting-words")
    return [
        heading(ui, ui.t("supporting-words-title")),
        body(ui, ui.t("supporting-words-why")),
        exact_field(
            ui,
            ids.SUPPORTING_WORDS,
            words,
            opening.words,
            long=True,
            on_submit=opening.unlock,
        ),
        news,
        primary_button(
            ids.SUPPORTING_WORDS_OPEN,
            ui.t("supporting-words-open"),
            ui.act(opening.unlock),
            disabled=opening.busy,
        ),
        _other(ui, opening),
    ]


def _other(ui: Ui, opening: Opening) -> ft.Control:
    again = ui.act(opening.again)
    return text_button(ids.SUPPORTING_OTHER, ui.t("supporting-other"), again, disabled=opening.busy)
