"""Files stay small: the trouble is always the one big app file (``architecture.md``, 6)."""

from __future__ import annotations

from statistics import median

from tests.contracts.source import ROOT, modules

LONGEST, MIDDLE = 300, 100


def lines() -> dict[str, int]:
    files = [m.path for m in modules() if m.path.name != "__init__.py"]
    return {str(p.relative_to(ROOT)): p.read_text("utf-8").count("\n") for p in files}


def test_no_file_is_longer_than_300_lines() -> None:
    assert {name: n for name, n in lines().items() if n > LONGEST} == {}


def test_the_middle_file_has_at_most_100_lines() -> None:
    assert median(lines().values()) <= MIDDLE
