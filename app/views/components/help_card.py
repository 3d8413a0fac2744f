"""One card of Help now: what a line is for, its number, and a button for each way there.

Red belongs to emergencies alone and urgent is amber; each comes with an icon and a word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from app.domain.help_lines import By, HelpLine, LineKind
from app.views import identifiers as ids
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.text import body, number, small, strong
from app.views.theme import READING_WIDTH
from app.views.ui import Ui

ICONS = {
    LineKind.EMERGENCY: ft.Icons.EMERGENCY_OUTLINED,
    LineKind.CRISIS: ft.Icons.SUPPORT_AGENT,
    LineKind.TEXT: ft.Icons.SMS_OUTLINED,
    LineKind.POISON: ft.Icons.SCIENCE_OUTLINED,
    LineKind.OTHER: ft.Icons.INFO_OUTLINE,
}
WAYS = {
    By.CALL: ("help-call", ft.Icons.CALL),
    By.TEXT: ("help-text", ft.Icons.SMS_OUTLINED),
    By.OPEN: ("help-web", ft.Icons.OPEN_IN_NEW),
}


@dataclass(frozen=True)
class Tone:
    """The colours of a card: its ground, the words on it, its main button and their words."""

    ground: str
    words: str
    fill: str
    on_fill: str
    border: str


LETTER = 0.6
"""How wide a letter or digit is, as a part of the text size."""


def tone(ui: Ui, kind: LineKind) -> Tone:
    """Red for emergencies, amber for a crisis, plain for the rest."""
    p = ui.palette
    if kind is LineKind.EMERGENCY:
        return Tone(p.emergency, p.on_emergency, p.on_emergency, p.emergency, p.emergency)
    if kind in (LineKind.CRISIS, LineKind.TEXT):
        return Tone(p.urgent_soft, p.on_urgent_soft, p.on_urgent_soft, p.urgent_soft, p.urgent)
    return Tone(p.card, p.text, p.accent, p.on_accent, p.line)


def line_card(
    ui: Ui, line: HelpLine, row: int, copied: bool, on_copy: Callable[[], None]
) -> ft.Control:
    """The card of a line. ``row`` counts from 1; ``copied`` says so on its copy button."""
    name, look = ui.t(f"help-line-{line.name}"), tone(ui, line.kind)
    when = ui.t(f"help-when-{line.kind}")
    if line.text is not None:
        when = f"{when} {ui.t('help-when-send', word=line.text)}"
    ways = [_way_button(ui, line, row, by, name, look) for by in line.by]
    # "Emergency" says it all, and leaves the number higher on a small screen.
    named = [] if line.kind is LineKind.EMERGENCY else [strong(ui, name)]
    return _card(
        ui,
        line.kind,
        [
            *named,
            whole_number(ui, line.number, look.words),
            ft.Row(
                [*ways, _copy_button(ui, line, row, name, look, copied, on_copy)],
                wrap=True,
                spacing=12,
                run_spacing=12,
            ),
            body(ui, when),
            _checked(ui, line),
        ],
    )


def _checked(ui: Ui, line: HelpLine) -> ft.Text:
    """When somebody last made sure that the number is right."""
    if line.checked_on is None:
        return small(ui, ui.t("help-unchecked"))
    return small(ui, ui.t("help-checked", day=ui.formats.table_day(line.checked_on)))


def local_emergency_card(ui: Ui) -> ft.Control:
    """Where the region is not known: no number is better than a wrong one."""
    texts = [strong(ui, ui.t("help-local-emergency")), body(ui, ui.t("help-local-emergency-when"))]
    return _card(ui, LineKind.EMERGENCY, texts)


def _card(ui: Ui, kind: LineKind, controls: Sequence[ft.Control]) -> ft.Control:
    look = tone(ui, kind)
    kind_row = ft.Row(
        [
            ft.Icon(ICONS[kind], color=look.words, size=ui.size(24)),
            body(ui, ui.t(f"help-kind-{kind}")),
        ],
        wrap=True,
        spacing=8,
    )
    for text in (kind_row.controls[1], *controls):
        if isinstance(text, ft.Text):
            text.color = look.words
    return ft.Container(
        ft.Column([kind_row, *controls], spacing=8, tight=True),
        bgcolor=look.ground,
        border=ft.Border.all(1, look.border),
        border_radius=16,
        padding=16,
    )


def whole_number(ui: Ui, value: str, color: str) -> ft.Control:
    """A number that can be selected, never broken over two lines: where large text leaves
    too little room it is as large as there is. (A text that is selectable by itself would be
    a field without a name to screen readers.)"""
    text = number(ui, value)
    text.color = color
    room = min(ui.width, READING_WIDTH) - 2 * 33
    text.size = min(ui.size(30), max(17, room / (LETTER * len(value))))
    return ft.SelectionArea(text)


def _way_button(ui: Ui, line: HelpLine, row: int, by: By, name: str, look: Tone) -> ft.Control:
    message, icon = WAYS[by]
    second = by is By.TEXT and By.CALL in line.by
    return primary_button(
        ids.help_text(row) if second else ids.help_call(row),
        ui.t(message),
        None,
        icon,
        label=ui.t(f"{message}-label", number=line.number, name=name),
        action=ft.OpenUrl(line.link(by)),
        colors=(look.on_fill, look.fill),
    )


def _copy_button(
    ui: Ui,
    line: HelpLine,
    row: int,
    name: str,
    look: Tone,
    copied: bool,
    on_copy: Callable[[], None],
) -> ft.Control:
    message = "help-copied" if copied else "help-copy"
    return secondary_button(
        ids.help_copy(row),
        ui.t(message),
        ui.act(on_copy),
        ft.Icons.CHECK if copied else ft.Icons.COPY,
        label=ui.t(f"{message}-label", number=line.number, name=name),
        action=ft.CopyToClipboard(line.number),
        color=look.words,
    )
