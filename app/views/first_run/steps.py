"""What each step of First run shows."""

from __future__ import annotations

import flet as ft

from app.views import identifiers as ids
from app.views import supporting_identifiers
from app.views.components.buttons import (
    answer_button,
    primary_button,
    secondary_button,
    text_button,
)
from app.views.components.layout import card, stack
from app.views.components.new_passcode import NewPasscode, PasscodeWords, busy_line
from app.views.components.places import language_choices, region_choices
from app.views.components.recovery_code import RecoveryCode
from app.views.components.text import body, heading, small, strong
from app.views.first_run.run import Run
from app.views.ui import Ui, use_ui

USE = (
    ("firstrun-use-diary", ft.Icons.EDIT_NOTE),
    ("firstrun-use-plan", ft.Icons.HANDSHAKE_OUTLINED),
    ("firstrun-use-watching", ft.Icons.VISIBILITY_OFF_OUTLINED),
    ("firstrun-use-emergency", ft.Icons.SUPPORT_OUTLINED),
    ("firstrun-use-stop", ft.Icons.FRONT_HAND_OUTLINED),
    ("firstrun-use-review", ft.Icons.INFO_OUTLINE),
)
"""What Glidepath is for, a sentence and a sign each; under More it can be read again."""


@ft.component
def PlaceStep(run: Run) -> ft.Control:
    """Language and region. A guessed region is marked, and confirmed by going on."""
    ui = use_ui()

    async def speak(code: str) -> None:
        await ui.shell.change(language=code)

    hint = [] if run.region else [small(ui, ui.t("firstrun-region-choose"))]
    on = primary_button(
        ids.FIRSTRUN_NEXT, ui.t("next"), ui.act(run.place_done), disabled=run.region is None
    )
    return stack(
        [
            body(ui, ui.t("firstrun-what")),
            card(
                ui,
                [
                    heading(ui, ui.t("firstrun-language")),
                    language_choices(ui, ids.firstrun_language, speak),
                ],
            ),
            card(
                ui,
                [
                    heading(ui, ui.t("firstrun-region")),
                    small(ui, ui.t("firstrun-region-why")),
                    region_choices(ui, run.region, ids.firstrun_region, run.choose_region),
                ],
            ),
            support_choice(ui, run),
            *hint,
            on,
        ]
    )


def support_choice(ui: Ui, run: Run) -> ft.Control:
    """The other reason to be here."""
    text = ui.t("supporting-firstrun")
    supporter = ui.shell.state.settings.supporter
    turn = ui.act(run.turn_to_support)
    button = answer_button(
        supporting_identifiers.FIRSTRUN_SUPPORT, text, text, supporter, turn, several=True
    )
    return card(ui, [small(ui, ui.t("supporting-firstrun-why")), button], stretch=True)


@ft.component
def AgreeStep(run: Run) -> ft.Control:
    """What Glidepath is for and what it is not; nothing goes on without agreeing."""
    ui = use_ui()
    rows: list[ft.Control] = [
        ft.Row(
            [ft.Icon(icon, color=ui.palette.accent), ft.Container(body(ui, ui.t(m)), expand=True)],
            vertical_alignment=ft.CrossAxisAlignment.START,
            spacing=12,
        )
        for m, icon in USE
    ]
    agree = primary_button(ids.FIRSTRUN_AGREE, ui.t("firstrun-agree"), ui.act(run.agree))
    return stack([card(ui, rows), agree])


@ft.component
def ProtectStep(run: Run) -> ft.Control:
    """A passcode, or none where the device can keep the key."""
    ui = use_ui()
    store = ui.shell.state.standing.status.key_store_works
    names = PasscodeWords(
        ids.FIRSTRUN_PASSCODE,
        ids.FIRSTRUN_PASSCODE_REPEAT,
        ids.FIRSTRUN_PASSCODE_SHOW,
        ids.FIRSTRUN_NEXT,
        ids.FIRSTRUN_NO_PASSCODE if store else None,
    )
    reason = "firstrun-protect-store" if store else "firstrun-protect-nostore"
    return stack(
        [
            body(ui, ui.t("firstrun-protect-why")),
            strong(ui, ui.t(reason)),
            card(ui, [NewPasscode(run.passcode, names, run.protect)]),
        ]
    )


@ft.component
def CodeStep(run: Run) -> ft.Control:
    """The recovery code, shown and confirmed; a new one where the last was not confirmed."""
    ui = use_ui()
    state, _ = ft.use_state(ui.shell.state)
    check = run.check if state.recovery_code is not None else None
    # Made in the background once, also when another window has just replaced the code.
    ft.use_effect(ui.act(run.make_code_again), [check is None])
    rows: list[ft.Control] = [body(ui, ui.t("recovery-again-text"))] if run.again else []
    if check is not None:
        return stack([*rows, RecoveryCode(check)])
    if run.making:
        return stack([*rows, busy_line(ui, "firstrun-recovery-making")])
    again = primary_button(ids.TROUBLE_RETRY, ui.t("retry"), ui.act(run.make_code_again))
    return stack([*rows, again])


@ft.component
def ReadyStep(run: Run) -> ft.Control:
    """The diary is there: the first check-in, a look around, or the days of another device."""
    ui = use_ui()
    if ui.shell.state.settings.supporter:
        go = primary_button(
            ids.FIRSTRUN_LATER,
            ui.t("supporting-firstrun-go"),
            ui.act(run.finish),
            disabled=run.ending,
        )
        return stack([body(ui, ui.t("supporting-firstrun-ready-text")), go])
    start = primary_button(
        ids.FIRSTRUN_CHECKIN,
        ui.t("firstrun-checkin"),
        ui.act(lambda: run.finish(run.first_checkin)),
        disabled=run.ending,
    )
    later = secondary_button(
        ids.FIRSTRUN_LATER,
        ui.t("firstrun-later"),
        ui.act(run.finish),
        disabled=run.ending,
    )
    restore = text_button(
        ids.FIRSTRUN_RESTORE,
        ui.t("firstrun-restore"),
        ui.act(lambda: run.finish("/share/restore")),
        disabled=run.ending,
    )
    return stack([body(ui, ui.t("firstrun-ready-text")), start, later, restore])
