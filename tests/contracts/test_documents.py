"""What the documents name is there, and what they must list is listed."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from functools import cache

import pytest
from sqlmodel import SQLModel

from app.command_line import _parser
from app.data import (
    attempts,
    files,
    instance_lock,
    letterbox,
    log,
    settings_store,
    tables,
    vault_file,
)
from app.data.sharing import shelf, side_file, side_views
from app.domain import copies
from app.domain.settings import Settings
from tests.contracts.documents import Document, documents, read
from tests.contracts.source import ROOT, modules, tracked

ALL = documents()
PATH = re.compile(
    r"(?:[\w.<>-]+/)*[\w.<>-]+\.(?:py|md|ftl|svg|toml|txt|ttf)|(?:app|assets|docs|tests|\.ci)/[\w./<>-]+"
)
MADE_BY_A_RECIPE = {
    "app/data/migrations/m0005_visits.py",
    "app/domain/alerts/r30.py",
    "app/domain/scales/comfort.py",
    "app/i18n/locales/<code>.ftl",
    "app/views/breathing.py",
    "tests/data/old/v5.db",
    "tests/domain/alerts/test_r30.py",
}
"""What the examples of the recipes would make: named there, and not there."""


def named(document: Document) -> str:
    return document.name


@cache
def files_by_tail() -> set[str]:
    """Every file and folder of the project under each of its tails: ``views/app.py``."""
    paths = [p.relative_to(ROOT) for p in tracked()]
    whole = {path for p in paths for path in (p, *p.parents)}
    return {"/".join(p.parts[n:]) for p in whole for n in range(len(p.parts))}


@cache
def test_names() -> set[str]:
    """Every test of the project, with and without its file."""
    found: set[str] = set()
    for module in modules("tests"):
        for name in re.findall(r"def (test_\w+)", module.path.read_text("utf-8")):
            found |= {name, f"{module.path.relative_to(ROOT).as_posix()}::{name}"}
    return found


test_names.__test__ = False  # type: ignore[attr-defined]


@pytest.mark.parametrize("document", ALL, ids=named)
def test_every_link_leads_somewhere(document: Document) -> None:
    for link in document.links():
        place, _, anchor = link.partition("#")
        if "://" in place:
            continue
        target = (document.path.parent / place).resolve() if place else document.path
        assert target.exists(), link
        if anchor:
            assert anchor in Document(target, target.read_text("utf-8")).anchors(), link


@pytest.mark.parametrize("document", ALL, ids=named)
def test_every_path_is_there(document: Document) -> None:
    spans = {span.rstrip("/") for span in document.spans() if PATH.fullmatch(span.rstrip("/"))}
    assert sorted(spans - files_by_tail() - MADE_BY_A_RECIPE) == []


def test_what_a_recipe_makes_is_not_there_already() -> None:
    assert files_by_tail() & MADE_BY_A_RECIPE == set()


@pytest.mark.parametrize("document", ALL, ids=named)
def test_every_test_that_is_named_is_there(document: Document) -> None:
    spans = {s for s in document.spans() if re.fullmatch(r"(tests/[\w/]+\.py::)?test_\w+", s)}
    assert sorted(spans - test_names()) == []


def options() -> set[str]:
    return {option for action in _parser()._actions for option in action.option_strings} - {"-h"}


def test_readme_lists_every_option_and_no_other() -> None:
    heads = (cells[0].strip("`") for cells in read("README.md").rows())
    assert {head.split()[0] for head in heads if re.match(r"--\w", head)} == options()


@pytest.mark.parametrize("document", ALL, ids=named)
def test_every_option_of_the_app_exists(document: Document) -> None:
    commands = re.findall(r"(?:dev\.py run|main\.py)((?: +[^\s#`]+)+)", document.text)
    given = {word for command in commands for word in command.split()}
    given |= {s.split()[0] for s in document.spans() if s.startswith("--")}
    assert {option for option in given if option.startswith("--")} <= options()


def test_readme_begins_with_a_sentence_a_picture_and_two_commands() -> None:
    readme = read("README.md")
    first, _, rest = readme.text.partition("\n## ")
    assert rest
    title, sentence, picture, *_ = first.split("\n\n")
    assert title == "# Glidepath"
    assert re.fullmatch(r"[^.!?]+\.", sentence)
    assert re.fullmatch(r"!\[[^\]]+\]\(docs/screenshots/today\.png\)", picture)
    (block,) = Document(readme.path, first).blocks()
    commands = [line.partition("#")[0].strip() for line in block.splitlines()]
    assert commands == ["python3 dev.py run", "python3 dev.py test"]


def dependencies() -> set[str]:
    """The names in ``pyproject.toml``, those for building included."""
    made = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = made["project"]["optional-dependencies"].values()
    every = [*made["project"]["dependencies"], *(d for group in groups for d in group)]
    names = (re.match(r"[\w.-]+", line) for line in (*every, *made["build-system"]["requires"]))
    return {name[0] for name in names if name}


def test_every_dependency_has_its_line_and_every_line_its_dependency() -> None:
    rows = [cells for cells in read("docs/dependencies.md").rows() if cells[0].startswith("`")]
    listed = [cells[0].strip("`") for cells in rows]
    assert sorted(listed) == sorted(dependencies())
    assert [cells for cells in rows if len(cells) != 5 or "" in cells] == []


def test_privacy_names_every_column_in_the_clear() -> None:
    assert tables.CHECKINS is not None
    privacy = read("docs/privacy.md")
    for name, table in SQLModel.metadata.tables.items():
        clear = {column.name for column in table.columns} - {"payload"}
        assert clear <= set(privacy.row(f"table `{name}`")), name


def test_privacy_names_everything_in_the_small_files() -> None:
    privacy = read("docs/privacy.md")
    assert {f.name for f in fields(Settings)} <= set(privacy.row("`settings.json`"))
    kept = {f.name for f in fields(vault_file.Wrapped)} | {"sum", "ways", "version"}
    kept |= {f.name for f in fields(vault_file.VaultFile)} - {"unread"}
    assert kept <= set(privacy.row("`vault.json`"))
    assert {f.name for f in fields(side_file.SideFile)} <= set(privacy.row("`side.json`"))
    assert set(privacy.row("`attempts.json`")) >= {f.name for f in fields(attempts.Tries)}


def test_privacy_names_every_file() -> None:
    text = read("docs/privacy.md").text
    folders = ("copies/", f"{letterbox.LETTERS_NAME}/", f"{shelf.FOLDER}/")
    names = (
        letterbox.LETTERBOX_NAME,
        vault_file.VAULT_NAME,
        attempts.ATTEMPTS_NAME,
        settings_store.SETTINGS_NAME,
        side_file.NAME,
        side_views.SEALED_NAME,
        side_views.ATTEMPTS_NAME,
    )
    for name in (*names, files.FILE_NAME, instance_lock.LOCK_NAME, log.LOG_NAME, *folders):
        assert f"`{name}" in text or f"/{name}" in text, name
    kept = re.search(r"up to (\d+) automatic copies", text)
    assert kept and int(kept[1]) == copies.KEEP


def test_every_recipe_and_decision_is_in_its_list() -> None:
    for folder in ("docs/recipes", "docs/adr"):
        there = {p.name for p in (ROOT / folder).glob("*.md")} - {"README.md"}
        assert set(read(f"{folder}/README.md").links()) == there


@pytest.mark.parametrize(
    "document", [d for d in ALL if re.match(r"docs/adr/\d", d.name)], ids=named
)
def test_a_decision_has_its_parts(document: Document) -> None:
    number = int(document.path.name[:4])
    title, day, *parts = document.text.split("\n", 2)
    assert title.startswith(f"# {number}. ")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    assert re.findall(r"^\*\*(\w+)\.\*\*", parts[0], re.MULTILINE) == [
        "Context",
        "Decision",
        "Consequences",
    ]
