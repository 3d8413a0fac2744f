"""A language that nobody speaks, for finding what a real one would break.

``xr`` is English with every letter accented, about 40 % longer, running right to left, with a
bracket at both ends. Text that lacks the brackets was glued together or never translated; text
that loses one was clipped; a number in the wrong place was not isolated.
"""

from __future__ import annotations

from fluent.syntax import FluentParser, FluentSerializer, ast

LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àƀćďéƒĝĥíĵķĺɱńóƥɋŕśţúṽŵẋýžÀƁĆĎÉƑĜĤÍĴĶĹṀŃÓƤɊŔŚŢÚṼŴẊÝŽ",
)
STRETCH = 0.4
OPEN, CLOSE = "⟦", "⟧"
RIGHT_TO_LEFT, END = "\u202e", "\u202c"


def pseudo(fluent: str) -> str:
    """The Fluent text of ``xr`` from that of another language, placeables untouched."""
    resource = FluentParser().parse(fluent)
    for entry in resource.body:
        if isinstance(entry, ast.Message | ast.Term) and entry.value is not None:
            _stretch(entry.value)
            entry.value.elements.insert(0, ast.TextElement(OPEN))
            entry.value.elements.append(ast.TextElement(CLOSE))
    return FluentSerializer().serialize(resource)


def _stretch(pattern: ast.Pattern) -> None:
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            element.value = _foreign(element.value)
        elif isinstance(element, ast.Placeable):
            for variant in getattr(element.expression, "variants", []):
                _stretch(variant.value)


def _foreign(text: str) -> str:
    """Accented and stretched by doubling letters; spaces at the ends stay outside."""
    inner = text.strip()
    letters = sum(c.isalpha() for c in inner)
    if not letters:
        return text
    out, owed = [], 0.5
    for c in inner:
        owed += len(inner) * STRETCH / letters if c.isalpha() else 0
        out.append(c * (1 + int(owed)) if c.isalpha() else c)
        owed %= 1 if c.isalpha() else 2
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{RIGHT_TO_LEFT}{''.join(out).translate(LETTERS)}{END}{after}"
