"""A new alert rule says here, by name, what it is still missing."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.alerts.limits import LIMITS
from app.domain.alerts.model import Level, Rule
from app.domain.alerts.registry import BY_ID, RULES
from app.i18n.alert_words import PARTS, text_id
from tests.contracts.source import ROOT, parsed
from tests.domain.alerts.variants import VARIANTS
from tests.i18n.texts import english, messages

FOLDER = ROOT / "app/domain/alerts"

LETTERS = {
    Level.EMERGENCY: r"\bE\b",
    Level.URGENT: r"\bU\b",
    Level.CALL: r"\bC\b",
    Level.NOTICE: r"\bN\b",
    Level.INFO: r"\bI\b",
    Level.QUESTION: "No level of the table",
}
"""How a docstring names a level."""

CHANGES = re.compile(
    r"\b(take|use|have) (less|more|another|half|extra|twice)\b"
    r"|\b(skip|double|halve|lower|reduce|increase|raise|cut)\b"
    r"|\bstop(?! your breathing| for moments)\b",
    re.IGNORECASE,
)
"""Words that would change a dose. Breathing that stops is none."""

SENTENCE = re.compile(r"[^.?!:]+")


def missing(rule: Rule) -> list[str]:
    """What ``rule`` lacks, in the words of whoever has to add it."""
    return [f"{rule.id}: {found}" for check in (_file, _docstring, _texts) for found in check(rule)]


def _file(rule: Rule) -> Iterator[str]:
    name = rule.id.lower()
    if rule.evaluate.__module__ != f"app.domain.alerts.{name}":
        yield f"evaluate is not that of {name}.py"
    if not (ROOT / f"tests/domain/alerts/test_{name}.py").exists():
        yield f"no tests in test_{name}.py"
    if not re.fullmatch(r"[1-9]\d*", rule.version):
        yield f"{rule.version!r} is no version"
    unknown = [other for other in rule.covers if other not in BY_ID]
    yield from (f"covers {other}, which there is not" for other in unknown)


def _docstring(rule: Rule) -> Iterator[str]:
    said = sys.modules[rule.evaluate.__module__].__doc__ or ""
    if not said.startswith(f"{rule.id}: "):
        yield "the docstring does not begin with its id"
    for level in rule.levels:
        if not re.search(LETTERS[level], said):
            yield f"the docstring does not name the level {level.name}"
    if not rule.levels:
        yield "no level"
    if "clinical.md" not in said:
        yield "the docstring does not say where it comes from"
    if "Basis: " not in said and "*check*" not in said:
        yield "the docstring gives no basis, and no mark that it is to be checked"
    own = [limit for limit in LIMITS if limit.id.startswith(f"{rule.id.lower()}.")]
    if own and "*(product)*" not in said:
        yield "a threshold of the project's own without its mark"


def _texts(rule: Rule) -> Iterator[str]:
    wanted = {text_id(rule.id, v, part) for v in VARIANTS.get(rule.id, ()) for part in PARTS}
    yield from (f"no text {message}" for message in sorted(wanted - set(messages())))
    # These ids are put together at run time, so that test_texts.py cannot see which are used.
    there = {m for m in messages() if m.startswith(f"alert-{rule.id.lower()}-")}
    yield from (f"nothing says {message}" for message in sorted(there - wanted))
    if rule.id not in VARIANTS:
        yield "not in the table of variants"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_all_it_needs(rule: Rule) -> None:
    assert missing(rule) == []


def test_every_rule_of_the_table_is_there_in_its_order() -> None:
    assert [rule.id for rule in RULES] == [f"R{n:02}" for n in range(1, 30)]
    assert set(VARIANTS) == {rule.id for rule in RULES}


def test_every_file_of_a_rule_is_in_the_registry() -> None:
    """A file that is not named there is a rule that never runs."""
    files = {p.stem for p in FOLDER.glob("r[0-9][0-9].py")}
    assert files == {rule.id.lower() for rule in RULES}


def test_a_rule_asks_no_clock_and_keeps_nothing() -> None:
    """The same history gives the same answer: all that a rule knows it is handed."""
    found = []
    for path in sorted(FOLDER.glob("r[0-9][0-9].py")):
        for node in ast.walk(parsed(path).tree):
            if isinstance(node, ast.Global | ast.Nonlocal):
                found.append(f"{path.name}: {node.names}")
            if isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow"):
                owner = node.value
                if not (isinstance(owner, ast.Name) and owner.id in ("seen", "self")):
                    found.append(f"{path.name}: {ast.unparse(node)}")
    assert found == []


def dose_changing(text: str) -> list[str]:
    """The sentences of ``text`` that would change a dose; "do not ..." is none."""
    return [
        sentence.strip()
        for sentence in SENTENCE.findall(text)
        if CHANGES.search(sentence) and not re.search(r"\bdo not\b", sentence, re.IGNORECASE)
    ]


def alert_lines() -> list[tuple[str, str]]:
    """Every line of an alert's text, with its id."""
    found, at = [], ""
    for line in english().splitlines():
        begins = re.match(r"([a-z0-9_-]+) = ?(.*)", line)
        at = begins[1] if begins else at
        if re.match(r"alert-r\d\d-", at) and line.strip():
            found.append((at, begins[2] if begins else line))
    return found


def test_no_alert_says_to_change_a_dose() -> None:
    lines = alert_lines()
    assert len(lines) > 150
    assert [(at, s) for at, line in lines for s in dose_changing(line)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Please skip a dose.", True),
        ("Call us. Take less today.", True),
        ("Stop your medicine.", True),
        ("It can stop your breathing.", False),
        ("Do not stop suddenly. Do not double up.", False),
        ("Do not wait. Double it.", True),
    ],
)
def test_the_search_for_such_words_finds_them(text: str, found: bool) -> None:
    assert bool(dose_changing(text)) is found


R18 = BY_ID["R18"]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (replace(R18, id="R17"), "evaluate is not that of r17.py"),
        (replace(R18, id="R99"), "no tests in test_r99.py"),
        (replace(R18, id="R99"), "not in the table of variants"),
        (replace(R18, id="R99"), "does not begin with its id"),
        (replace(R18, id="R19"), "does not begin with its id"),
        (replace(R18, version="one"), "'one' is no version"),
        (replace(R18, covers=("R30",)), "covers R30, which there is not"),
        (replace(R18, levels=(Level.EMERGENCY,)), "does not name the level EMERGENCY"),
        (replace(R18, levels=()), "no level"),
    ],
)
def test_what_is_missing_is_named(broken: Rule, said: str) -> None:
    """The test above cannot pass for want of looking."""
    assert any(said in found for found in missing(broken)), missing(broken)
