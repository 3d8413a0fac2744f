"""What the pages of backup and restore share: the way back, and what is typed to open a file."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.domain.archives import SecretKind
from app.views import share_identifiers as ids
from app.views.components.buttons import text_button
from app.views.components.fields import Typed, exact_field
from app.views.components.layout import page_column
from app.views.components.text import title
from app.views.ui import Ui


def share_page(ui: Ui, message: str, controls: Sequence[ft.Control], part: str = "") -> ft.Control:
    """A page of the Share tab with the way back to it. Each ``part`` begins at its top."""
    go = ui.act(lambda: ui.shell.navigate("/share"))
    back = text_button(ids.SHARE_BACK, ui.t("back"), go, ft.Icons.ARROW_BACK)
    page = page_column(ui, [ft.Row([back], wrap=True), title(ui, ui.t(message)), *controls])
    page.key = part
    return page


def secret_field(
    ui: Ui, identifier: str, kind: SecretKind, typed: Typed, hidden: bool, again: bool = False
) -> ft.Control:
    """The field for a passphrase, which may be ``hidden``, or for the recovery code, which
    somebody copies from paper. ``again``: the passphrase once more."""
    code = kind is SecretKind.RECOVERY_CODE
    message = "backup-code" if code else "backup-passphrase-again" if again else "backup-passphrase"
    return exact_field(ui, identifier, ui.t(message), typed, hidden=hidden and not code, long=code)
