"""The recovery code, shown once and then typed back in part.

The same for First run, for a code that was never confirmed, and for a new one made under
More. The code is in memory alone (``AppState.recovery_code``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import flet as ft

from app.domain.code_groups import code_groups, first_wrong_group, groups_to_ask
from app.views import identifiers as ids
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.fields import Typed, exact_field, problem_line
from app.views.components.layout import card, stack
from app.views.components.text import body, heading, number, small, strong
from app.views.ui import Ui, use_ui


@ft.observable
@dataclass
class CodeCheck:
    """How far the person is. ``wrong`` is the group that did not match, from 1; ``turned``
    is told when the questions take the place of the code, or the code theirs."""

    code: str
    confirm: Callable[[], Awaitable[None]]
    turned: Callable[[], None] = lambda: None
    typed: dict[int, Typed] = field(
        default_factory=lambda: {group: Typed() for group in groups_to_ask()}
    )
    checking: bool = False
    wrong: int | None = None
    busy: bool = False

    def show(self, checking: bool) -> None:
        """Go to the questions, or back to the code; what was typed stays."""
        self.checking, self.wrong = checking, None
        self.turned()

    async def check(self) -> None:
        """Compare what was typed; confirm when it fits. A second tap does nothing."""
        if self.busy:
            return
        self.busy = True
        try:
            typed = {group: text.value for group, text in self.typed.items()}
            self.wrong = first_wrong_group(self.code, typed)
            if self.wrong is None:
                await self.confirm()
        finally:
            self.busy = False


@ft.component
def RecoveryCode(check: CodeCheck) -> ft.Control:
    """The code in its groups, then two of them to type back, then ``confirm``."""
    ui = use_ui()
    controls = _questions(ui, check) if check.checking else _code(ui, check)
    return stack(controls)


def _code(ui: Ui, check: CodeCheck) -> list[ft.Control]:
    groups = [_group(ui, n, text) for n, text in enumerate(code_groups(check.code), start=1)]
    shown = ft.Semantics(
        identifier=ids.FIRSTRUN_RECOVERY_CODE,
        container=True,
        content=ft.SelectionArea(ft.Row(groups, wrap=True, spacing=8, run_spacing=8)),
    )
    # The device copies within the touch itself: browsers allow it only there.
    copy = secondary_button(
        ids.FIRSTRUN_RECOVERY_COPY,
        ui.t("firstrun-recovery-copy"),
        ui.act(lambda: ui.shell.tell("firstrun-recovery-copied")),
        ft.Icons.COPY,
        action=ft.CopyToClipboard(check.code),
    )
    written = primary_button(
        ids.FIRSTRUN_RECOVERY_WRITTEN,
        ui.t("firstrun-recovery-written"),
        ui.act(lambda: check.show(True)),
    )
    return [
        body(ui, ui.t("firstrun-recovery-why")),
        strong(ui, ui.t("firstrun-recovery-write")),
        card(ui, [shown]),
        written,
        copy,
    ]


def _group(ui: Ui, position: int, text: str) -> ft.Control:
    label = ui.t("firstrun-recovery-read", group=position, letters=" ".join(text))
    letters = number(ui, text)
    letters.semantics_label = label
    letters.style = ft.TextStyle(letter_spacing=2)
    letters.size = ui.size(24)  # the widest five letters fit beside their number
    place = small(ui, ui.formats.number(position))
    place.semantics_label = ""
    # One width for all: the groups stand in columns, two by two or one below the other.
    place.width = ui.size(14)
    return ft.Row([place, ft.Container(letters, expand=True)], width=ui.size(146), spacing=4)


def _questions(ui: Ui, check: CodeCheck) -> list[ft.Control]:
    first, second = check.typed
    rows: list[ft.Control] = []
    for group, typed in check.typed.items():
        label = ui.t("firstrun-recovery-group", group=group)
        wrong = ui.t("firstrun-recovery-wrong", group=group) if check.wrong == group else None
        name = ids.firstrun_recovery_group(group)
        rows.append(exact_field(ui, name, label, typed, on_submit=check.check))
        rows += problem_line(ui, wrong)
    confirm = primary_button(
        ids.FIRSTRUN_RECOVERY_CONFIRM,
        ui.t("firstrun-recovery-confirm"),
        ui.act(check.check),
        disabled=check.busy,
    )
    again = text_button(
        ids.FIRSTRUN_RECOVERY_SHOW,
        ui.t("firstrun-recovery-show"),
        ui.act(lambda: check.show(False)),
    )
    return [
        heading(ui, ui.t("firstrun-recovery-check")),
        body(ui, ui.t("firstrun-recovery-check-why", first=first, second=second)),
        *rows,
        confirm,
        again,
    ]
