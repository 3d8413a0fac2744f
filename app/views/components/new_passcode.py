"""Choosing a passcode: the rules first, two fields, and the way on without one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import flet as ft

from app.domain.errors import PasscodeTooShort
from app.domain.sharing.side_view import PasscodeTaken
from app.i18n.translator import Message
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.fields import Typed, exact_field, problem_line, show_button
from app.views.components.layout import stack
from app.views.components.text import small
from app.views.trouble import say_trouble, trouble_message
from app.views.ui import Ui, use_ui

Use = Callable[[str | None], Awaitable[None]]
"""Puts a passcode in force, or none at all."""


@ft.observable
@dataclass
class PasscodeForm:
    """What was typed so far. ``busy`` from the first tap until the key is made: a second
    tap does nothing."""

    first: Typed = field(default_factory=Typed)
    again: Typed = field(default_factory=Typed)
    hidden: bool = True
    busy: bool = False
    problem: Message | None = None

    def toggle(self) -> None:
        """Show or hide what is typed."""
        self.hidden = not self.hidden

    async def use_typed(self, use: Use) -> None:
        """Use the passcode typed twice, or say what is wrong with it."""
        if self.first.value != self.again.value:
            self.problem = Message("firstrun-passcode-differ")
            return
        await self.run(use, self.first.value)

    async def run(self, use: Use, passcode: str | None) -> None:
        """Use ``passcode``. What was typed is forgotten only when that worked."""
        if self.busy:
            return
        self.busy, self.problem = True, None
        try:
            await use(passcode)
        except (PasscodeTooShort, PasscodeTaken) as error:
            self.problem = trouble_message(error)
        else:
            self.first.clear()
            self.again.clear()
        finally:
            self.busy = False


@dataclass(frozen=True)
class PasscodeWords:
    """Identifiers and messages of one place where a passcode is chosen.

    ``without`` is the identifier of "Go on without a passcode", ``None`` where the diary
    needs one.
    """

    passcode: str
    repeat: str
    show: str
    use: str
    without: str | None
    use_text: str = "firstrun-passcode-use"
    making_text: str = "firstrun-making"


@ft.component
def NewPasscode(form: PasscodeForm, names: PasscodeWords, use: Use) -> ft.Control:
    """The rules, the fields and the buttons. ``form`` outlives this control."""
    ui = use_ui()
    fields = [
        small(ui, ui.t("firstrun-passcode-rules")),
        _field(ui, form, names.passcode, "firstrun-passcode", form.first, use),
        _field(ui, form, names.repeat, "firstrun-passcode-repeat", form.again, use),
        *problem_line(ui, say_trouble(ui.words, form.problem) if form.problem else None),
        ft.Row([show_button(ui, names.show, form.hidden, form.toggle)], wrap=True),
    ]
    return stack([*fields, *_buttons(ui, form, names, use)])


def _field(
    ui: Ui, form: PasscodeForm, identifier: str, label: str, typed: Typed, use: Use
) -> ft.Control:
    return exact_field(
        ui,
        identifier,
        ui.t(label),
        typed,
        hidden=form.hidden,
        on_submit=lambda: form.use_typed(use),
    )


def _buttons(ui: Ui, form: PasscodeForm, names: PasscodeWords, use: Use) -> list[ft.Control]:
    save = primary_button(
        names.use, ui.t(names.use_text), ui.act(lambda: form.use_typed(use)), disabled=form.busy
    )
    buttons = [save]
    if names.without is not None:
        buttons.append(
            secondary_button(
                names.without,
                ui.t("firstrun-no-passcode"),
                ui.act(lambda: form.run(use, None)),
                disabled=form.busy,
            )
        )
    return [*buttons, busy_line(ui, names.making_text)] if form.busy else buttons


def busy_line(ui: Ui, message: str) -> ft.Control:
    """Says that something takes a moment, read out when it appears."""
    row = ft.Row([ft.ProgressRing(width=20, height=20), small(ui, ui.t(message))], wrap=True)
    return ft.Semantics(live_region=True, container=True, content=row)
