"""One of several answers in a form: kept at once, its problem under it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import flet as ft

from app.views.components.buttons import choice_button
from app.views.components.fields import problem_line
from app.views.components.kept_field import Checks, Form, use_problem
from app.views.components.text import body, small
from app.views.ui import use_ui


@dataclass(frozen=True)
class Options:
    """A question with some answers: values with their identifiers and texts."""

    name: str
    question: str
    answers: tuple[tuple[str, str, str], ...]
    hint: str = ""


@ft.component
def KeptChoice(
    form: Form, checks: Checks, options: Options, changed: Callable[[], None] | None = None
) -> ft.Control:
    """The answers as buttons. ``changed`` is called for what else shows the choice."""
    ui = use_ui()
    _, redraw = ft.use_state(0)
    problem = use_problem(ui, checks, options.name)

    def choose(value: str) -> Callable[[], Awaitable[None]]:
        async def chosen() -> None:
            form.put(options.name, value)
            redraw(lambda n: n + 1)
            if changed is not None:
                changed()
            checks.again()
            await form.flush()

        return chosen

    buttons = [
        choice_button(
            identifier,
            text,
            f"{options.question} {text}",
            form.get(options.name) == value,
            ui.act(choose(value)),
        )
        for value, identifier, text in options.answers
    ]
    row = ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)
    group = ft.Semantics(label=options.question, container=True, content=row)
    hint = [small(ui, options.hint)] if options.hint else []
    return ft.Column(
        [body(ui, options.question), *hint, group, *problem_line(ui, problem)],
        spacing=8,
        tight=True,
    )
