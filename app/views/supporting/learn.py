"""Short pages to read for people who support somebody.

Sources, in the project's own words. Warning signs of an overdose and naloxone: Centers for Disease
Control and Prevention, "Preventing Opioid Overdose" and "Lifesaving Naloxone" (as in Help now).
Withdrawal: ``clinical.md``, section 1 (what is asked) and section 2 (after a step from day 1-3,
settling in 1-2 weeks *check*); care on the same day: section 3, R11 *check*. Lost tolerance after
a week: ``clinical.md``, section 2 (VA). Low mood: PHQ-2; asking plainly: 988 Suicide & Crisis
Lifeline and National Institute of Mental Health, "5 Action Steps" *check*. How to help: Substance
Abuse and Mental Health Services Administration, for families *check*; a pause as part of a plan:
VA, CDC 2022.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from app.domain.help_lines import LineKind
from app.domain.signs import DROWSY, OVERDOSE
from app.views import supporting_identifiers as ids
from app.views.components.buttons import text_button
from app.views.components.help_cards import TALK, line_cards
from app.views.components.layout import page_column
from app.views.components.page_entry import page_entry
from app.views.components.text import body, title
from app.views.help_now.naloxone import naloxone_steps
from app.views.help_now.parts import listed
from app.views.ui import Ui, use_ui

Copied = tuple[str, Callable[[str], None]]
"""The card whose number was copied last, and what hears of the next one."""

HELPING = {
    "does": ("ask", "listen", "life", "offer", "pause"),
    "not": ("search", "blame", "dose", "daily"),
    "worry": ("say", "call", "now"),
    "you": ("talk", "rest"),
}
"""The parts of the first page and their points: ends of their text ids."""

SIGNS = {
    "withdrawal": ("what", "course", "bad"),
    "mood": ("what", "common", "ask", "yes"),
}


def helping(ui: Ui, copied: Copied) -> list[ft.Control]:
    """How to help, and what does not."""
    return [
        body(ui, ui.t("supporting-help-lead")),
        *(_part(ui, f"supporting-help-{part}", points) for part, points in HELPING.items()),
        *line_cards(ui, TALK, *copied),
    ]


def warning_signs(ui: Ui, copied: Copied) -> list[ft.Control]:
    """What to look out for, the gravest first, and whom to call."""
    overdose = [*(ui.t(f"sign-{sign}") for sign in OVERDOSE), ui.t("supporting-signs-less")]
    return [
        body(ui, ui.t("supporting-signs-lead")),
        listed(ui, ui.t("supporting-signs-overdose"), overdose),
        *line_cards(ui, (LineKind.EMERGENCY,), *copied),
        listed(ui, ui.t("supporting-signs-drowsy"), [ui.t(f"sign-{sign}") for sign in DROWSY]),
        *(_part(ui, f"supporting-signs-{part}", points) for part, points in SIGNS.items()),
        *line_cards(ui, TALK, *copied),
    ]


def naloxone(ui: Ui, copied: Copied) -> list[ft.Control]:
    """The steps of Help now."""
    return [
        body(ui, ui.t("help-naloxone-when")),
        *line_cards(ui, (LineKind.EMERGENCY,), *copied),
        *naloxone_steps(ui),
    ]


PAGES: dict[str, tuple[ft.IconData, Callable[[Ui, Copied], list[ft.Control]]]] = {
    "helping": (ft.Icons.VOLUNTEER_ACTIVISM_OUTLINED, helping),
    "warning-signs": (ft.Icons.VISIBILITY_OUTLINED, warning_signs),
    "naloxone": (ft.Icons.HEALING, naloxone),
}
"""By the end of the route: sign and content. Titles: ``supporting-learn-<page>``."""


def _part(ui: Ui, message: str, points: Sequence[str]) -> ft.Control:
    return listed(ui, ui.t(message), [ui.t(f"{message}-{point}") for point in points])


def learn_entries(ui: Ui) -> list[ft.Control]:
    """The way to each page."""

    def go(page: str) -> Callable[[], None]:
        return lambda: ui.shell.navigate(f"/supporting/learn/{page}")

    return [
        page_entry(
            ui, ids.supporting_learn(page), ui.t(f"supporting-learn-{page}"), icon, ui.act(go(page))
        )
        for page, (icon, _) in PAGES.items()
    ]


@ft.component
def Learn() -> ft.Control:
    """All pages, for the bar of a device that is for supporting alone."""
    ui = use_ui()
    return page_column(ui, [title(ui, ui.t("supporting-learn-title")), *learn_entries(ui)])


@ft.component
def LearnPage() -> ft.Control:
    """The page of the route; all of them for one that does not exist."""
    ui = use_ui()
    copied, copy = ft.use_state("")
    page = ft.use_route_params().get("page", "")
    if page not in PAGES:
        return Learn()
    alone = ui.shell.state.settings.supporter
    go = ui.act(lambda: ui.shell.navigate("/supporting/learn" if alone else "/supporting"))
    back = text_button(ids.SUPPORTING_BACK, ui.t("back"), go, ft.Icons.ARROW_BACK)
    name = title(ui, ui.t(f"supporting-learn-{page}"))
    column = page_column(ui, [ft.Row([back], wrap=True), name, *PAGES[page][1](ui, (copied, copy))])
    column.key = page
    return column
