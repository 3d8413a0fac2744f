"""Today: the check-in, what was begun, the last days, and the way back through them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

import flet as ft

from app.domain.checkins import CheckInKind, Draft, DraftKey
from app.services.alerts import AlertsView
from app.services.diary import TodayView
from app.services.dose_day import DoseDay
from app.services.scales import Offered
from app.views import identifiers as ids
from app.views.alerts.cards import AlertCards
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.layout import card, page_column, two_columns
from app.views.components.text import body, heading, small, title
from app.views.doses.beside import needed_cards
from app.views.doses.card import damaged_note, dose_cards
from app.views.guarded import GuardedHandler
from app.views.scales.card import scale_cards
from app.views.ui import Ui, use_ui

Offers = Sequence[Offered]


@ft.component
def Today() -> ft.Control:
    """Loads the day and shows it; loads again when the diary changes."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    read, set_read = ft.use_state(cast(tuple[TodayView, DoseDay, Offers, AlertsView] | None, None))

    async def load() -> None:
        view = await ui.diary.today_view()
        # All of it before anything is drawn: nothing may move away under a thumb.
        doses, offers = await ui.doses.day(view.today), await ui.scales.offers()
        set_read((view, doses, offers, await ui.diary.alerts.standing()))

    ft.use_effect(lambda: ui.shell.run(load()), [pulse.revision])
    if read is None:
        return page_column(ui, [title(ui, ui.t("today-title"))])
    view, doses, offers, alerts = read
    top: list[ft.Control] = [
        title(ui, ui.t("today-title")),
        body(ui, ui.formats.day(view.today)),
        AlertCards(alerts),
        *demo_note(ui),
        *clock_card(ui, view),
        *damaged_card(ui, view),
        *damaged_note(ui, doses),
    ]
    agreed, needed = dose_cards(ui, doses), needed_cards(ui, doses)
    asked = [checkin_card(ui, view, doses), *drafts_card(ui, view)]
    due = scale_cards(ui, offers, view.day is not None and not doses.unsaid)
    last = [*backfill_card(ui, view), history_card(ui)]
    first, second = [*agreed, *asked, *needed, *due], last
    if agreed and ui.wide:  # both at the top: the medicine and the day
        first, second = [*agreed, *needed], [*asked, *due, *last]
    if len(second) == 1:  # one button does not make a column
        return page_column(ui, [*top, *first, *second])
    return page_column(ui, [*top, *two_columns(ui, first, second)], columns=2)


def path_of(kind: CheckInKind, day: date) -> str:
    """The route of a check-in."""
    return f"/checkin/{kind}/{day.isoformat()}"


def draft_path(draft: Draft) -> str:
    """The route on which a draft goes on."""
    if draft.corrects is not None:
        return f"/correct/{draft.corrects}"
    return path_of(draft.kind, draft.day)


def demo_note(ui: Ui) -> list[ft.Control]:
    """What the label "Demo" on every screen means."""
    return [small(ui, ui.t("app-demo"))] if ui.shell.services.demo else []


def clock_card(ui: Ui, view: TodayView) -> list[ft.Control]:
    """Said when the device's clock shows an earlier day than the diary has."""
    if view.clock_back_to is None:
        return []
    text = ui.t(
        "today-clock",
        today=ui.formats.table_day(view.today),
        newest=ui.formats.table_day(view.clock_back_to),
    )
    return [card(ui, [ft.Row([ft.Icon(ft.Icons.SCHEDULE), wide(body(ui, text))])], "urgent")]


def damaged_card(ui: Ui, view: TodayView) -> list[ft.Control]:
    """Said when a day of the last week cannot be opened; its page says more."""
    if not view.damaged:
        return []
    text = body(ui, ui.t("trouble-entry-damaged"))
    return [card(ui, [ft.Row([ft.Icon(ft.Icons.WARNING_AMBER), wide(text)])], "urgent")]


def wide(control: ft.Control) -> ft.Control:
    """Takes the room that is left in a row."""
    return ft.Container(control, expand=True)


def checkin_card(ui: Ui, view: TodayView, doses: DoseDay) -> ft.Control:
    """The check-in and its short version; the short one first after a severe day. While the
    dose is not said, saying it is the one thing that stands out."""
    controls: list[ft.Control] = [heading(ui, ui.t("today-checkin-title"))]
    if view.welcome_back:
        controls.append(body(ui, ui.t("today-welcome-back")))
    if view.day is not None:
        saved = view.day.entries[-1].checkin.entered_at
        controls += [
            body(ui, ui.t("today-checked-in", time=ui.formats.time(saved))),
            secondary_button(
                ids.TODAY_CHECKIN_CHANGE,
                ui.t("today-checkin-change"),
                go(ui, f"/history/{view.today.isoformat()}"),
            ),
        ]
    else:
        controls.append(body(ui, ui.t("today-checkin-time")))
    tone = "plain" if doses.open else "soft"
    return card(ui, [*controls, *checkin_buttons(ui, view, doses)], tone, stretch=True)


def checkin_buttons(ui: Ui, view: TodayView, doses: DoseDay) -> list[ft.Control]:
    """Both ways to check in, in the order that suits the day."""
    begun = {d.kind for d in view.drafts if d.day == view.today and d.corrects is None}
    full_text = (
        "today-checkin-continue"
        if CheckInKind.FULL in begun
        else "today-checkin-again"
        if view.day is not None
        else "today-checkin-open"
    )
    first = view.short_first and view.day is None
    quiet = bool(doses.unsaid)
    main = secondary_button if first or quiet or view.day is not None else primary_button
    short = primary_button if first and not quiet else secondary_button
    full_button = main(
        ids.TODAY_CHECKIN_OPEN, ui.t(full_text), go(ui, path_of(CheckInKind.FULL, view.today))
    )
    short_button = short(
        ids.TODAY_CHECKIN_SHORT,
        ui.t("today-checkin-short"),
        go(ui, path_of(CheckInKind.SHORT, view.today)),
    )
    return [short_button, full_button] if first else [full_button, short_button]


def drafts_card(ui: Ui, view: TodayView) -> list[ft.Control]:
    """Check-ins that were begun and not saved: nothing typed is ever lost from sight."""
    today_full = DraftKey(view.today, CheckInKind.FULL)  # the check-in card goes on with it
    drafts = [d for d in view.drafts if DraftKey(d.day, d.kind, d.corrects) != today_full]
    if not drafts:
        return []
    buttons = [
        secondary_button(
            ids.today_draft(n),
            ui.t("today-draft", day=ui.formats.weekday_day(draft.day)),
            go(ui, draft_path(draft)),
        )
        for n, draft in enumerate(drafts, start=1)
    ]
    return [card(ui, [heading(ui, ui.t("today-drafts-title")), *buttons])]


def backfill_card(ui: Ui, view: TodayView) -> list[ft.Control]:
    """The last 7 days without an entry, offered and never demanded. A day that was begun is
    offered once, among the drafts."""
    begun = {d.day for d in view.drafts if d.corrects is None}
    missed = [day for day in view.missed if day not in begun]
    if not missed:
        return []
    chips = [
        secondary_button(
            ids.today_backfill(day),
            ui.formats.weekday_day(day),
            go(ui, path_of(CheckInKind.FULL, day)),
        )
        for day in missed
    ]
    row = ft.Row(chips, wrap=True, spacing=8, run_spacing=8)
    why = small(ui, ui.t("today-backfill-why"))
    return [card(ui, [heading(ui, ui.t("today-backfill-title")), why, row])]


def history_card(ui: Ui) -> ft.Control:
    """The way to the calendar."""
    button = text_button(
        ids.TODAY_HISTORY, ui.t("today-history"), go(ui, "/history"), icon=ft.Icons.CALENDAR_MONTH
    )
    return ft.Row([button])


def go(ui: Ui, path: str) -> GuardedHandler:
    """A handler that goes to ``path``."""
    return ui.act(lambda: ui.shell.navigate(path))
