"""Keeping what was seen: in the open diary, or in its letterbox while it is locked."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from app.domain.signs import Reporter
from app.services.protection import Gate
from app.views import help_identifiers as ids
from app.views.components.buttons import secondary_button, text_button
from app.views.components.text import body, small
from app.views.guarded import log_error
from app.views.help_now.visit import Desk, Kept, Visit
from app.views.trouble import say_trouble, trouble_message

NO_DIARY = (Gate.LOADING, Gate.FIRST_RUN)
"""Gates before which nothing can be kept yet."""


def keep_rows(desk: Desk, by: Reporter) -> list[ft.Control]:
    """The way to keep the signs that are chosen, and what became of it."""
    ui, visit = desk.ui, desk.visit
    if visit.kept is not None:
        return _kept(desk, visit.kept)
    if not visit.signs or ui.shell.state.standing.gate in NO_DIARY:
        return []
    button = secondary_button(
        ids.HELP_REPORT_KEEP,
        ui.t("help-report-keep"),
        ui.act(lambda: _keep(desk, by)),
        ft.Icons.EDIT_NOTE,
        disabled=visit.busy,
    )
    return [small(ui, ui.t(f"help-report-why-{by}")), button, *_trouble(desk)]


async def _keep(desk: Desk, by: Reporter) -> None:
    """A failure is told here, under the instructions, which stay as they are: a notice of the
    window would lie behind the sheet."""
    state, services, signs = desk.ui.shell.state, desk.ui.shell.services, desk.visit.signs
    diary = state.diary
    keeper = diary.signs if diary is not None else services.letters
    desk.turn(lambda visit: replace(visit, busy=True, trouble=None))
    try:
        report = await keeper.report(signs, by)
    except Exception as error:  # noqa: BLE001 - the last line before the person
        log_error(error, "keeping signs")
        trouble = trouble_message(error)
        desk.turn(lambda visit: replace(visit, busy=False, trouble=trouble))
        return
    kept = Kept(report, keeper, diary)
    desk.turn(lambda visit: _with(visit, kept))


def _with(visit: Visit, kept: Kept) -> Visit:
    """The visit once a report is kept; what was chosen since then is another one."""
    same = visit.signs == kept.report.signs
    return replace(visit, busy=False, kept=kept if same else None)


def _kept(desk: Desk, kept: Kept) -> list[ft.Control]:
    ui = desk.ui

    async def undo() -> None:
        desk.turn(lambda visit: replace(visit, kept=None))
        try:
            await kept.keeper.undo(kept.report)
        except Exception as error:  # noqa: BLE001 - the last line before the person
            log_error(error, "taking signs back")
            trouble = trouble_message(error)
            desk.turn(lambda visit: replace(visit, kept=kept, trouble=trouble))

    words = body(ui, ui.t("help-report-kept"))
    rows: list[ft.Control] = [ft.Semantics(live_region=True, container=True, content=words)]
    # Locked or opened since: the report lies where this window cannot reach it any more.
    if kept.diary is ui.shell.state.diary:
        button = text_button(
            ids.HELP_REPORT_UNDO, ui.t("checkin-undo"), ui.act(undo), ft.Icons.UNDO
        )
        rows.append(ft.Row([button], wrap=True))
    return [*rows, *_trouble(desk)]


def _trouble(desk: Desk) -> list[ft.Control]:
    ui, trouble = desk.ui, desk.visit.trouble
    if trouble is None:
        return []
    said = f"{ui.t('help-report-not-kept')} {say_trouble(ui.words, trouble)}"
    return [ft.Semantics(live_region=True, container=True, content=body(ui, said))]
