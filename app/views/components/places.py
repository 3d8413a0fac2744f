"""Choosing a language and where one lives; at first run and under More."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft
from babel import Locale, UnknownLocaleError

from app.i18n.translator import LANGUAGES
from app.views.components.buttons import choice_button
from app.views.components.text import body
from app.views.ui import Ui

Name = Callable[[str], str]
"""The identifier for a code."""

Choose = Callable[[str], object]
"""Takes the chosen code; may be a coroutine function."""


def language_choices(ui: Ui, name: Name, choose: Choose) -> ft.Control:
    """The languages that ship, each by its own name. One alone is no choice and is told."""
    if len(LANGUAGES) == 1:
        chosen = ft.Icon(ft.Icons.CHECK, color=ui.palette.accent)
        return ft.Row([chosen, body(ui, own_name(LANGUAGES[0]))], wrap=True)
    names = {code: own_name(code) for code in LANGUAGES}
    return choices(ui, names, ui.words.language, name, choose)


def region_choices(ui: Ui, chosen: str | None, name: Name, choose: Choose) -> ft.Control:
    """The regions with their own numbers in Help now, and somewhere else."""
    regions = ui.shell.services.help_lines.regions
    names = {region.code: ui.t(f"region-{region.code}") for region in regions}
    return choices(ui, names, chosen, name, choose)


def choices(
    ui: Ui, texts: dict[str, str], chosen: str | None, name: Name, choose: Choose
) -> ft.Control:
    """One button for each code, the chosen one marked."""

    def button(code: str, text: str) -> ft.Control:
        return choice_button(name(code), text, text, code == chosen, ui.act(lambda: choose(code)))

    buttons = [button(code, text) for code, text in texts.items()]
    return ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)


def own_name(code: str) -> str:
    """A language as its speakers call it, with a capital where it has them."""
    known = Locale.parse(code, sep="-").get_display_name() or code
    return known[0].upper() + known[1:]


def guess_region(known: list[str], page: ft.Page | ft.BasePage) -> str | None:
    """The region that the device is set to, when it is known. Only a suggestion."""
    wished = page.locale_configuration
    told = wished.current_locale.country_code if wished and wished.current_locale else None
    code = (told or system_region() or "").lower()
    return code if code in known else None


def system_region() -> str | None:
    """The region of the system's own language setting, ``US`` of ``en_US``."""
    try:
        return Locale.default().territory
    except (UnknownLocaleError, ValueError):  # no such setting, or "C"
        return None
