"""One entry of a day: when it was entered, every answer, and what it said before."""

from __future__ import annotations

import flet as ft

from app.domain.checkins import CheckIn
from app.domain.history import Entry
from app.views import identifiers as ids
from app.views.components.buttons import secondary_button
from app.views.components.expander import expander_button
from app.views.components.layout import card
from app.views.components.read_back import answer_line, earlier, entered
from app.views.components.text import body, heading, small, strong
from app.views.history.answers import answer_rows, changes, missing_questions
from app.views.ui import Ui, use_ui


@ft.component
def EntryCard(entry: Entry, position: int, doses_apart: bool) -> ft.Control:
    """An entry in force. ``position`` counts the entries of the day from 1; ``doses_apart``:
    the day has a plan, so its doses stand on a card of their own."""
    ui = use_ui()
    checkin = entry.checkin

    async def correct() -> None:
        await ui.diary.begin_correction(entry)
        ui.shell.navigate(f"/correct/{checkin.id}")

    label = ui.t("history-correct-label", time=ui.formats.time(checkin.entered_at))
    controls = [
        heading(ui, ui.t(f"history-kind-{checkin.kind.value}")),
        entered_lines(ui, entry),
        answers_block(ui, checkin, doses_apart),
        secondary_button(
            ids.history_correct(position),
            ui.t("history-correct"),
            ui.act(correct),
            ft.Icons.EDIT_OUTLINED,
            label=label,
        ),
    ]
    if entry.trail:
        controls.append(Trail(entry, position))
    return card(ui, controls)


def entered_lines(ui: Ui, entry: Entry) -> ft.Control:
    """When it was entered first, whether that was late, and when it was corrected why."""
    first = entry.trail[0] if entry.trail else entry.checkin
    lines = [entered(ui, first)]
    if first.late:
        lines.append(ui.t("history-late"))
    if entry.corrected:
        lines += [entered(ui, entry.checkin), *reason(ui, entry.checkin)]
    return ft.Column([small(ui, line) for line in lines], spacing=2, tight=True)


def reason(ui: Ui, checkin: CheckIn) -> list[str]:
    """The person's own reason for a correction, where there is one."""
    return [ui.t("history-trail-reason", reason=checkin.reason)] if checkin.reason else []


def answers_block(ui: Ui, checkin: CheckIn, doses_apart: bool) -> ft.Control:
    """Each question with its answer; what was not answered in one quiet line."""
    rows: list[ft.Control] = [
        answer_line(ui, row.question, row.answer)
        for row in answer_rows(ui.words, ui.formats, checkin)
    ]
    missing = missing_questions(ui.words, checkin, {"doses"} if doses_apart else ())
    if missing:
        questions = ui.formats.listing(missing)
        rows.append(small(ui, ui.t("history-missing-list", questions=questions)))
    return ft.Column(rows, spacing=10, tight=True)


@ft.component
def Trail(entry: Entry, position: int) -> ft.Control:
    """The earlier versions, newest first, behind one button."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    count = len(entry.trail)
    text = ui.t("history-trail-hide" if is_open else "history-trail-show", count=count)
    button = expander_button(
        ids.history_trail(position), text, is_open, ui.act(lambda: set_open(not is_open))
    )
    followed_by = [*entry.trail[1:], entry.checkin]
    versions = list(zip(entry.trail, followed_by, strict=True)) if is_open else []
    return ft.Column(
        [button, *(_version(ui, old, new) for old, new in reversed(versions))],
        spacing=12,
        tight=True,
    )


def _version(ui: Ui, old: CheckIn, new: CheckIn) -> ft.Control:
    changed = changes(ui.words, ui.formats, old, new) or [ui.t("history-trail-same")]
    lines: list[ft.Control] = [
        strong(ui, entered(ui, old)),
        *(small(ui, line) for line in reason(ui, old)),
        *(body(ui, line) for line in changed),
    ]
    return earlier(ui, lines)
