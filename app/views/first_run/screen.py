"""First run: one step on the screen, with how many there are and the way back."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.services.protection import Gate
from app.views import identifiers as ids
from app.views.components.buttons import text_button
from app.views.components.keyed import keyed
from app.views.components.layout import page_column
from app.views.components.places import guess_region
from app.views.components.text import small, title
from app.views.first_run.run import Run, Step, first_step
from app.views.first_run.steps import AgreeStep, CodeStep, PlaceStep, ProtectStep, ReadyStep
from app.views.kept import use_kept
from app.views.ui import Ui, use_ui

STEPS = {
    Step.PLACE: ("firstrun-welcome", PlaceStep),
    Step.USE: ("firstrun-use-title", AgreeStep),
    Step.PROTECT: ("firstrun-protect-title", ProtectStep),
    Step.CODE: ("firstrun-recovery-title", CodeStep),
    Step.READY: ("firstrun-ready-title", ReadyStep),
}
CAN_GO_BACK = (Step.USE, Step.PROTECT)
"""Behind these, the diary is made and nothing before can be done again."""


@ft.component
def FirstRun() -> ft.Control:
    """From the first step that is not done. Also finishes a first run that was broken off
    after the vault was made: then it begins at a new recovery code."""
    gate = use_ui().shell.state.standing.gate
    return keyed(Steps, gate)()


@ft.component
def Steps() -> ft.Control:
    """The step that is due, with what was answered in the steps before it."""
    ui = use_ui()
    run = use_kept(lambda: begin(ui))
    message, step = STEPS[run.step]
    if run.again and run.step is Step.CODE:
        message = "recovery-again-title"
    if ui.shell.state.settings.supporter and run.step is Step.READY:
        message = "supporting-firstrun-ready"
    controls: list[ft.Control] = [title(ui, ui.t(message)), step(run)]
    page = page_column(ui, [*progress(ui, run), *controls], rail=False)
    page.key = f"{run.step}.{run.turns}"  # each page begins at its top
    return page


def begin(ui: Ui) -> Run:
    """A run from where the settings and the vault say that it stands."""
    shell = ui.shell
    known = [region.code for region in shell.services.help_lines.regions]
    region = shell.state.settings.region or guess_region(known, ft.context.page)
    again = shell.state.standing.gate is Gate.CONFIRM_RECOVERY
    return Run(shell, first_step(shell), region, again=again)


def progress(ui: Ui, run: Run) -> Sequence[ft.Control]:
    """ "Step 2 of 5", and Back where it leads somewhere."""
    text = small(ui, ui.t("firstrun-step", step=int(run.step), steps=len(Step)))
    if run.again:
        return []
    row: list[ft.Control] = [text]
    if run.step in CAN_GO_BACK and not run.passcode.busy:
        row.insert(0, text_button(ids.FIRSTRUN_BACK, ui.t("back"), ui.act(run.back)))
    return [ft.Row(row, wrap=True, spacing=12)]
