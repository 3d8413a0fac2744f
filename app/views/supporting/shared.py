"""What one person shared, to look at: the granted topics with something in them, and no word
about any other.

Needs nothing of a diary: words and looks, the offload and the package. It stands on a
supporter's device, in the preview of the person who shares, and behind a supporter's passcode.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import cast

import flet as ft

from app.domain.clock import local_day
from app.domain.sharing.packages import Head, Package
from app.domain.sharing.shown import Shown, what_is_shown
from app.domain.trends import Range
from app.i18n.supporter_words import SupporterTranslator
from app.services.charts import Charts
from app.views import supporting_identifiers as ids
from app.views.components.layout import card, stack
from app.views.components.room import reading_room
from app.views.components.text import body, small, strong
from app.views.effects import stop
from app.views.progress.slots import LOOKS, Turn, Wanted, picture_width
from app.views.supporting.alerts import Alerts
from app.views.supporting.days import DaysCard
from app.views.supporting.glide import SharedGlide
from app.views.supporting.spans import SpanChoice, offered
from app.views.supporting.trends import SharedMeasures, SharedScores, SharedSteps
from app.views.supporting.words import milestones_card, notes_card, safety_card
from app.views.ui import Ui, UiContext, use_ui


@dataclass(frozen=True)
class Laid:
    """A package that was laid open: what there is in it, and what draws it in a language."""

    package: Package
    shown: Shown
    charts: Charts


@ft.component
def SharedView(package: Package, number: bool = True) -> ft.Control:
    """The package in a column. Nothing in it can be changed, and nothing leads elsewhere.
    ``number``: alerts of an emergency bring the number to call; not where it stands above."""
    ui = use_ui()
    words = ft.use_memo(lambda: SupporterTranslator(ui.words), [ui.words])
    return UiContext(replace(ui, words=words), lambda: _Body(package, number))


@ft.component
def _Body(package: Package, number: bool) -> ft.Control:
    ui = use_ui()
    laid, lay = ft.use_state(cast(Laid | None, None))

    async def load() -> None:
        offload = ui.shell.services.offload
        lay(await offload.drawing(_laid, ui, package))

    language = ui.words.language, ui.formats.locale
    ft.use_effect(ui.act(load), [package.head, language], cleanup=stop)
    there = laid is not None and laid.package.head == package.head
    inside = (
        [_Contents(laid, number)]
        if laid is not None and there
        else [small(ui, ui.t("app-loading"))]
    )
    column = stack([head_card(ui, package.head), *inside])
    return ft.Semantics(identifier=ids.SUPPORTING_SHARED, container=True, content=column)


def _laid(ui: Ui, package: Package) -> Laid:
    shown = what_is_shown(package)
    charts = ui.shell.services.package_charts(package, shown, ui.words, ui.formats)
    return Laid(package, shown, charts)


def head_card(ui: Ui, head: Head) -> ft.Control:
    """Whose days these are, until when they may be looked at, and as of when they are."""
    day = ui.formats.table_day
    lines = [
        strong(ui, ui.t("supporting-by", name=head.from_name)),
        body(ui, ui.t("supporting-until", day=day(head.until))),
        body(ui, ui.t("supporting-made", day=day(local_day(head.made_at)))),
        small(ui, ui.t("supporting-frozen")),
    ]
    return card(ui, [ft.Column(list[ft.Control](lines), spacing=6, tight=True)], "soft")


@ft.component
def _Contents(laid: Laid, number: bool) -> ft.Control:
    ui = use_ui()
    shown, head = laid.shown, laid.package.head
    spans = offered(head.first, local_day(head.made_at))
    span, choose = ft.use_state(Range.EIGHT_WEEKS if Range.EIGHT_WEEKS in spans else Range.ALL)
    turn = ft.use_memo(Turn, [])
    if shown.nothing:
        return card(ui, [body(ui, ui.t("supporting-empty"))])
    wanted = Wanted(span, LOOKS[ui.palette], picture_width(reading_room(ui)), ui.scale)
    return stack(
        [*_first(ui, shown, number), *_charts(laid, wanted, turn, spans, choose), *_last(ui, shown)]
    )


def _first(ui: Ui, shown: Shown, number: bool) -> list[ft.Control]:
    """What may not wait."""
    alerts = [Alerts(shown.alerts, number)] if shown.alerts else []
    return [*alerts, *safety_card(ui, shown.unsafe)]


def _charts(
    laid: Laid, wanted: Wanted, turn: Turn, spans: Sequence[Range], choose: Callable[[Range], None]
) -> list[ft.Control]:
    """The pictures, with the time they show; each of them waits for its turn."""
    shown, charts = laid.shown, laid.charts
    parts: list[ft.Control] = []
    if shown.plan:
        parts.append(SharedGlide(charts, shown, wanted, turn))
        parts.append(SharedSteps(charts, shown, turn))
    if shown.measures:
        parts.append(SharedMeasures(charts, shown.measures, wanted, turn))
    if shown.scores:
        parts.append(SharedScores(charts, wanted, turn))
    choice = [SpanChoice(spans, wanted.span, choose)] if parts and len(spans) > 1 else []
    return [*choice, *parts]


def _last(ui: Ui, shown: Shown) -> list[ft.Control]:
    days = [DaysCard(shown.days)] if shown.days else []
    return [*milestones_card(ui, shown.milestones), *notes_card(ui, shown.notes), *days]
