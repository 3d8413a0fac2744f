"""The page of restore: choose a file, open it, see what is in it, decide, and be told."""

from __future__ import annotations

from dataclasses import fields

import flet as ft

from app.domain.archives import MOST_BYTES, Found, How
from app.domain.settings import Settings
from app.views import share_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.bring_in import bring_in_button, use_bring_in
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.fields import problem_line, show_button
from app.views.components.layout import card
from app.views.components.text import body, heading, strong
from app.views.components.working import Working, use_job
from app.views.kept import use_kept
from app.views.share.copies import Copies
from app.views.share.page import secret_field, share_page
from app.views.share.restore import BACK, Restore, Stage
from app.views.trouble import say_trouble
from app.views.ui import Ui, use_ui

ENDINGS = ("jwe", "json")
"""Of a backup and of an export."""


@ft.component
def RestorePage() -> ft.Control:
    """Whatever is done here, nothing changes before it was decided."""
    ui = use_ui()
    job = use_job(ui)
    services = ui.shell.services

    async def settle(chosen: Settings) -> None:
        await ui.shell.change(
            language=chosen.language,
            region=chosen.region,
            appearance=chosen.appearance,
            text_size=chosen.text_size,
        )

    def choices() -> Settings:
        return ui.shell.state.settings

    restore = use_kept(lambda: Restore(job, services.open_archive, choices, settle))
    picker = use_bring_in(ui, MOST_BYTES, restore.take)
    problem = say_trouble(ui.words, restore.problem) if restore.problem else None
    working = Working(job, ids.RESTORE_BRING, restore.doing)
    # One control, with a sentence in it or without: what comes after it keeps its place.
    news = ft.Column([*problem_line(ui, problem), working], spacing=12, tight=True)
    rows = {
        Stage.CHOOSE: lambda: choose_rows(ui, restore, picker, news),
        Stage.UNLOCK: lambda: unlock_rows(ui, restore, news),
        Stage.DECIDE: lambda: [*decide_rows(ui, restore), news],
        Stage.DONE: lambda: [*done_rows(ui, restore), news],
    }[restore.stage]()
    return share_page(ui, "share-restore", [card(ui, rows, stretch=True)], part=restore.stage)


def choose_rows(
    ui: Ui, restore: Restore, picker: ft.FilePicker, news: ft.Control
) -> list[ft.Control]:
    """What can be brought back, the choice of a file, what came of it, and the copies on this
    device, which may be many."""
    return [
        body(ui, ui.t("restore-why")),
        bring_in_button(ids.RESTORE_FILE, ui.t("restore-choose"), picker, *ENDINGS, main=True),
        news,
        Copies(restore, restore.busy),
    ]


def unlock_rows(ui: Ui, restore: Restore, news: ft.Control) -> list[ft.Control]:
    """What opens the backup, and under it why it did not."""
    kind = restore.needed
    code = kind.value.replace("_", "-")
    field = secret_field(ui, ids.RESTORE_SECRET, kind, restore.secret, restore.hidden)
    show = show_button(ui, ids.RESTORE_SHOW, restore.hidden, restore.toggle)
    opening = primary_button(
        ids.RESTORE_OPEN, ui.t("restore-open"), ui.act(restore.unlock), disabled=restore.busy
    )
    return [
        body(ui, ui.t(f"restore-locked-{code}", name=restore.name)),
        field,
        ft.Row([show], wrap=True),
        news,
        opening,
        other_file(ui, restore),
    ]


def other_file(ui: Ui, restore: Restore) -> ft.Control:
    """The way back to the choice of a file."""
    again = ui.act(restore.again)
    return text_button(ids.RESTORE_CANCEL, ui.t("restore-other"), again, disabled=restore.busy)


def decide_rows(ui: Ui, restore: Restore) -> list[ft.Control]:
    """What is in the file and how much of it is new here; two ways, and neither."""
    found = restore.found
    if found is None:
        return []
    merge = primary_button(
        ids.RESTORE_MERGE,
        ui.t("restore-merge"),
        ui.act(lambda: restore.bring(How.MERGE)),
        disabled=restore.busy,
    )
    words = ft.Column(found_lines(ui, found), spacing=4, tight=True)
    rows: list[ft.Control] = [
        heading(ui, ui.t(f"restore-found-{found.kind}")),
        ft.Semantics(live_region=True, container=True, content=words),
        body(ui, ui.t("restore-merge-why")),
        merge,
        body(ui, ui.t("restore-replace-why")),
    ]
    if not restore.busy:
        rows.append(
            AskFirst(
                ids.RESTORE_REPLACE,
                ui.t("restore-replace"),
                ui.t("restore-replace-question"),
                ui.t("restore-replace-yes"),
                lambda: restore.bring(How.REPLACE),
            )
        )
    return [*rows, other_file(ui, restore)]


def found_lines(ui: Ui, found: Found) -> list[ft.Control]:
    """The days, and how many entries of each kind, with those that are new here."""
    lines: list[ft.Control] = []
    if found.first is not None and found.last is not None:
        first, last = ui.formats.table_day(found.first), ui.formats.table_day(found.last)
        lines.append(strong(ui, ui.t("restore-days", first=first, last=last)))
    for one in fields(found.held):
        held, new = getattr(found.held, one.name), getattr(found.new, one.name)
        if held:
            # What is unfinished has no id by which it could be known here.
            message = f"restore-count-{one.name}"
            said = ui.t(message, count=held)
            fresh = "" if one.name == "unfinished" else f" {ui.t('restore-new', count=new)}"
            lines.append(body(ui, said + fresh))
    if not lines:
        lines.append(body(ui, ui.t("restore-empty")))
    if found.left_out:
        lines.append(body(ui, ui.t("restore-left-out", count=found.left_out)))
    return lines


def done_rows(ui: Ui, restore: Restore) -> list[ft.Control]:
    """What was done, where to go on, and how to take it back. Going back leaves no such button:
    the diary from before it is the newest copy, which would be called the same."""
    brought = restore.brought
    added = brought.added if brought is not None else 0
    said = ui.t(f"restore-done-{restore.done}", added=added)
    words = ft.Semantics(live_region=True, container=True, content=strong(ui, said))
    go = ui.act(lambda: ui.shell.navigate("/"))
    buttons = [primary_button(ids.RESTORE_LOOK, ui.t("restore-look"), go, disabled=restore.busy)]
    if restore.done != BACK:
        back, busy = ui.t("restore-back"), restore.busy
        buttons.append(
            secondary_button(ids.RESTORE_BACK, back, ui.act(restore.undo), disabled=busy)
        )
    left_out = brought.left_out if brought is not None else 0
    missing = [body(ui, ui.t("restore-copy-left-out", count=left_out))] if left_out else []
    return [
        words,
        *missing,
        body(ui, ui.t("restore-copy")),
        ft.Row(buttons, wrap=True, spacing=12, run_spacing=12),
        other_file(ui, restore),
    ]
