"""``main.py`` under a watch: ``python -m tests.bench.watched <file> <arguments>``.

Writes the longest event-loop stall, in seconds, and where it was, to the file at the end.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app import warm_up
from main import run
from tests.loop_guard import Stall, Watch, longest_stall


def count_from_ready(watch: Watch) -> None:
    """Forget what was before the link was printed: nobody could have noticed it."""
    load_first = warm_up.load_first

    def forgetting() -> object:
        watch.longest = Stall()
        warm_up.load_first = load_first
        return load_first()

    warm_up.load_first = forgetting  # type: ignore[assignment]


if __name__ == "__main__":
    note, *arguments = sys.argv[1:]
    with longest_stall(limit=0.01) as watch:
        count_from_ready(watch)
        code = run(arguments)
    Path(note).write_text(f"{watch.seconds}\n{watch.longest.where}\n")
    sys.exit(code)
