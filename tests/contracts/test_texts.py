"""Every text that the code asks for is there, every text that is there is asked for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from inspect import signature

from app.charts import words as chart_words
from app.domain import errors
from app.domain.checkins import CheckInKind
from app.domain.errors import GlidepathError, InvalidAnswers
from app.domain.help_lines import LineKind
from app.domain.items import DAILY_ITEMS, ITEMS, SEVERITIES, ChipsItem, ChoiceItem, NumberItem
from app.domain.measures import MEASURES
from app.domain.settings import Appearance
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.help_lines import HelpLines
from app.views.frame import TABS
from app.views.trouble import trouble_message
from tests.contracts.source import ROOT, Module, called, modules, tracked
from tests.i18n.texts import english, messages, variables

ASKING = {"t", "words", "text", "complain", "say", "Message", "_Unusable", "Problem"}
"""Calls that take a message id first (``Problem`` second)."""

NEVER = re.compile(
    r"\b(clean(ed)?|dirty|addict\w*|abus(e|ed|er|ing|ive)|failed|relaps\w+|complian(t|ce)"
    r"|cheat\w*|streaks?)\b",
    re.IGNORECASE,
)
"""``product.md``: words to avoid about people."""

words = Translator("en")


@cache
def written() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Every string of the app, whole, and the shape of those put together."""
    whole = {str(text.value) for module in modules() for text in module.texts()}
    nodes = (node for module in modules() for node in ast.walk(module.tree))
    shapes = {_shape(node) for node in nodes if isinstance(node, ast.JoinedStr)}
    return frozenset(whole), tuple(re.compile(shape) for shape in shapes if shape)


def _shape(node: ast.JoinedStr) -> str | None:
    parts = [p.value if isinstance(p, ast.Constant) else None for p in node.values]
    fixed = [str(p) for p in parts if p]
    if not any(re.search(r"[a-z]-|-[a-z]", p) for p in fixed):
        return None
    return "".join("(.+)" if p is None else re.escape(str(p)) for p in parts)


def _is_used(message_id: str) -> bool:
    whole, shapes = written()
    if message_id in whole:
        return True
    for shape in shapes:
        found = shape.fullmatch(message_id)
        if found is None:
            continue
        # A shape that begins with a gap, "{message}-label", needs the rest to be used as well.
        if not shape.pattern.startswith("(.+)") or _is_used(found[1]):
            return True
    return False


def test_no_text_is_left_over() -> None:
    assert [i for i in messages() if not _is_used(i)] == []


def _asked(module: Module) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and called(node) in ASKING and node.args:
            first = node.args[1 if called(node) == "Problem" else 0]
            options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            for option in options:
                asked = option.value if isinstance(option, ast.Constant) else None
                # Other functions called "text" take words, not ids.
                if isinstance(asked, str) and (called(node) != "text" or "-" in asked):
                    yield node, asked


def test_every_text_that_is_asked_for_is_there() -> None:
    missing = [
        f"{module.at(node)}: {asked}"
        for module in modules()
        for node, asked in _asked(module)
        if asked not in messages()
    ]
    assert missing == []


def test_every_id_in_a_table_is_there() -> None:
    """Strings that look like an id of a known section, wherever they stand."""
    sections = {i.split("-")[0] for i in messages() if "-" in i}
    shape = re.compile(rf"({'|'.join(sorted(sections))})(-[a-z0-9_]+)+")
    found = [
        f"{module.at(text)}: {asked}"
        for module in modules("app/views")
        for text in module.texts()
        if shape.fullmatch(asked := str(text.value)) and asked not in messages()
        if not any(i.startswith(f"{asked}-") for i in messages())
    ]
    assert found == []


def test_every_call_gives_the_values_that_its_text_needs() -> None:
    found = []
    for module in modules():
        for node, asked in _asked(module):
            given = {k.arg for k in node.keywords}
            if called(node) in ("t", "words") and None not in given and asked in messages():
                missing = variables(asked) - given
                found += [f"{module.at(node)}: {asked} needs {m}" for m in sorted(missing)]
    assert found == []


def test_every_item_option_and_severity_has_its_words() -> None:
    needed = {f"item-{i}" for i in ITEMS} | {f"item-{i}-short" for i in ITEMS}
    needed |= {f"severity-{s}" for s in SEVERITIES}
    for item in DAILY_ITEMS:
        if isinstance(item, NumberItem):
            needed |= {f"item-{item.id}-{end}" for end in ("low", "high")}
        elif isinstance(item, ChoiceItem | ChipsItem):
            needed |= {f"option-{item.id}-{option}" for option in item.options}
    assert needed - set(messages()) == set()


def test_every_measure_has_a_name_and_both_ends() -> None:
    formats = Formats(words.locale)
    for measure in MEASURES:
        said = [chart_words.name(measure, words)]
        said += [chart_words.end(measure, e, words, formats) for e in (measure.low, measure.high)]
        assert not [s for s in said if "measure-" in s or "item-" in s or not s]


def test_every_kind_of_error_has_a_sentence_with_its_numbers() -> None:
    kinds = [k for k in vars(errors).values() if isinstance(k, type)]
    kinds = [k for k in kinds if issubclass(k, GlidepathError) and k is not GlidepathError]
    assert len(kinds) > 15
    for kind in kinds:
        if kind is not InvalidAnswers:  # says what is wrong with which answer instead
            numbers = len(signature(kind).parameters) if "__init__" in vars(kind) else 0
            message = trouble_message(kind(*range(1, 1 + numbers)))
            assert message.id in messages(), kind
            given = {"time" if name == "wait" else name for name in message.values}
            assert variables(message.id) <= given, kind


def test_every_region_line_and_choice_has_its_words() -> None:
    regions = HelpLines().regions
    needed = {f"region-{region.code}" for region in regions}
    needed |= {f"help-line-{line.name}" for region in regions for line in region.lines}
    needed |= {f"help-{part}-{kind}" for kind in LineKind for part in ("kind", "when")}
    needed |= {f"appearance-{look}" for look in Appearance}
    needed |= {f"history-kind-{kind}" for kind in CheckInKind}
    assert needed - set(messages()) == set()


def test_every_icon_of_the_navigation_has_a_word() -> None:
    assert [tab for tab in TABS if not words.has(tab[1])] == []
    wordless = [
        module.at(node)
        for module in modules("app/views")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and called(node) in ("IconButton", "NavigationBarDestination", "FloatingActionButton")
        and not {"label", "tooltip", "content"} & {k.arg for k in node.keywords}
    ]
    assert wordless == []


def test_no_text_uses_a_word_that_judges() -> None:
    found = [f"en.ftl: {m[0]}" for m in NEVER.finditer(english())]
    for module in modules("app/views"):
        found += [
            f"{module.at(text)}: {m[0]}"
            for text in module.texts()
            for m in NEVER.finditer(str(text.value))
        ]
    for path in tracked():
        # The contributing guide may list the words themselves.
        if path.suffix == ".md" and path.name != "CONTRIBUTING.md":
            text = path.read_text("utf-8")
            found += [f"{path.relative_to(ROOT)}: {m[0]}" for m in NEVER.finditer(text)]
    assert found == []
