"""The longest callback of the event loop: how a benchmark counts it, and ``main.py`` under a
watch: ``python -m tests.bench.watched <file> <arguments>`` writes it to the file at the end.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from tests.bench.table import Row
from tests.loop_guard import Stall, Watch, longest_stall

STALL_AIM = 16.0
"""Milliseconds: one frame of a screen that draws 60 in a second."""


@dataclass(frozen=True)
class Held:
    """How long one callback held the loop, in ms, and where, if it was worth a look."""

    ms: float
    where: str

    @staticmethod
    def begin(watch: Watch) -> None:
        """Forget what was before."""
        watch.longest = Stall()

    @classmethod
    def of(cls, watch: Watch) -> Held:
        """The longest since ``begin``."""
        return cls(watch.seconds * 1000, watch.longest.where)

    @staticmethod
    def row(name: str, held: Sequence[Held]) -> Row:
        """The median of several runs; the note has the worst of them and its place."""
        worst = max(held, key=lambda h: h.ms)
        note = f"worst of {len(held)}: {worst.ms:.1f} ms{_place(worst.where)}"
        return Row(name, median(h.ms for h in held), aim=STALL_AIM, note=note)


def _place(where: str) -> str:
    """The innermost place in the app, else the innermost of all: " in app/views/x.py:9 f"."""
    lines = [line.strip() for line in where.splitlines() if line.startswith("  /")]
    ours = [line for line in lines if "/app/" in line and "site-packages" not in line]
    if not lines:
        return ""
    path, _, function = (ours or lines)[-1].rpartition(" ")
    return f" in {'/'.join(path.split('/')[-3:])} {function}"


def count_from_ready(watch: Watch) -> None:
    """Forget what was before the link was printed: nobody could have noticed it."""
    from app import warm_up

    load_first = warm_up.load_first

    def forgetting() -> object:
        Held.begin(watch)
        warm_up.load_first = load_first
        return load_first()

    warm_up.load_first = forgetting  # type: ignore[assignment]


def main(note: Path, arguments: list[str]) -> int:
    """Run the app and keep the longest stall."""
    from main import run

    with longest_stall(limit=0.01) as watch:
        count_from_ready(watch)
        code = run(arguments)
    note.write_text(json.dumps(asdict(Held.of(watch))))
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
