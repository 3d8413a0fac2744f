"""Every language that ships says all that English says, with the same values."""

from __future__ import annotations

from fluent.syntax import FluentParser, ast, visitor

from app.i18n.translator import FALLBACK, LANGUAGES
from tests.contracts.source import APP

LOCALES = APP / "i18n" / "locales"


class _Variables(visitor.Visitor):
    """The names of the values in a message, in all of its variants."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def needs(fluent: str) -> dict[str, frozenset[str]]:
    """The values that each message of a file needs; what cannot be read is a message too."""
    found: dict[str, frozenset[str]] = {}
    for entry in FluentParser().parse(fluent).body:
        if isinstance(entry, ast.Junk):
            found[f"unreadable: {(entry.content or '').splitlines()[0]}"] = frozenset()
        elif isinstance(entry, ast.Message) and entry.value is not None:
            variables = _Variables()
            variables.visit(entry.value)
            found[entry.id.name] = frozenset(variables.names)
    return found


def differences(fluent: str, english: str) -> list[str]:
    """The messages that a file lacks, has too many of, or gives other values."""
    own, wanted = needs(fluent), needs(english)
    return sorted(i for i in own.keys() | wanted.keys() if own.get(i) != wanted.get(i))


def text_of(language: str) -> str:
    return (LOCALES / f"{language}.ftl").read_text("utf-8")


def test_files_and_languages_are_the_same() -> None:
    assert sorted(path.stem for path in LOCALES.glob("*.ftl")) == sorted(LANGUAGES)


def test_every_language_says_all_that_english_says() -> None:
    english = text_of(FALLBACK)
    found = {code: differences(text_of(code), english) for code in LANGUAGES}
    assert found == {code: [] for code in LANGUAGES}


def test_a_difference_is_found() -> None:
    english = "one = One { $x }\ntwo = Two\nmany = { $n ->\n    [one] One\n   *[other] { $n }\n}\n"
    assert differences(english, english) == []
    assert differences("one = Uno\nthree = Tres\ntwo = Dos { $\n", english) == [
        "many",
        "one",
        "three",
        "two",
        "unreadable: two = Dos { $",
    ]
