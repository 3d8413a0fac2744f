"""Reading the project's own source, for rules that no other tool checks."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"
SKIPPED = {
    *(".git", ".venv", ".mypy_cache", ".pytest_cache", ".ruff_cache"),
    *("__pycache__", "build", "node_modules"),
}


@dataclass(frozen=True)
class Module:
    """A parsed file. ``docstrings`` are the ids of the nodes that are not text to use."""

    path: Path
    tree: ast.Module
    docstrings: frozenset[int]

    def at(self, node: ast.AST) -> str:
        """Where a node stands, as an editor opens it: ``app/views/today.py:41``."""
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"

    def texts(self) -> Iterator[ast.Constant]:
        """Every string of the code that is not a docstring or a bare string."""
        for node in ast.walk(self.tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in self.docstrings:
                yield node  # type: ignore[misc]


def modules(folder: str = "app") -> list[Module]:
    """Every Python file of a folder of the project, in order."""
    return [parsed(path) for path in sorted((ROOT / folder).rglob("*.py"))]


@cache
def parsed(path: Path) -> Module:
    tree = ast.parse(path.read_text("utf-8"), str(path))
    bare = (n.value for n in ast.walk(tree) if isinstance(n, ast.Expr))
    return Module(path, tree, frozenset(id(n) for n in bare if isinstance(n, ast.Constant)))


def called(node: ast.Call) -> str:
    """The last name of what is called: ``ft.Button`` gives "Button"."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def tracked() -> list[Path]:
    """The project's files: those that git keeps, or all of them where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode == 0:
        return [p for name in listed.stdout.split("\0") if name and (p := ROOT / name).is_file()]
    found = (p for p in ROOT.rglob("*") if p.is_file())
    return [p for p in found if not SKIPPED & set(p.relative_to(ROOT).parts)]
