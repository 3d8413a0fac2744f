"""One medicine of the form: its name, what it is, what it is counted in, and its steps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from app.domain.medicines import Ingredient, Unit
from app.i18n.amounts import unit_text
from app.services.plan_reading import read_medicine
from app.views import identifiers as ids
from app.views.components.expander import expander_button
from app.views.components.gradual import Gradual, Part
from app.views.components.keyed import keyed
from app.views.components.layout import card
from app.views.components.text import heading
from app.views.plan_form.filled import Filled
from app.views.plan_form.parts import Gone, choices, less_button, pair, stacked, words
from app.views.plan_form.steps import Steps, chosen_unit
from app.views.ui import Ui, use_ui


@ft.component
def RegularCard(form: Filled, row: str, number: int, alone: bool, remove: Gone) -> ft.Control:
    """A medicine with steps."""
    ui = use_ui()
    title = ui.t("plan-form-medicine", number=number)
    content = keyed(About, f"{row}.about")(form, row, steps)
    less = [] if alone else [_less(ui, row, remove)]
    return card(ui, [heading(ui, title), content, *less], stretch=True)


def steps(ui: Ui, form: Filled, row: str, unit: Unit | None) -> ft.Control:
    """The steps of a regular medicine."""
    return keyed(Steps, f"{row}.steps")(form, row, unit)


@ft.component
def NeededCard(form: Filled, row: str, number: int, remove: Gone) -> ft.Control:
    """A medicine taken only when needed, with its daily maximum."""
    ui = use_ui()
    title = ui.t("plan-form-needed-number", number=number)
    content = keyed(About, f"{row}.about")(form, row, limits)
    return card(ui, [heading(ui, title), content, _less(ui, row, remove)], stretch=True)


def limits(ui: Ui, form: Filled, row: str, unit: Unit | None) -> ft.Control:
    """What was agreed of an as-needed medicine."""
    hint = ui.t("plan-form-amount-hint", unit=unit_text(ui.words, unit)) if unit else ""
    maximum = words(form, f"{row}.maximum", "plan-form-maximum", hint=hint)
    amount = words(form, f"{row}.needed_amount", "plan-form-needed-amount", hint=hint)
    return pair(ui, maximum, amount)


def _less(ui: Ui, row: str, remove: Gone) -> ft.Control:
    return less_button(ui, row, "plan-form-remove-medicine", partial(remove, row))


@ft.component
def About(
    form: Filled, row: str, rest: Callable[[Ui, Filled, str, Unit | None], ft.Control]
) -> ft.Control:
    """Name, ingredient, unit and release; ``rest`` follows for the unit that is chosen."""
    turn, redraw = ft.use_state(0)
    changed = ft.use_memo(lambda: lambda: redraw(lambda n: n + 1), [])
    unit = chosen_unit(form, row)
    parts = [
        Part(name_field, (form, row, turn)),
        Part(kind_field, (form, row, changed, turn)),
        Part(unit_field, (form, row, changed, turn)),
    ]
    if unit is not Unit.MCG_PER_H:
        parts.append(Part(release_field, (form, row, turn)))
    return Gradual((*parts, Part(rest, (form, row, unit))), 16)


def name_field(ui: Ui, form: Filled, row: str, turn: int) -> ft.Control:
    """The name as on the paper, and what it is counted as. Another ``turn`` says it anew."""

    def counted_as(text: str) -> str | None:
        if not text.strip():
            return None
        kind = read_medicine(form.sheet, row).ingredient
        return ui.t("plan-form-kind-is", kind=ui.t(f"ingredient-{kind}"))

    hint = ui.t("plan-form-name-hint")
    return words(form, f"{row}.name", "plan-form-name", hint=hint, understood=counted_as)


def kind_field(
    ui: Ui, form: Filled, row: str, changed: Callable[[], None], turn: int
) -> ft.Control:
    """The ingredient."""
    return keyed(Kind, f"{row}.kind")(form, row, changed)


def unit_field(
    ui: Ui, form: Filled, row: str, changed: Callable[[], None], turn: int
) -> ft.Control:
    """What it is counted in."""
    units = [(u.value, unit_text(ui.words, u)) for u in Unit]
    return choices(
        form, f"{row}.unit", "plan-form-unit", units, ui.t("plan-form-unit-hint"), changed
    )


def release_field(ui: Ui, form: Filled, row: str, turn: int) -> ft.Control:
    """Whether it works long or short."""
    options = [(r, ui.t(f"plan-form-release-{r}")) for r in ("long", "short", "unknown")]
    return choices(form, f"{row}.release", "plan-form-release", options)


@ft.component
def Kind(form: Filled, row: str, changed: Callable[[], None]) -> ft.Control:
    """Another ingredient than the one found in the name, behind one tap."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    name = f"{row}.ingredient"
    button = expander_button(
        ids.plan_choice(name, "change"),
        ui.t("plan-form-kind-change"),
        is_open,
        ui.act(lambda: set_open(not is_open)),
    )
    if not is_open:
        return ft.Row([button], wrap=True)
    options = [(i.value, ui.t(f"ingredient-{i}")) for i in Ingredient]
    answers = choices(form, name, "plan-form-kind", options, "", changed)
    return stacked([ft.Row([button], wrap=True), answers])
