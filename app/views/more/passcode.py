"""Setting, changing and removing the passcode of an open diary."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import Enum, auto

import flet as ft

from app.domain.ports import VaultStatus
from app.services.protection import has_passcode
from app.views import identifiers as ids
from app.views.components.buttons import secondary_button
from app.views.components.keyed import keyed
from app.views.components.layout import card
from app.views.components.new_passcode import NewPasscode, PasscodeForm, PasscodeWords
from app.views.components.text import body, heading, small
from app.views.kept import use_kept
from app.views.more.present import PresentPasscode, cancel_row
from app.views.ui import Ui, use_ui

NAMES = PasscodeWords(
    ids.settings("passcode"),
    ids.settings("passcode.repeat"),
    ids.settings("passcode.show"),
    ids.settings("passcode.save"),
    None,
    use_text="more-lock-passcode-save",
    making_text="more-lock-passcode-making",
)


class Doing(Enum):
    """What the card is about now."""

    NOTHING = auto()
    PROVING = auto()
    """The present passcode is asked for, to type a new one then."""
    TYPING = auto()
    REMOVING = auto()
    """The present passcode is asked for, to remove it then."""


@ft.component
def PasscodeCard(status: VaultStatus, reload: Callable[[], Awaitable[None]]) -> ft.Control:
    """How the diary opens now, and what can be changed about it; ``reload`` after a change."""
    ui = use_ui()
    form = use_kept(PasscodeForm)
    doing, set_doing = ft.use_state(Doing.NOTHING)

    async def use(passcode: str | None) -> None:
        await ui.shell.services.protection.set_passcode(passcode)
        set_doing(Doing.NOTHING)
        await reload()
        ui.shell.tell(f"more-lock-passcode-{'removed' if passcode is None else 'saved'}")

    async def proved() -> None:
        set_doing(Doing.TYPING)

    async def remove() -> None:
        await use(None)

    locked = has_passcode(status)
    rows: list[ft.Control] = [
        heading(ui, ui.t("more-lock-passcode")),
        body(ui, ui.t(f"more-lock-passcode-{'on' if locked else 'off'}")),
    ]
    back = cancel_row("passcode", ui.t("cancel"), ui.act(lambda: set_doing(Doing.NOTHING)))
    match doing:
        case Doing.PROVING:
            ask = keyed(PresentPasscode, "change")("passcode", "next", None, proved)
            return card(ui, [*rows, ask, back], stretch=True)
        case Doing.REMOVING:
            text, why = "more-lock-passcode-remove", "more-lock-passcode-remove-why"
            ask = keyed(PresentPasscode, "remove")("passcode", text, why, remove)
            return card(ui, [*rows, ask, back], stretch=True)
        case Doing.TYPING:
            return card(ui, [*rows, NewPasscode(form, NAMES, use), back], stretch=True)
    change = secondary_button(
        ids.settings("passcode.change"),
        ui.t(f"more-lock-passcode-{'change' if locked else 'set'}"),
        ui.act(lambda: set_doing(Doing.PROVING if locked else Doing.TYPING)),
    )
    buttons = [change]
    if locked and status.key_store_works:
        buttons.append(
            secondary_button(
                ids.settings("passcode.remove"),
                ui.t("more-lock-passcode-remove"),
                ui.act(lambda: set_doing(Doing.REMOVING)),
            )
        )
    return card(
        ui, [*rows, ft.Row(buttons, wrap=True, spacing=12, run_spacing=12), *stays(ui, status)]
    )


def stays(ui: Ui, status: VaultStatus) -> list[ft.Control]:
    """Why there is no way to no passcode, where the device cannot keep the key."""
    if status.key_store_works:
        return []
    return [small(ui, ui.t("more-lock-remove-impossible"))]
