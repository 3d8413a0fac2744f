"""What was shared in words: milestones, own words, answers about being safe."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.domain.milestones import Milestone
from app.domain.scales.registry import BY_ID
from app.domain.sharing.shown import DOSES, Note, Unsafe
from app.i18n.scale_words import ScaleWords
from app.views.components.layout import card
from app.views.components.text import body, heading, small, strong
from app.views.ui import Ui


def milestone_words(ui: Ui, milestone: Milestone) -> str:
    """Its wording, or the name of its kind where that was not shared."""
    return milestone.wording or ui.t(f"plan-milestone-kind-{milestone.kind}")


def milestones_card(ui: Ui, milestones: Sequence[Milestone]) -> list[ft.Control]:
    """Those reached, the newest first; nothing where there is none."""
    if not milestones:
        return []
    lines = [
        body(
            ui,
            ui.t(
                "supporting-milestone",
                day=ui.formats.table_day(one.marked),
                wording=milestone_words(ui, one),
            ),
        )
        for one in milestones
        if one.marked is not None
    ]
    return [card(ui, [heading(ui, ui.t("supporting-milestones")), *lines])]


def notes_card(ui: Ui, notes: Sequence[Note]) -> list[ft.Control]:
    """As typed, the newest first; nothing where nothing was typed."""
    if not notes:
        return []
    rows = [_note(ui, note) for note in notes]
    return [card(ui, [heading(ui, ui.t("supporting-notes")), *rows])]


def _note(ui: Ui, note: Note) -> ft.Control:
    own = note.about == DOSES
    about = ui.t("supporting-notes-doses") if own else ui.t(f"item-{note.about}-short")
    day = ui.formats.listing([ui.formats.table_day(note.day), about])
    return ft.MergeSemantics(
        ft.Column([small(ui, day), body(ui, note.words)], spacing=2, tight=True)
    )


def safety_card(ui: Ui, unsafe: Sequence[Unsafe]) -> list[ft.Control]:
    """Each answer that called for help, and what to do; nothing where there was none."""
    if not unsafe:
        return []
    why = body(ui, ui.t("supporting-safety-why"))
    rows = [_unsafe(ui, one) for one in unsafe]
    return [card(ui, [heading(ui, ui.t("supporting-safety")), why, *rows], "urgent")]


def _unsafe(ui: Ui, one: Unsafe) -> ft.Control:
    said = ui.t("supporting-safety-help")
    if one.question is not None:
        words = ScaleWords(BY_ID[one.scale], ui.words)
        said = ui.t(
            "supporting-safety-question",
            question=words.question(one.question),
            answer=words.answer(one.question, one.answer, ui.formats),
        )
    day = strong(ui, ui.formats.table_day(one.day))
    return ft.MergeSemantics(ft.Column([day, body(ui, said)], spacing=2, tight=True))
