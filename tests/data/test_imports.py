"""What is imported before the first frame stays light."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "cryptography", "matplotlib", "keyring")


def test_the_files_and_the_memory_store_import_nothing_heavy() -> None:
    code = (
        "import sys, app.data.files, app.data.memory;"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
