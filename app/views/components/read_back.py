"""How what was kept is read back: an answer, when it was entered, what it said before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

import flet as ft

from app.views.components.text import small, strong
from app.views.ui import Ui


class Entered(Protocol):
    """A row of the diary: a check-in, a questionnaire."""

    @property
    def day(self) -> date:
        """The day that it describes."""
        ...

    @property
    def entered_at(self) -> datetime:
        """When it was entered."""
        ...

    @property
    def supersedes(self) -> UUID | None:
        """The row that it corrects."""
        ...


def entered(ui: Ui, row: Entered) -> str:
    """ "Entered Mon, 3 Mar, 8:05", or "Corrected ..." for a later version; the year is said
    where it is another one than that of the day."""
    message = "history-entered" if row.supersedes is None else "history-entered-corrected"
    moment = row.entered_at
    same_year = moment.year == row.day.year
    day = (ui.formats.weekday_day if same_year else ui.formats.day)(moment.date())
    return ui.t(message, day=day, time=ui.formats.time(moment))


def answer_line(ui: Ui, question: str, answer: str) -> ft.Control:
    """A question with its answer, read out as one."""
    return ft.MergeSemantics(
        ft.Column([small(ui, question), strong(ui, answer)], spacing=0, tight=True)
    )


def earlier(ui: Ui, lines: Sequence[ft.Control]) -> ft.Control:
    """An earlier version, set back behind a line."""
    return ft.Container(
        ft.Column(list(lines), spacing=4, tight=True),
        padding=ft.Padding.only(left=12),
        border=ft.Border.only(left=ft.BorderSide(2, ui.palette.line)),
    )
