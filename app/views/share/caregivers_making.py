"""The words of a permission, and making the files that go with it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import flet as ft

from app.domain.errors import VaultMissing
from app.domain.files import File
from app.domain.sharing.grants import Given, GivenBy
from app.domain.watch import Stopped, Watch
from app.services.caregivers import Made
from app.services.caregivers_read import Person
from app.views import caregiver_identifiers as ids
from app.views.components.expander import expander_button
from app.views.components.hand_over import STAYED, Making, Outcome
from app.views.components.layout import card
from app.views.components.text import body, heading, lead
from app.views.ui import Ui, use_ui


@ft.component
def WordsCard(person: Person) -> ft.Control:
    """The six words, large. Once something was given they are behind a button."""
    ui = use_ui()
    is_open, set_open = ft.use_state(person.looks_until is None)
    text = ui.t("grant-words-hide" if is_open else "grant-words-show")
    toggle = ui.act(lambda: set_open(not is_open))
    button = ft.Row([expander_button(ids.CAREGIVER_WORDS, text, is_open, toggle)], wrap=True)
    rows = [the_words(ui, person.grant.words)] if is_open else []
    why = body(ui, ui.t("grant-words-why"))
    return card(ui, [heading(ui, ui.t("grant-words")), why, *rows, button])


def the_words(ui: Ui, words: str) -> ft.Control:
    """One under the other, numbered."""
    lines: list[ft.Control] = [
        lead(ui, ui.t("grant-word", number=number, word=word))
        for number, word in enumerate(words.split(), 1)
    ]
    return ft.Column(lines, spacing=4, tight=True)


@dataclass
class _Last:
    """The package made last, its line in the log, and whether it may have left."""

    made: Made | None = None
    line: Given | None = None
    left: bool = False


def use_making(ui: Ui, person: Person, ends: bool = False) -> Making:
    """What the button for the file makes, or for the file that ``ends`` it. It is noted in the
    log before the device is asked to take it: while a phone shows its sheet the diary may lock, or
    the app be ended. Where the device says that nothing left the line is taken back. A hook."""
    last = ft.use_memo(_Last, [])
    root, service = person.root, ui.shell.services.open_caregivers

    async def make(watch: Watch) -> File:
        made = await service().make(root, GivenBy.FILE, watch, ends)
        if made is None:  # another window changed how it stands; the page shows it
            raise Stopped
        last.made, last.line, last.left = made, None, False
        return made.file

    async def leaving() -> None:
        if last.made is not None and last.line is None:
            last.line = await service().note(last.made)

    async def told(outcome: Outcome) -> None:
        last.left = last.left or outcome not in STAYED
        if last.line is None or last.left:
            return
        with suppress(VaultMissing):  # locked meanwhile: a line too many does less harm
            await service().take_back(last.line)
            last.line = None

    identifier = ids.CAREGIVER_ENDING if ends else ids.CAREGIVER_FILE
    text = ui.t("grant-ending-make" if ends else "grant-file-make")
    return Making(identifier, text, make, main=True, leaving=leaving, told=told)
