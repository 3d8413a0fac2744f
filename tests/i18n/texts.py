"""The locale file as data: its messages, what they need, and values to try them with."""

from __future__ import annotations

from functools import cache

from fluent.syntax import FluentParser, ast, visitor

from tests.contracts.source import APP


@cache
def english() -> str:
    """The Fluent text of the fallback language."""
    return (APP / "i18n" / "locales" / "en.ftl").read_text("utf-8")


class _Variables(visitor.Visitor):
    """Collects the variables of a pattern; those that choose a variant are numbers."""

    def __init__(self) -> None:
        self.all: set[str] = set()
        self.chosen_by: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.all.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if isinstance(node.selector, ast.VariableReference):
            self.chosen_by.add(node.selector.id.name)
        self.generic_visit(node)


@cache
def messages() -> dict[str, ast.Pattern]:
    """Every message by its id, in the order of the file."""
    body = FluentParser().parse(english()).body
    return {e.id.name: e.value for e in body if isinstance(e, ast.Message) and e.value}


@cache
def variables(message_id: str) -> frozenset[str]:
    """The values that a message needs."""
    return frozenset(_visited(message_id).all)


def samples(message_id: str, number: int = 3) -> dict[str, object]:
    """A value for each variable: a number where it chooses a variant, else a marker."""
    seen = _visited(message_id)
    return {name: number if name in seen.chosen_by else f"«{name}»" for name in seen.all}


def _visited(message_id: str) -> _Variables:
    found = _Variables()
    found.visit(messages()[message_id])
    return found
