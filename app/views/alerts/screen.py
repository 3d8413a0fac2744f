"""One alert on a screen of its own: what was seen, what to do, whom to call, what was done."""

from __future__ import annotations

from functools import partial
from typing import cast

import flet as ft

from app.domain.alerts.fired import Did, FiredAlert
from app.domain.alerts.model import Level
from app.domain.alerts.r29 import RULE as R29
from app.domain.alerts.standing import Alerts
from app.domain.help_contacts import ContactKind
from app.i18n.alert_words import kept_text
from app.services.alerts import view_of
from app.views import alert_identifiers as ids
from app.views.alerts.asks import asks_card
from app.views.alerts.cards import alert_rows
from app.views.alerts.kept import kept
from app.views.alerts.levels import ground, level_row, rest_words
from app.views.components.buttons import Click, primary_button, secondary_button
from app.views.components.contact_card import contact_card
from app.views.components.layout import card
from app.views.components.text import body, heading, small, strong, title
from app.views.effects import stop
from app.views.over import over
from app.views.ui import Ui, use_ui


@ft.component
def AlertScreen() -> ft.View:
    """``/alert/<id>``. It goes away once the alert rests or its reason is gone."""
    ui = use_ui()
    params, path = ft.use_route_params(), ft.use_view_path()
    pulse, _ = ft.use_state(ui.shell.pulse)
    read, set_read = ft.use_state(cast(tuple[FiredAlert, Alerts] | None, None))

    async def load() -> None:
        alerts = await ui.diary.alerts.past()
        alert = next((a for a in alerts.shown if str(a.id) == params["alert"]), None)
        if alert is None:
            ui.shell.leave()
            return
        set_read((alert, alerts))
        if alerts.unseen(alert):
            await ui.diary.alerts.act(alert, Did.SEEN)

    ft.use_effect(ui.act(load), [path, pulse.revision], cleanup=stop)
    ft.use_effect(ui.act(stop), [], cleanup=ui.shell.put_away)
    controls = page(ui, *read) if read is not None else []
    return over(ui, path, controls, None, ids.ALERT_CLOSE)


def page(ui: Ui, alert: FiredAlert, alerts: Alerts) -> list[ft.Control]:
    """Everything about one alert, then the others that stand."""
    text = kept_text(alert.words)
    fill, color = ground(ui, alert.level)
    words = [level_row(ui, alert.level, color), body(ui, text.seen), strong(ui, text.do)]
    for control in words[1:]:
        cast(ft.Text, control).color = color
    said = ft.Semantics(
        live_region=True,
        container=True,
        content=ft.Container(
            ft.Column(words, spacing=12, tight=True), bgcolor=fill, border_radius=16, padding=20
        ),
    )
    question = alert.level is Level.QUESTION
    return [
        title(ui, text.title),
        said,
        small(ui, ui.t("alert-watching")),
        *(right_or_not(ui, alert) if question else calls(ui, alert)),
        *others(ui, alert, alerts),
    ]


def calls(ui: Ui, alert: FiredAlert) -> list[ft.Control]:
    """Whom to call, what else there is, and what was done."""
    return [*asks_card(alert), *way_on(ui, alert), Who(), did_card(ui, alert)]


def way_on(ui: Ui, alert: FiredAlert) -> list[ft.Control]:
    """The way to what the alert is about, where it is not on a page of the diary anyway."""
    if alert.rule != R29.id:
        return []
    return [primary_button(ids.ALERT_PLAN, ui.t("plan-clinic-see"), _go(ui, "/plan/clinic"))]


@ft.component
def Who() -> ft.Control:
    """The clinic first, then the person's own people; where nobody is known, the way to say
    whom."""
    ui = use_ui()
    state, _ = ft.use_state(ui.shell.state)
    copied, set_copied = ft.use_state(0)
    cards = [
        contact_card(ui, contact, n, copied == n, partial(set_copied, n))
        for n, contact in enumerate(state.contacts, start=1)
    ]
    if all(c.kind is ContactKind.PERSON for c in state.contacts):
        cards.append(
            secondary_button(
                ids.ALERT_CONTACTS,
                ui.t("alert-add-clinic"),
                ui.act(lambda: ui.shell.navigate("/more/contacts")),
            )
        )
    return ft.Column(
        cards, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def did_card(ui: Ui, alert: FiredAlert) -> ft.Control:
    """ "I called", "I talked to someone", or a while more; each can be taken back."""

    def button(did: Did, text: str) -> ft.Control:
        async def keep() -> None:
            await act_on(ui, alert, did)

        return secondary_button(ids.alert_did(did), text, ui.act(keep))

    rows = [button(did, ui.t(f"alert-did-{did}")) for did in (Did.CALLED, Did.TALKED)]
    rows.append(button(Did.WAITED, rest_words(ui, alert)))
    return card(ui, [heading(ui, ui.t("alert-did")), *rows], stretch=True)


async def act_on(ui: Ui, alert: FiredAlert, did: Did) -> None:
    """Keep what was done, with the way back, and leave."""
    alerts = ui.diary.alerts
    act = await alerts.act(alert, did)
    kept(ui, lambda: alerts.take_back(act))


def right_or_not(ui: Ui, alert: FiredAlert) -> list[ft.Control]:
    """An unlikely entry: right as it stands, or to be corrected."""

    async def right() -> None:
        await act_on(ui, alert, Did.RIGHT)

    place = "dose" if alert.variant == "dose" else "history"
    where = f"/{place}/{alert.day.isoformat()}"
    return [
        primary_button(ids.ALERT_CORRECT, ui.t("alert-correct"), _go(ui, where)),
        secondary_button(ids.ALERT_RIGHT, ui.t("alert-right"), ui.act(right)),
    ]


def _go(ui: Ui, path: str) -> Click:
    return ui.act(lambda: ui.shell.navigate(path))


def others(ui: Ui, alert: FiredAlert, alerts: Alerts) -> list[ft.Control]:
    """The rest of what stands, as a list."""
    rest = [a for a in view_of(alerts).shown if a.id != alert.id]
    if not rest:
        return []
    return [heading(ui, ui.t("alert-others")), *alert_rows(ui, rest, ids.alert_open)]
