"""The app over a diary that stands open, and ``main.py`` with it:
``python -m tests.bench.opened --web --no-open --port 0 --data-dir <folder>``.

Everything is the real thing but the vault, which asks nobody for a passcode, and the clock,
which stands at the morning after the last day of ``diaries.py``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app import bootstrap
from tests.bench import diaries

if TYPE_CHECKING:
    from app.domain.ports import SettingsStore, Vault
    from app.domain.sharing.side_view import SideViews


class OpenRuntime(bootstrap.Runtime):
    """``Runtime`` over a folder of ``diaries.fill``."""

    def __init__(
        self, data_dir: Path | None = None, demo: bool = False, language: str | None = None
    ) -> None:
        os.environ[bootstrap.TEST_NOW] = diaries.MORNING.isoformat()
        super().__init__(data_dir, demo, language)

    def _make_vault(self, mobile: bool) -> tuple[Vault, SideViews]:
        from app.data.sharing.memory_side_views import MemorySideViews

        return diaries.open_vault(), MemorySideViews()

    def _settings_store(self) -> SettingsStore:
        return diaries.settings()


if __name__ == "__main__":
    vars(bootstrap)["Runtime"] = OpenRuntime
    from main import run

    sys.exit(run(sys.argv[1:]))
