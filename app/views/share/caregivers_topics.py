"""What somebody may see: the usual topics ticked, three that are off unless ticked each time."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.domain.sharing.grants import Grant
from app.domain.sharing.topics import ONLY_TICKED, USUAL, Granted
from app.services.entries import EntrySheet
from app.services.grant_form import NAME, NO, TOPICS, YES, ticked, topic_field
from app.views import caregiver_identifiers as ids
from app.views.components.buttons import choice_button
from app.views.components.fields import problem_line
from app.views.components.kept_field import use_problem
from app.views.components.layout import card
from app.views.components.text import body, heading, small, strong
from app.views.over import Heard, use_changes
from app.views.share.caregivers_words import topics_said
from app.views.ui import Ui, use_ui


@ft.component
def TopicTicks(sheet: EntrySheet, checks: Heard, before: Grant | None) -> ft.Control:
    """A tick for each topic. ``before``: what they can see now: what was ticked of the three is
    named, and not ticked by itself again."""
    ui = use_ui()
    use_changes(ui, checks)
    problem = use_problem(ui, checks, TOPICS)

    async def toggle(topic: Granted) -> None:
        sheet.put(topic_field(topic), NO if ticked(sheet.fields, topic) else YES)
        checks.again()
        await sheet.flush()

    def tick(topic: Granted) -> ft.Control:
        name = ui.t(f"grant-topic-{topic}")
        chosen = ticked(sheet.fields, topic)
        press = ui.act(lambda: toggle(topic))
        return choice_button(ids.caregiver_topic(topic), name, name, chosen, press, several=True)

    usual = [tick(topic) for topic in Granted if topic in USUAL]
    asked = [
        ft.Column([tick(topic), small(ui, ui.t(f"grant-tells-{topic}"))], spacing=4, tight=True)
        for topic in Granted
        if topic in ONLY_TICKED
    ]
    return card(
        ui,
        [
            heading(ui, ui.t("grant-topics")),
            _group(ui, "grant-topics", [ft.Row(usual, wrap=True, spacing=8, run_spacing=8)]),
            body(ui, ui.t("grant-topics-asked")),
            *_again(ui, sheet, before),
            _group(ui, "grant-topics-asked", asked),
            *problem_line(ui, problem),
        ],
    )


def _again(ui: Ui, sheet: EntrySheet, before: Grant | None) -> list[ft.Control]:
    """What goes away unless it is ticked again."""
    held = before.topics & ONLY_TICKED if before is not None else frozenset[Granted]()
    going = [topic for topic in held if not ticked(sheet.fields, topic)]
    if not going:
        return []
    values = {"name": sheet.get(NAME), "topics": topics_said(ui, going)}
    return [strong(ui, ui.t("grant-topics-again", **values))]


def _group(ui: Ui, message: str, controls: Sequence[ft.Control]) -> ft.Control:
    column = ft.Column(list(controls), spacing=12, tight=True)
    return ft.Semantics(label=ui.t(message), container=True, content=column)
