"""Writing a milestone down, or its words anew: the kind, the words, whose they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

import flet as ft

from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind
from app.i18n.translator import Message
from app.services.milestones import AUTHOR, FUNCTION_FIRST, KIND, WORDING, look_at
from app.services.sheet import Sheet
from app.views import plan_identifiers as ids
from app.views.components.buttons import primary_button, text_button
from app.views.components.kept_choice import KeptChoice, Options
from app.views.components.kept_field import WHOLE, FieldSpec, KeptField, use_problem
from app.views.components.keyed import keyed
from app.views.components.layout import card, stack
from app.views.components.text import small, title
from app.views.components.thumb_bar import thumb_bar
from app.views.over import Heard, over, use_changes
from app.views.state import Done
from app.views.ui import Ui, use_ui


@dataclass(eq=False)
class MilestoneForm:
    """The form in one window. ``before``: the milestone that is written anew."""

    ui: Ui
    sheet: Sheet
    before: Milestone | None
    checks: Heard = field(init=False)
    taken: int = 0
    """How often an example was taken over: the field begins anew with it."""

    def __post_init__(self) -> None:
        self.checks = Heard(self._sentences)

    def _sentences(self) -> dict[str, str]:
        found = {name: self.ui.words.say(said) for name, said in look_at(self.sheet).items()}
        return found | ({WHOLE: self.ui.t("plan-stay-look")} if found else {})


@ft.component
def PlanMilestone() -> ft.View:
    """A new milestone, or the one of the route."""
    ui = use_ui()
    path, wanted = ft.use_view_path(), ft.use_route_params().get("milestone", "")
    form, set_form = ft.use_state(cast(MilestoneForm | None, None))

    async def load() -> None:
        try:
            before = await ui.plan.milestones.find(UUID(wanted)) if wanted else None
        except ValueError:
            before = None
        if wanted and before is None:
            ui.shell.leave()
            return
        set_form(MilestoneForm(ui, await ui.plan.milestones.sheet(before), before))

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)
    if form is None:
        return over(ui, path, [], None)
    return over(ui, path, page(ui, form), KeepBar(form))


def page(ui: Ui, form: MilestoneForm) -> list[ft.Control]:
    """The kind first: it brings its own rule and an example."""
    kinds = tuple(
        (kind, ids.plan_milestone_choice(KIND, kind), ui.t(f"plan-milestone-kind-{kind}"))
        for kind in FUNCTION_FIRST
    )
    authors = tuple(
        (who, ids.plan_milestone_choice(AUTHOR, who), ui.t(f"plan-milestone-author-{who}"))
        for who in (MilestoneAuthor.ME, MilestoneAuthor.CLINIC)
    )
    kind = Options(KIND, ui.t("plan-milestone-kind"), kinds)
    author = Options(AUTHOR, ui.t("plan-milestone-author"), authors)
    fields = [
        KeptChoice(form.sheet, form.checks, kind),
        Wording(form),
        KeptChoice(form.sheet, form.checks, author),
    ]
    return [title(ui, ui.t("plan-milestone-title")), card(ui, [stack(fields)], stretch=True)]


@ft.component
def Wording(form: MilestoneForm) -> ft.Control:
    """The rule of the kind, an example that may be taken over, and the words themselves."""
    ui = use_ui()
    use_changes(ui, form.checks)
    kind = form.sheet.get(KIND)
    spec = FieldSpec(WORDING, ids.PLAN_MILESTONE_WORDING, ui.t("plan-milestone-wording"), lines=2)
    field_ = keyed(KeptField, f"{WORDING}{form.taken}")(form.sheet, form.checks, spec)
    if not kind:
        return field_
    example = ui.t(f"plan-milestone-example-{MilestoneKind(kind)}")

    async def take() -> None:
        form.sheet.put(WORDING, example)
        form.taken += 1
        form.checks.again()
        await form.sheet.flush()

    button = text_button(
        ids.PLAN_MILESTONE_USE, ui.t("plan-milestone-use", example=example), ui.act(take)
    )
    rule = small(ui, ui.t(f"plan-milestone-rule-{MilestoneKind(kind)}"))
    row = ft.Row([button], wrap=True)
    return ft.Column([rule, field_, row], spacing=8, tight=True)


@ft.component
def KeepBar(form: MilestoneForm) -> ft.Control:
    """Keeps it, or says where something is missing."""
    ui = use_ui()
    problem = use_problem(ui, form.checks, WHOLE)

    async def keep() -> None:
        if form.checks.begin():
            await kept(ui, form)

    text = ui.t("plan-milestone-save")
    button = primary_button(
        ids.PLAN_MILESTONE_SAVE, text, ui.act(keep), ft.Icons.CHECK, expand=True
    )
    return thumb_bar(ui, button, problem)


async def kept(ui: Ui, form: MilestoneForm) -> None:
    """Keep the milestone and go to the plan, where it can be taken back for a moment."""
    fields = dict(form.sheet.fields)
    said = await ui.plan.milestones.keep(form.sheet, form.before)
    if said is None:
        return

    async def undo() -> None:
        if form.before is None:
            await ui.plan.milestones.undo_new(said, fields)
        else:
            await ui.plan.milestones.put_back(said, form.before)
        ui.shell.tell("plan-milestone-undone")

    ui.shell.done(Done(Message("plan-milestone-kept"), ids.PLAN_UNDO, undo))
    ui.shell.navigate("/plan")
