"""A picture that was drawn elsewhere, and what it says in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import flet as ft

from app.views.components.buttons import identified
from app.views.components.text import body
from app.views.ui import Ui

SENTENCE_SPACING = 6


class Drawn(Protocol):
    """What every picture of the charts comes with."""

    @property
    def png(self) -> bytes:
        """The picture."""
        ...

    @property
    def width(self) -> int:
        """In logical px."""
        ...

    @property
    def height(self) -> int:
        """In logical px."""
        ...

    @property
    def alt_text(self) -> str:
        """The picture in words."""
        ...


def picture(identifier: str, drawn: Drawn) -> ft.Control:
    """The picture, with its text alternative."""
    image = ft.Image(
        src=drawn.png,
        width=drawn.width,
        height=drawn.height,
        fit=ft.BoxFit.CONTAIN,
        gapless_playback=True,
        semantics_label=drawn.alt_text,
    )
    return identified(identifier, image)


def sentences(ui: Ui, said: Sequence[str]) -> ft.Control:
    """The sentences for the eyes. The picture's text alternative has said them already."""
    lines: list[ft.Control] = [body(ui, sentence) for sentence in said]
    column = ft.Column(lines, spacing=SENTENCE_SPACING, tight=True)
    return ft.Semantics(exclude_semantics=True, content=column)
