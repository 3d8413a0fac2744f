"""Every byte that would go, for who wants to see it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import flet as ft

from app.domain.files import File
from app.domain.watch import Watch
from app.services.sending import Prepared
from app.views import clinic_identifiers as ids
from app.views.components.buttons import choice_button
from app.views.components.expander import expander_button
from app.views.components.gradual import Gradual, Part
from app.views.components.hand_over import FileMaker, Making
from app.views.components.layout import card
from app.views.components.room import GAP
from app.views.components.text import body, small
from app.views.ui import Ui, use_ui

LONGEST = 400
"""Letters of one text that are shown; a document goes on for hundreds of thousands. The file has
all of them."""


@ft.component
def Exact(prepared: Prepared) -> ft.Control:
    """Behind a button: one bundle at a time, entry by entry, and all of it as a file."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    shown, show = ft.use_state(0)
    toggle = ui.act(lambda: set_open(not is_open))
    text = ui.t("send-exact-hide" if is_open else "send-exact-show")
    row = ft.Row([expander_button(ids.SEND_EXACT, text, is_open, toggle)], wrap=True)
    if not is_open:
        return row
    contents = [content for _, content in prepared.parcels]
    at = min(shown, len(contents) - 1)

    async def save(watch: Watch) -> File:
        watch.at(1)
        return File("glidepath-what-is-sent.json", "application/json", whole(contents))

    making = Making(ids.SEND_COPY, ui.t("send-exact-save"), save)
    numbers = [_number(ui, n, at, show) for n in range(len(contents))] if len(contents) > 1 else []
    choice = [ft.Row(numbers, wrap=True, spacing=8, run_spacing=8)] if numbers else []
    parts = tuple(Part(entry, (text,)) for text in entries(contents[at]))
    lines = [body(ui, ui.t("send-exact-why")), FileMaker(making), *choice, Gradual(parts, GAP)]
    return ft.Column([row, card(ui, lines)], spacing=12, tight=True)


def _number(ui: Ui, number: int, shown: int, show: Any) -> ft.Control:
    text = ui.t("send-exact-part", number=number + 1)
    go = ui.act(lambda: show(number))
    return choice_button(ids.send_bundle(number + 1), text, text, number == shown, go)


def whole(contents: Sequence[bytes]) -> bytes:
    """All bundles as one JSON array, each as it is sent."""
    return b"[" + b",\n".join(contents) + b"]"


def entries(content: bytes) -> tuple[str, ...]:
    """The entries of a bundle to read, long texts cut."""
    bundle = json.loads(content)
    made = (shortened(entry) for entry in bundle.get("entry", [bundle]))
    return tuple(json.dumps(entry, indent=2, ensure_ascii=False) for entry in made)


def shortened(value: Any) -> Any:
    """The same with long texts cut, and how long they are."""
    match value:
        case dict():
            return {name: shortened(inner) for name, inner in value.items()}
        case list():
            return [shortened(inner) for inner in value]
        case str() if len(value) > LONGEST:
            return f"{value[:LONGEST]}… ({len(value)})"
        case _:
            return value


def entry(ui: Ui, text: str) -> ft.Control:
    """One entry as it is sent."""
    return small(ui, text)
