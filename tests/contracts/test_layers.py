"""The rooms, as import-linter sees them and as a fresh interpreter does."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.contracts.source import APP, ROOT

SLOW = {
    "sqlmodel",
    "sqlalchemy",
    "matplotlib",
    "numpy",
    "keyring",
    "cryptography",
    "joserfc",
    "fpdf",
}
"""What must not delay the first frame (``architecture.md``, section 3)."""


def loaded_by(statement: str) -> set[str]:
    """The top-level packages that a fresh interpreter has after ``statement``."""
    code = f"import sys\n{statement}\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_imports_point_down() -> None:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program, "import-linter belongs to the development requirements"
    done = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_first_frame_waits_for_no_slow_import() -> None:
    loaded = loaded_by("import app.views.app")
    assert "flet" in loaded
    assert not SLOW & loaded


def test_the_composition_root_waits_for_no_slow_import() -> None:
    assert not SLOW & loaded_by("import app.bootstrap")


def test_the_domain_knows_the_standard_library_alone() -> None:
    names = [f"app.domain.{p.stem}" for p in (APP / "domain").glob("*.py") if p.stem != "__init__"]
    before, after = loaded_by("pass"), loaded_by("import " + ", ".join(sorted(names)))
    assert after - before - set(sys.stdlib_module_names) == {"app"}
