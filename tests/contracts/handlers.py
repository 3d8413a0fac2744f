"""Finds event handlers that no guard stands around.

A function that hands one of its parameters on as a handler is a *taker* (``choice_button``):
then the rule holds for what its callers give, and so on outwards.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.contracts.source import Module, called

GUARDS = {"act", "guarded"}


@dataclass(frozen=True)
class Taker:
    """A parameter that must be given a guarded handler."""

    function: str
    parameter: str
    position: int | None


EFFECT = Taker("use_effect", "setup", 0)


def unguarded(modules: Iterable[Module]) -> list[str]:
    """Where a handler is given that no guard stands around, with file and line."""
    modules = list(modules)
    takers: set[Taker] = {EFFECT}
    while True:
        found = {t for m in modules for t in _takers(m, takers)} | takers
        if found == takers:
            break
        takers = found
    return sorted(place for module in modules for place in _places(module, takers))


def _places(module: Module, takers: set[Taker]) -> Iterator[str]:
    for function, node, value in _given(module, takers):
        if not _is_guarded(value, module) and not _is_parameter(value, function):
            yield f"{module.at(node)}: {ast.unparse(value)}"


def _takers(module: Module, takers: set[Taker]) -> Iterator[Taker]:
    for function, _, value in _given(module, takers):
        if function is not None and isinstance(value, ast.Name) and _is_parameter(value, function):
            names = [a.arg for a in function.args.args]
            position = names.index(value.id) if value.id in names else None
            yield Taker(function.name, value.id, position)


Function = ast.FunctionDef | ast.AsyncFunctionDef
Given = tuple[Function | None, ast.AST, ast.expr]


def _given(module: Module, takers: set[Taker]) -> Iterator[Given]:
    """Every handler given to a control or a taker, with the function it stands in."""
    by_name: dict[str, list[Taker]] = {}
    for taker in takers:
        by_name.setdefault(taker.function, []).append(taker)
    for function, node in _nodes(module.tree, None):
        if isinstance(node, ast.Call):
            yield from ((function, node, v) for v in _handlers(node, by_name))
        elif isinstance(node, ast.Assign):
            targets = (t for t in node.targets if isinstance(t, ast.Attribute))
            if any(t.attr.startswith("on_") for t in targets):
                yield function, node, node.value


def _handlers(call: ast.Call, takers: dict[str, list[Taker]]) -> Iterator[ast.expr]:
    is_control = (
        isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "ft"
        and call.func.attr != "ColorScheme"  # its on_... are colours
    )
    if is_control:
        yield from (k.value for k in call.keywords if k.arg and k.arg.startswith("on_"))
    for taker in takers.get(called(call), []):
        yield from (k.value for k in call.keywords if k.arg == taker.parameter)
        if taker.position is not None and len(call.args) > taker.position:
            yield call.args[taker.position]


def _nodes(node: ast.AST, function: Function | None) -> Iterator[tuple[Function | None, ast.AST]]:
    inside = node if isinstance(node, Function) else function
    yield inside, node
    for child in ast.iter_child_nodes(node):
        yield from _nodes(child, inside)


def _is_parameter(value: ast.expr, function: Function | None) -> bool:
    if function is None or not isinstance(value, ast.Name):
        return False
    return value.id in {a.arg for a in (*function.args.args, *function.args.kwonlyargs)}


def _is_guarded(value: ast.expr, module: Module) -> bool:
    match value:
        case ast.Constant(value=None):
            return True
        case ast.Call():
            return called(value) in GUARDS or _returns_guarded(called(value), module)
        case ast.Lambda(
            body=ast.Call(func=ast.Attribute(attr="run", value=ast.Attribute(attr="shell")))
        ):
            return True  # beside the screens, with a guard of its own
        case ast.Lambda(body=ast.Call(func=ast.Name(id=name), args=[ast.Constant()])):
            return name in _setters(module)  # a state set to a constant: nothing to go wrong
        case ast.IfExp():
            return _is_guarded(value.body, module) and _is_guarded(value.orelse, module)
        case ast.Name():
            set_here = [
                n.value
                for n in ast.walk(module.tree)
                if isinstance(n, ast.Assign)
                and any(isinstance(t, ast.Name) and t.id == value.id for t in n.targets)
            ]
            return bool(set_here) and all(_is_guarded(v, module) for v in set_here)
    return False


def _returns_guarded(name: str, module: Module) -> bool:
    """Whether a function of the same file makes guarded handlers: ``go(ui, "/more")``."""
    made = [
        node.value
        for function in ast.walk(module.tree)
        if isinstance(function, Function) and function.name == name
        for node in function.body
        if isinstance(node, ast.Return) and node.value is not None
    ]
    return bool(made) and all(_is_guarded(value, module) for value in made)


def _setters(module: Module) -> set[str]:
    """The names that ``ft.use_state`` gave to setters in a file."""
    return {
        node.targets[0].elts[1].id
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and called(node.value) == "use_state"
        and isinstance(node.targets[0], ast.Tuple)
        and isinstance(node.targets[0].elts[1], ast.Name)
    }
