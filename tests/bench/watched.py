"""``main.py`` under a watch: ``python -m tests.bench.watched <file> <arguments>``.

Writes the longest event-loop stall, in seconds, and where it was, to the file at the end.
"""

from __future__ import annotations

import sys
from pathlib import Path

from main import run
from tests.loop_guard import longest_stall

if __name__ == "__main__":
    note, *arguments = sys.argv[1:]
    with longest_stall(limit=0.01) as watch:
        code = run(arguments)
    Path(note).write_text(f"{watch.seconds}\n{watch.longest.where}\n")
    sys.exit(code)
