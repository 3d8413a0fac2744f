"""Limits in use: Glidepath's own, or those of a file that the clinic gave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

import flet as ft

from app.domain.alerts.limits import LIMITS, Limit
from app.i18n.limit_words import limit_text
from app.i18n.translator import Message
from app.services.clinic_limits import LimitsView, Preview
from app.services.limits_file import MOST_BYTES
from app.views import limit_identifiers as ids
from app.views.components.bring_in import Chosen, bring_in_button, use_bring_in
from app.views.components.buttons import primary_button, text_button
from app.views.components.layout import card, stack
from app.views.components.text import body, heading, small, strong
from app.views.effects import stop
from app.views.state import Done
from app.views.ui import Ui, use_ui

Picked = Preview | list[Message] | None
"""What a chosen file would change, or what is wrong with it."""


@ft.component
def LimitsCard() -> ft.Control:
    """What is in force, and what a chosen file would change, until it is answered."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    view, show = ft.use_state(cast(LimitsView | None, None))
    picked, set_picked = ft.use_state(cast(Picked, None))

    async def load() -> None:
        if ui.shell.state.diary is not None:
            show(await ui.diary.limits.view())

    async def chosen(file: Chosen) -> None:
        set_picked(await read(ui, file.content))

    ft.use_effect(ui.act(load), [pulse.revision], cleanup=stop)
    picker = use_bring_in(ui, MOST_BYTES, chosen)
    if view is None:
        return stack([])
    return in_use(ui, view, picker, answer(ui, picked, lambda: set_picked(None)))


def answer(ui: Ui, picked: Picked, done: Callable[[], None]) -> list[ft.Control]:
    """What a chosen file would change, or what is wrong with it; beside the button, where it
    is seen at once."""
    if picked is None:
        return []
    if isinstance(picked, Preview):
        return [preview_card(ui, picked, done)]
    return [problems_card(ui, picked, done)]


async def read(ui: Ui, content: bytes | None) -> Picked:
    """What the chosen file says; nothing of a diary that was locked meanwhile."""
    # The picker is as old as the page; the diary may have been opened since.
    diary = ui.shell.state.diary
    if content is None:
        return [Message("limits-problem-file")]
    return await diary.limits.read_file(content, ui.formats) if diary is not None else None


def in_use(
    ui: Ui, view: LimitsView, picker: ft.FilePicker, answered: list[ft.Control]
) -> ft.Control:
    """Whose limits hold, the way to a clinic's file and back, each limit, the baseline that the
    clinic gave, and which notices are quiet."""
    lines: list[ft.Control] = [heading(ui, ui.t("limits-title")), body(ui, ui.t("limits-why"))]
    given = view.given
    if given is None:
        lines.append(strong(ui, ui.t("limits-own-all")))
    else:
        day = ui.formats.day(given.agreed_on)
        lines.append(strong(ui, ui.t("limits-from", clinic=given.clinic, day=day)))
    lines += [*buttons(ui, view, picker), *answered]
    lines += [limit_line(ui, view, limit) for limit in LIMITS]
    if given is not None and given.baseline:
        lines.append(baseline_lines(ui, given.baseline))
    return card(ui, [*lines, *quiet(ui, view)])


def limit_line(ui: Ui, view: LimitsView, limit: Limit) -> ft.Control:
    """What a limit says, and whose it is where they are not all Glidepath's own."""
    words, given = said(ui, limit, view.limits[limit.id]), view.given
    if given is None:
        return body(ui, words)
    if limit.id not in given.values:
        return _pair(ui, words, ui.t("limits-own"))
    own = ui.formats.number(limit.default)
    return _pair(ui, words, ui.t("limits-clinic", own=own))


def said(ui: Ui, limit: Limit, value: float) -> str:
    """A limit in words with its value."""
    return limit_text(ui.words, ui.formats, limit, value)


def _pair(ui: Ui, words: str, aside: str) -> ft.Control:
    return ft.MergeSemantics(ft.Column([body(ui, words), small(ui, aside)], spacing=0, tight=True))


def baseline_lines(ui: Ui, baseline: Mapping[str, float]) -> ft.Control:
    """What the clinic gave as a start to compare with, where the diary has none of its own."""
    lines: list[ft.Control] = [body(ui, ui.t("limits-baseline"))]
    lines += [
        body(ui, ui.t(f"limits-baseline-{name}", value=ui.formats.number(value)))
        for name, value in baseline.items()
    ]
    return ft.Column(lines, spacing=0, tight=True)


def quiet(ui: Ui, view: LimitsView) -> list[ft.Control]:
    """The notices that never come because there is nothing to compare with. What only a
    clinician would see is not among them."""
    names = [
        ui.t(f"alert-{rule.id.lower()}-title") for rule in view.silent if not rule.clinician_only
    ]
    if not names:
        return []
    lines = [body(ui, ui.t("limits-silent")), *(body(ui, f"• {name}") for name in names)]
    return [ft.Column([*lines], spacing=0, tight=True)]


def buttons(ui: Ui, view: LimitsView, picker: ft.FilePicker) -> list[ft.Control]:
    """A clinic's file, and Glidepath's own limits again."""

    async def defaults() -> None:
        gone = await ui.diary.limits.back_to_defaults()
        if gone is None:
            return

        async def undo() -> None:
            await ui.diary.limits.put_back(gone)
            ui.shell.tell("limits-undone")

        ui.shell.done(Done(Message("limits-back"), ids.LIMITS_UNDO, undo))

    found = [bring_in_button(ids.LIMITS_FILE, ui.t("limits-file"), picker, "json")]
    if view.given is not None:
        found.append(text_button(ids.LIMITS_DEFAULTS, ui.t("limits-defaults"), ui.act(defaults)))
    return [ft.Row(found, wrap=True, spacing=12, run_spacing=12)]


def preview_card(ui: Ui, preview: Preview, done: Callable[[], None]) -> ft.Control:
    """What would change, and the answer without which nothing does."""

    async def accept() -> None:
        accepted = await ui.diary.limits.accept(preview)
        done()

        async def undo() -> None:
            await ui.diary.limits.undo(accepted)
            ui.shell.tell("limits-undone")

        message = Message("limits-accepted", {"clinic": accepted.clinic})
        ui.shell.done(Done(message, ids.LIMITS_UNDO, undo))

    file = preview.file
    day = ui.formats.day(file.agreed_on)
    lines: list[ft.Control] = [
        heading(ui, ui.t("limits-preview")),
        body(ui, ui.t("limits-preview-from", clinic=file.clinic, day=day)),
    ]
    for change in preview.changes:
        old = ui.t("limits-old", old=ui.formats.number(change.old))
        lines.append(_pair(ui, said(ui, change.limit, change.new), old))
    if not preview.changes:
        lines.append(body(ui, ui.t("limits-preview-same")))
    if preview.baseline:
        lines.append(baseline_lines(ui, preview.baseline))
    return card(
        ui,
        [
            ft.Semantics(live_region=True, container=True, content=ft.Column(lines, tight=True)),
            primary_button(ids.LIMITS_ACCEPT, ui.t("limits-accept"), ui.act(accept)),
            text_button(ids.LIMITS_CANCEL, ui.t("cancel"), ui.act(done)),
        ],
        "soft",
        stretch=True,
    )


def problems_card(ui: Ui, problems: list[Message], close: Callable[[], None]) -> ft.Control:
    """Everything that is wrong with a file, so that a clinic can put it right at once."""
    lines: list[ft.Control] = [
        heading(ui, ui.t("limits-refused")),
        *(body(ui, ui.words.say(problem)) for problem in problems),
        body(ui, ui.t("limits-refused-nothing")),
    ]
    return card(
        ui,
        [
            ft.Semantics(live_region=True, container=True, content=ft.Column(lines, tight=True)),
            text_button(ids.LIMITS_CANCEL, ui.t("close"), ui.act(close)),
        ],
        "urgent",
    )
