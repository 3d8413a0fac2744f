"""After warming up, drawing any screen imports nothing more."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.served import ROOT

LOADED = """
import sys
from app import warm_up
warm_up.{load}()
import flet
print(" ".join(name for name in flet.__all__ if name in vars(flet)))
"""


def named_in(folder: str) -> set[str]:
    """Every ``ft.Control`` that the code of the screens uses; annotations are never run."""
    sources = [s for s in (ROOT / "app" / "views").rglob("*.py") if folder in s.as_posix()]
    return {name for source in sources for name in used(ast.parse(source.read_text()))}


def used(tree: ast.AST) -> Iterator[str]:
    for field, value in ast.iter_fields(tree):
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.AST) and field not in ("annotation", "returns"):
                yield from used(node)
    if isinstance(tree, ast.Attribute) and getattr(tree.value, "id", "") == "ft":
        yield tree.attr


@pytest.mark.parametrize(
    ("load", "folder"), [("load_first", "views/components"), ("load_all", "views/")]
)
def test_every_control_is_there(load: str, folder: str) -> None:
    script = LOADED.format(load=load)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert named_in(folder)
    assert named_in(folder) - set(done.stdout.split()) == set()


def test_the_slow_ones_stay_out() -> None:
    """Database, keys and drawing come in when they are used, not with the screens."""
    script = "import sys; from app import warm_up; warm_up.load_all(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    slow = {"sqlmodel", "sqlalchemy", "matplotlib", "numpy", "keyring", "cryptography"}
    assert slow & set(done.stdout.split()) == set()
