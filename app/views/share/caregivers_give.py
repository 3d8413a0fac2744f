"""Giving it: the six words, told in another way, and the file or the codes."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.services.caregivers_read import Person
from app.views import caregiver_identifiers as ids
from app.views.components.hand_over import FileMaker
from app.views.components.layout import card
from app.views.components.text import body, heading, title
from app.views.over import over
from app.views.share.caregivers import person_of, use_caregivers
from app.views.share.caregivers_codes import Codes, CodesCard
from app.views.share.caregivers_making import WordsCard, use_making
from app.views.ui import use_ui


@ft.component
def CaregiverGive() -> ft.View:
    """The words and the ways; in their place the codes while those are shown. A permission that
    does not hold any more leads away."""
    ui = use_ui()
    path, wanted = ft.use_view_path(), ft.use_route_params().get("grant", "")
    view = use_caregivers(ui)
    codes, show = ft.use_state(cast(tuple[bytes, ...] | None, None))
    person = person_of(view, wanted)
    gone = view is not None and (person is None or not person.grant.holds(view.today))
    ft.use_effect(ui.act(lambda: ui.shell.leave() if gone else None), [gone])
    ft.use_effect(ui.act(lambda: None), [path], cleanup=ui.shell.put_away)
    if person is None or gone:
        return over(ui, path, [], None, close=ids.CAREGIVER_CLOSE)
    name = person.grant.name
    if codes is not None:
        controls: list[ft.Control] = [Codes(codes, name, lambda: show(None))]
    else:
        ways = [FileCard(person), CodesCard(person, show)]
        controls = [title(ui, ui.t("grant-give", name=name)), WordsCard(person), *ways]
    return over(ui, path, controls, None, close=ids.CAREGIVER_CLOSE)


@ft.component
def FileCard(person: Person) -> ft.Control:
    """The file, made and handed over."""
    ui = use_ui()
    grant = person.grant
    why = ui.t("grant-file-why", name=grant.name)
    controls = [heading(ui, ui.t("grant-file")), body(ui, why), FileMaker(use_making(ui, person))]
    return card(ui, controls, stretch=True)
