"""Pages that lie over the others: Close above, the main button always in reach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import flet as ft

from app.views import identifiers
from app.views.components.buttons import text_button
from app.views.components.kept_field import Checks
from app.views.components.layout import page_column
from app.views.frame import framed_view, top_bar
from app.views.notices import Notices
from app.views.ui import Ui


@dataclass
class Heard(Checks):
    """Checks that also tell of each change, for what is said about the form as a whole."""

    ears: list[Callable[[], None]] = field(default_factory=list)

    def again(self) -> None:
        """See ``Checks``."""
        super().again()
        for tell in tuple(self.ears):
            tell()


def use_changes(ui: Ui, checks: Heard) -> None:
    """Render again with each change of the form. A hook."""
    _, redraw = ft.use_state(0)
    tell = ft.use_memo(lambda: lambda: redraw(lambda n: n + 1), [])
    ft.use_effect(
        ui.act(lambda: checks.ears.append(tell)),
        [],
        cleanup=ui.act(lambda: checks.ears.remove(tell)),
    )


def over(
    ui: Ui,
    path: str,
    controls: Sequence[ft.Control],
    bar: ft.Control | None,
    close: str = identifiers.PLAN_CLOSE,
) -> ft.View:
    """The page with ``controls`` in a column and ``bar`` under it. ``close``: the identifier of
    the way out."""
    leading = text_button(close, ui.t("close"), ui.act(ui.shell.leave), ft.Icons.CLOSE)
    column = page_column(ui, controls, rail=False)
    padded = ft.Container(column, expand=True, padding=ft.Padding.symmetric(horizontal=16))
    bars = [bar] if bar is not None else []
    return framed_view(ui, path, [top_bar(ui, leading), Notices(), padded, *bars], modal=True)
