"""The form in one window: what was typed, what it means, what needs a look."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.domain.taper import ChangeKind, PlanVersion
from app.i18n.reading import amount_example, day_example
from app.services.plan_reading import FieldProblem, ReadPlan, kind_of, read_medicine, read_plan
from app.services.plan_sheet import MEDICINES, NEEDED, PlanSheet
from app.views.components.kept_field import WHOLE, Checks
from app.views.ui import Ui

TIGHT = 200
"""Below this width in dp at text scale 1 there is room for one sentence under the form."""

HALF = Decimal("7.5")
"""The amount that shows how to type one."""


async def _nothing() -> None:
    """For a form that is shown nowhere."""


@dataclass(eq=False)
class Filled:
    """The form of one window. ``checks`` has the sentences about its fields."""

    ui: Ui
    sheet: PlanSheet
    base: PlanVersion | None
    today: date
    wanted: ChangeKind | None = None
    """The kind of form that was asked for, if any was."""
    load: Callable[[], Awaitable[None]] = _nothing
    """Begins the form anew."""
    focus: str = ""
    """The field of a row just added: the cursor goes there, and not back through the page."""
    checks: Checks = field(init=False)
    asked: frozenset[str] = frozenset()
    """The fields with a question that a yes settles."""

    def __post_init__(self) -> None:
        self.checks = Checks(self._sentences)

    @property
    def kind(self) -> ChangeKind:
        """What the form is for."""
        return kind_of(self.sheet)

    def read(self) -> ReadPlan:
        """The form as far as it can be read."""
        return read_plan(self.sheet, self.ui.formats, self.today, self.base)

    def _sentences(self) -> dict[str, str]:
        """A sentence for each field with a problem, and under ``WHOLE`` one for the page."""
        found = self.read().problems
        self.asked = frozenset(p.field for p in found if p.problem.asked)
        # Of two problems with one field the first one stands there.
        sentences = {p.field: self.sentence(p) for p in reversed(found)}
        if found:
            count = self.ui.t("plan-form-problems", count=len(sentences))
            first = self.ui.t("plan-form-first-problem", text=self._named(found[0]))
            # Large text on a small phone: the form itself must stay in sight above.
            tight = self.ui.width / self.ui.scale < TIGHT
            sentences[WHOLE] = count if tight else f"{count} {first}"
        return sentences

    def sentence(self, found: FieldProblem) -> str:
        """What is wrong and what to do, in the person's language."""
        values = {name: self._said(value) for name, value in found.problem.values.items()}
        example = self._example(found.problem.where)
        return self.ui.t(found.problem.message, **{"example": example, **values})

    def _named(self, found: FieldProblem) -> str:
        text, problem = self.sentence(found), found.problem
        if problem.medicine is None:
            return text
        rows = (*self.sheet.rows(MEDICINES), *self.sheet.rows(NEEDED))
        name = read_medicine(self.sheet, rows[problem.medicine]).name
        name = name or self.ui.t("plan-problem-unnamed", number=problem.medicine + 1)
        if problem.step is None:
            return self.ui.t("plan-problem-line-medicine", medicine=name, text=text)
        return self.ui.t("plan-problem-line-step", medicine=name, step=problem.step + 1, text=text)

    def _said(self, value: object) -> object:
        if isinstance(value, date):
            return self.ui.formats.table_day(value)
        return self.ui.formats.amount(value) if isinstance(value, Decimal) else value

    def _example(self, where: str) -> str:
        if where in ("start", "end", "agreed_on", "valid_from"):
            return day_example(self.today, self.ui.formats)
        return amount_example(HALF, self.ui.formats)
