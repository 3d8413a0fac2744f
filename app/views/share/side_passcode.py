"""On the page of a permission: letting that person look on this device, with a passcode of their
own."""

from __future__ import annotations

from enum import Enum, auto
from typing import cast

import flet as ft

from app.domain.clock import local_day
from app.services.caregivers_read import Person
from app.services.side_view import SideView
from app.views import side_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.keyed import keyed
from app.views.components.layout import card, stack
from app.views.components.new_passcode import NewPasscode, PasscodeForm, PasscodeWords
from app.views.components.passcode_try import Check, PasscodeTry, TryWords, passcode_rows
from app.views.components.text import body, heading, small
from app.views.effects import stop
from app.views.kept import use_kept
from app.views.ui import Ui, use_ui

PRESENT = TryWords(
    ids.SIDE_PRESENT,
    ids.SIDE_PRESENT_SHOW,
    ids.SIDE_PRESENT_USE,
    "next",
    label="more-lock-present",
    busy_text="more-lock-present-checking",
)
NEW = PasscodeWords(
    ids.SIDE_NEW,
    ids.SIDE_NEW_REPEAT,
    ids.SIDE_NEW_SHOW,
    ids.SIDE_NEW_USE,
    None,
    use_text="side-save",
    making_text="side-making",
)


class Doing(Enum):
    """What the card is about now."""

    NOTHING = auto()
    PROVING = auto()
    """The diary's own passcode is asked for."""
    TYPING = auto()
    """The supporter's passcode is typed."""


@ft.component
def SidePasscode(person: Person) -> ft.Control:
    """For a permission that holds. In the demo there is nothing to lock, and so nothing here."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    view, show = ft.use_state(cast(SideView | None, None))

    async def load() -> None:
        if ui.shell.state.diary is not None:
            show(await ui.shell.services.open_side().view())

    ft.use_effect(ui.act(load), [pulse.revision], cleanup=stop)
    if view is None or ui.shell.services.demo:
        return ft.Container()
    lines = [heading(ui, ui.t("side-card")), body(ui, ui.t("side-card-why"))]
    if not view.has_own:
        lock = ui.act(lambda: ui.shell.navigate("/more/lock"))
        button = secondary_button(ids.SIDE_LOCK_PAGE, ui.t("side-own-first-go"), lock)
        return card(ui, [*lines, body(ui, ui.t("side-own-first")), button], stretch=True)
    return card(ui, [*lines, Setting(person, view)], stretch=True)


@ft.component
def Setting(person: Person, view: SideView) -> ft.Control:
    """Setting and changing it, handing the device over, taking it away."""
    ui = use_ui()
    doing, do = ft.use_state(Doing.NOTHING)
    form = use_kept(PasscodeForm)
    # The diary's passcode, from the proof until the new one is kept or it is given up.
    present = ft.use_ref("")

    def leave(then: Doing = Doing.NOTHING) -> None:
        if then is not Doing.TYPING:
            present.current = ""
        do(then)

    async def proved(passcode: str) -> None:
        present.current = passcode
        leave(Doing.TYPING)

    async def use(passcode: str | None) -> None:
        side = ui.shell.services.open_side()
        await side.turn_on(person.root, present.current or "", passcode or "")
        leave()
        ui.shell.tell("side-saved")

    cancel = text_button(ids.SIDE_CANCEL, ui.t("cancel"), ui.act(leave))
    back = ft.Row([cancel], wrap=True)
    if doing is Doing.PROVING:
        return stack([keyed(Proof, "proof")(proved), back])
    if doing is Doing.TYPING:
        return stack([body(ui, ui.t("side-new-why")), NewPasscode(form, NEW, use), back])
    here = view.aside is not None and view.aside.grant == person.root
    begin = ui.act(lambda: do(Doing.PROVING))
    if not here:
        other = [small(ui, ui.t("side-other", name=view.name))] if view.name else []
        button = secondary_button(ids.SIDE_SET, ui.t("side-set"), begin, ft.Icons.PASSWORD)
        return stack([*other, button])
    return stack(there(ui, view, begin))


def there(ui: Ui, view: SideView, change: ft.ControlEventHandler[ft.Button]) -> list[ft.Control]:
    """What can be done once there is one."""
    aside = view.aside
    made = ui.formats.day(local_day(aside.made_at)) if aside is not None else ""
    remove = AskFirst(
        ids.SIDE_REMOVE,
        ui.t("side-remove"),
        ui.t("side-remove-question", name=view.name),
        ui.t("side-remove-yes"),
        ui.shell.services.open_side().take_away,
    )
    return [
        body(ui, ui.t("side-on", day=made)),
        primary_button(
            ids.SIDE_HAND_OVER,
            ui.t("side-hand-over"),
            ui.act(ui.shell.hand_over),
            ft.Icons.LOCK_OUTLINE,
        ),
        small(ui, ui.t("side-hand-over-why")),
        secondary_button(ids.SIDE_CHANGE, ui.t("side-change"), change, ft.Icons.PASSWORD),
        remove,
    ]


@ft.component
def Proof(proved: Check) -> ft.Control:
    """The diary's own passcode: whoever holds an open diary for a moment gives nobody a way in."""
    ui = use_ui()
    protection = ui.shell.services.protection

    async def check(passcode: str) -> None:
        await protection.verify_passcode(passcode)
        await proved(passcode)

    tried = use_kept(lambda: PasscodeTry(ui.shell.services.clock, check))

    async def arrive() -> None:
        tried.begin_wait((await protection.status()).wait_seconds)
        await tried.typed.focus()  # the button that was pressed is gone

    ft.use_effect(ui.act(arrive), [])
    return stack([body(ui, ui.t("side-present-why")), *passcode_rows(ui, tried, PRESENT)])
