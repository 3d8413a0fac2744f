"""The dose page: what was taken on a day, dose by dose, kept as it is typed."""

from __future__ import annotations

from datetime import date
from typing import cast

import flet as ft

from app.services.dose_day import DoseDay
from app.views import dose_identifiers as ids
from app.views.components.buttons import text_button
from app.views.components.kept_field import Checks
from app.views.components.keyed import keyed
from app.views.doses.form import DoseForm
from app.views.doses.inputs import Page
from app.views.doses.page import WHOLE, DosePage
from app.views.effects import stop
from app.views.frame import framed_view, top_bar
from app.views.notices import Notices
from app.views.ui import Ui, use_ui


@ft.component
def DoseScreen() -> ft.View:
    """``/dose/2025-03-02`` is the whole page; ``/needed.1`` or ``/source`` behind it is that
    part alone. Over a check-in it gives way to the check-in."""
    ui = use_ui()
    params, path, location = ft.use_route_params(), ft.use_view_path(), ft.use_route_location()
    pulse, _ = ft.use_state(ui.shell.pulse)
    page, set_page = ft.use_state(cast(Page | None, None))

    def close() -> None:
        before = location.split("/dose/")[0]
        if before:
            ui.shell.navigate(before)
        else:
            ui.shell.leave()

    async def load() -> None:
        if ui.shell.state.diary is None:
            return
        day = await day_for(ui, params)
        if day is None:
            close()
        elif page is None or (not page.form.saved and changed(page.form.day, day)):
            form = DoseForm(ui.doses, day, ui.formats)
            set_page(Page(form, Checks(lambda: form.sentences(ui.words))))

    ft.use_effect(ui.act(load), [path, pulse.revision], cleanup=stop)
    ft.use_effect(ui.act(stop), [], cleanup=ui.shell.put_away)
    leading = text_button(ids.DOSE_CLOSE, ui.t("close"), ui.act(close), icon=ft.Icons.CLOSE)
    content: list[ft.Control] = []
    if page is not None:
        part = params.get("part", WHOLE)
        content = [keyed(DosePage, str(id(page)))(page, part, close)]
    return framed_view(ui, path, [top_bar(ui, leading), Notices(), *content], modal=True)


async def day_for(ui: Ui, params: dict[str, str]) -> DoseDay | None:
    """The day of the route; ``None`` where nothing can be said of it."""
    try:
        day = await ui.doses.day(date.fromisoformat(params["date"]))
    except ValueError:
        return None
    sayable = day.in_reach or day.something_said or day.form
    return day if sayable and (day.version is not None or day.something_said) else None


def changed(before: DoseDay, after: DoseDay) -> bool:
    """Whether something was said meanwhile, here or in another window. What is typed goes
    on from the form then; a keystroke alone changes nothing here."""
    said = [[r.said for r in day.regular] for day in (before, after)]
    needed = [[n.taken for n in day.needed] for day in (before, after)]
    others = [(day.others, day.apart, day.version) for day in (before, after)]
    return said[0] != said[1] or needed[0] != needed[1] or others[0] != others[1]
