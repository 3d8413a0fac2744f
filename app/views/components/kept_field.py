"""A field of a form: kept with each letter, read back in words, its problem under it.

It renders alone: what is typed here, or found wrong with it, draws no other field again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import flet as ft

from app.views.components.fields import Typed, problem_line, words_field
from app.views.components.text import body, small
from app.views.ui import Ui, use_ui

WHOLE = ""
"""Stands for the form as a whole among its fields."""

Understood = Callable[[str], str | None]
"""What was understood of a text, in words ("Friday, 14 March 2025"), if anything was."""


class Form(Protocol):
    """What a field needs of its form: ``services.sheet.Sheet`` is one."""

    def get(self, name: str) -> str:
        """A field as typed."""
        ...

    def put(self, name: str, text: str | None) -> None:
        """Put a field on the page."""
        ...

    async def flush(self) -> None:
        """Bring the page to the disk."""
        ...


@dataclass
class Checks:
    """The sentences about the fields of one form, and who wants to hear of them.

    Silent until ``begin``: nobody is told that a field is empty before they reach it.
    """

    find: Callable[[], dict[str, str]]
    begun: bool = False
    found: dict[str, str] = field(default_factory=dict)
    _listeners: dict[str, list[Callable[[str | None], None]]] = field(default_factory=dict)

    def begin(self) -> bool:
        """Look at everything from now on. Whether there was nothing to say."""
        self.begun = True
        self.again()
        return not self.found

    def again(self) -> None:
        """Look again after a change; tells the fields about which there is something new."""
        if not self.begun:
            return
        before, self.found = self.found, self.find()
        for name in before.keys() | self.found.keys():
            if before.get(name) != self.found.get(name):
                for tell in tuple(self._listeners.get(name, ())):
                    tell(self.found.get(name))

    def listen(self, name: str, tell: Callable[[str | None], None]) -> Callable[[], None]:
        """``tell`` is called with each new sentence about a field; the result ends that."""
        listeners = self._listeners.setdefault(name, [])
        listeners.append(tell)
        return lambda: listeners.remove(tell) if tell in listeners else None


@dataclass
class _Ear:
    """What ends the listening of one field."""

    _stop: Callable[[], None] = lambda: None

    def hear(self, stop: Callable[[], None]) -> None:
        """Listen, until ``stop`` is called."""
        self._stop = stop

    def close(self) -> None:
        """Listen no more."""
        self._stop()


def use_problem(ui: Ui, checks: Checks, name: str) -> str | None:
    """The sentence about a field. A hook."""
    problem, set_problem = ft.use_state(checks.found.get(name))
    ear = ft.use_memo(_Ear, [])

    def begin() -> None:
        ear.hear(checks.listen(name, set_problem))
        set_problem(checks.found.get(name))

    ft.use_effect(ui.act(begin), [name], cleanup=ui.act(ear.close))
    return problem


@dataclass(frozen=True)
class FieldSpec:
    """How a field looks. ``question`` stands above it; ``hint`` says how to type it;
    ``label`` is what a screen reader says instead of the question."""

    name: str
    identifier: str
    question: str
    hint: str = ""
    label: str = ""
    lines: int = 1
    focus: bool = False
    """Whether the cursor goes into it as soon as it is there."""


@ft.component
def KeptField(
    form: Form, checks: Checks, spec: FieldSpec, understood: Understood | None = None
) -> ft.Control:
    """A field for words or a number. ``understood`` says back what was read."""
    ui = use_ui()
    typed = ft.use_memo(lambda: Typed(form.get(spec.name)), [spec.name])
    _, redraw = ft.use_state(0)
    problem = use_problem(ui, checks, spec.name)

    async def keep(event: ft.Event[ft.TextField]) -> None:
        typed.keep(event)
        form.put(spec.name, typed.value)
        redraw(lambda n: n + 1)
        checks.again()
        await form.flush()

    return field_column(ui, spec, typed, ui.act(keep), understood, problem)


def field_column(
    ui: Ui,
    spec: FieldSpec,
    typed: Typed,
    keep: Callable[..., object],
    understood: Understood | None,
    problem: str | None,
    beside: ft.Control | None = None,
) -> ft.Control:
    """Question, field, what was understood, problem; ``beside`` stands under the field."""
    question = ft.Column([body(ui, spec.question), *hints(ui, spec)], spacing=2, tight=True)
    field_ = words_field(
        ui,
        spec.identifier,
        question,
        spec.label or spec.question,
        ref=typed.ref,
        value=typed.shown(),
        multiline=spec.lines > 1,
        min_lines=spec.lines if spec.lines > 1 else None,
        max_lines=6 if spec.lines > 1 else 1,
        keyboard_type=ft.KeyboardType.TEXT,
        autofocus=spec.focus,
        on_change=keep,
    )
    said = understood(typed.value) if understood is not None else None
    below: list[ft.Control] = [small(ui, said)] if said and problem is None else []
    return ft.Column(
        [field_, *([beside] if beside is not None else []), *below, *problem_line(ui, problem)],
        spacing=6,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def hints(ui: Ui, spec: FieldSpec) -> list[ft.Control]:
    """How to type it, where that is not plain."""
    return [small(ui, spec.hint)] if spec.hint else []
