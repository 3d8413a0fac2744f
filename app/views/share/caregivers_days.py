"""From when somebody may see, and until when they may look: a press, or a day of one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import flet as ft

from app.i18n.reading import day_example, read_day
from app.services.entries import EntrySheet
from app.services.grant_form import DAY_OF, FIRST, FOR, FROM, UNTIL, For, From, Offers
from app.views import caregiver_identifiers as ids
from app.views.components.day_field import DayField
from app.views.components.kept_choice import KeptChoice, Options
from app.views.components.kept_field import FieldSpec
from app.views.components.layout import card
from app.views.components.text import body
from app.views.over import Heard, use_changes
from app.views.ui import Ui, use_ui


@ft.component
def FromWhen(sheet: EntrySheet, checks: Heard, offers: Offers) -> ft.Control:
    """The first day that they see."""
    ui = use_ui()
    use_changes(ui, checks)
    there = [one for one in From if one is From.DAY or offers.first(one) is not None]
    choice = KeptChoice(
        sheet,
        checks,
        Options(FROM, ui.t("grant-from"), _answers(ui, FROM, there)),
        _taking(ui, sheet, FROM, lambda chosen: offers.first(From(chosen))),
    )
    own = [_own_day(ui, sheet, checks, FIRST, offers.today)] if own_day(sheet, FROM) else []
    return card(ui, [choice, *own, *_said(ui, sheet, FIRST)], stretch=True)


@ft.component
def UntilWhen(sheet: EntrySheet, checks: Heard, offers: Offers) -> ft.Control:
    """The last day on which they may look; there is always one."""
    ui = use_ui()
    use_changes(ui, checks)
    choice = KeptChoice(
        sheet,
        checks,
        Options(FOR, ui.t("grant-for"), _answers(ui, FOR, list(For)), ui.t("grant-until-why")),
        _taking(ui, sheet, FOR, lambda chosen: offers.until(For(chosen))),
    )
    near = offers.until(For.MONTH) or offers.today
    own = [_own_day(ui, sheet, checks, UNTIL, near)] if own_day(sheet, FOR) else []
    return card(ui, [choice, *own, *_said(ui, sheet, UNTIL)], stretch=True)


def own_day(sheet: EntrySheet, name: str) -> bool:
    """Whether a day of one's own was chosen."""
    return sheet.get(name) in (From.DAY, For.DAY)


def _answers(
    ui: Ui, name: str, choices: list[From] | list[For]
) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (str(one), ids.caregiver_choice(name, one), ui.t(f"grant-{name}-{one}")) for one in choices
    )


def _taking(
    ui: Ui, sheet: EntrySheet, name: str, day_of: Callable[[str], date | None]
) -> Callable[[], None]:
    """Puts the day of what was chosen into its field. A day of one's own begins with the day
    that stood there."""

    def take() -> None:
        day = day_of(sheet.get(name))
        if day is not None:
            sheet.put(DAY_OF[name], day_example(day, ui.formats))

    return take


def _own_day(ui: Ui, sheet: EntrySheet, checks: Heard, name: str, near: date) -> ft.Control:
    hint = ui.t("day-how", example=day_example(near, ui.formats))
    spec = FieldSpec(name, ids.caregiver_day(name), ui.t(f"grant-{name}"), hint)
    return DayField(sheet, checks, spec, near)


def _said(ui: Ui, sheet: EntrySheet, name: str) -> list[ft.Control]:
    """The day in words, with what it means."""
    day = read_day(sheet.get(name), ui.formats)
    return [body(ui, ui.t(f"grant-{name}-said", day=ui.formats.day(day)))] if day else []
