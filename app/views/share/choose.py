"""Which days and which topics: the same choice for a report and for what is sent."""

from __future__ import annotations

from collections.abc import Iterable

import flet as ft

from app.domain.report.choices import ReportChoices
from app.domain.report.topics import ONLY_TICKED, USUAL, Topic
from app.i18n.reading import day_example
from app.services.report_form import FIRST, LAST
from app.views import share_identifiers as ids
from app.views.components.buttons import choice_button
from app.views.components.day_field import DayField
from app.views.components.kept_field import FieldSpec
from app.views.components.layout import card, stack
from app.views.components.text import body, heading
from app.views.over import use_changes
from app.views.share.report_form import Choosing
from app.views.ui import Ui, use_ui


@ft.component
def Days(choosing: Choosing) -> ft.Control:
    """From and to, as typed or picked."""
    ui = use_ui()
    today = ui.diary.today()
    hint = ui.t("day-how", example=day_example(today, ui.formats))
    fields: list[ft.Control] = [heading(ui, ui.t("report-days"))]
    for name in (FIRST, LAST):
        spec = FieldSpec(
            name, ids.chosen_day(choosing.part, name), ui.t(f"report-day-{name}"), hint
        )
        fields.append(DayField(choosing, choosing.checks, spec, today))
    return stack(fields)


@ft.component
def Topics(choosing: Choosing) -> ft.Control:
    """What it tells of. Some things only when they are ticked here, and the page says so."""
    ui = use_ui()
    use_changes(ui, choosing.checks)
    usual = [t for t in choosing.offered if t in USUAL]
    asked = [t for t in choosing.offered if t in ONLY_TICKED]
    return card(
        ui,
        [
            heading(ui, ui.t("report-topics")),
            ticks(ui, choosing, ui.t("report-topics"), usual),
            body(ui, ui.t("report-topics-asked")),
            ticks(ui, choosing, ui.t("report-topics-asked"), asked),
        ],
    )


def ticks(ui: Ui, choosing: Choosing, question: str, topics: Iterable[Topic]) -> ft.Control:
    """Any number of topics."""

    def tick(topic: Topic) -> ft.Control:
        name = ui.t(f"report-topic-{topic}")
        return choice_button(
            ids.chosen_topic(choosing.part, topic),
            name,
            name,
            choosing.has(topic),
            ui.act(lambda: choosing.toggle(topic)),
            several=True,
        )

    row = ft.Row([tick(t) for t in topics], wrap=True, spacing=8, run_spacing=8)
    return ft.Semantics(label=question, container=True, content=row)


def named(choices: ReportChoices) -> list[str]:
    """Choices as texts that are the same for the same choices."""
    days = [choices.first.isoformat(), choices.last.isoformat()]
    return [*days, choices.paper, *sorted(choices.topics)]


def without(ui: Ui, choosing: Choosing) -> str:
    """What was left out, by name."""
    names = [ui.t(f"report-topic-{t}") for t in choosing.offered if not choosing.has(t)]
    return ui.t("report-without", topics=ui.formats.listing(names)) if names else ui.t("report-all")
