"""What every benchmark shares: rows, the table they are printed in, and the machine's load.

A benchmark is a module with ``rows() -> list[Row]``. Nothing here asserts: it only prints.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

HEADER = ("what", "floor", "ours", "ratio", "aim", "")
BUSY_FROM = 0.3
"""Processors that other programs may keep busy before the figures are doubted."""


@dataclass(frozen=True)
class Row:
    """One figure. With a ``floor`` the aim is for the ratio, else for ``ours`` itself.

    ``against`` says what the floor is. ``note``: spread, shares, whose time it is.
    """

    name: str
    ours: float
    unit: str = "ms"
    floor: float | None = None
    against: str = ""
    aim: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """``ours`` as a multiple of the floor."""
        return None if not self.floor else self.ours / self.floor

    @property
    def missed(self) -> bool:
        """Whether the figure is above its aim."""
        figure = self.ours if self.floor is None else self.ratio
        return self.aim is not None and figure is not None and figure > self.aim

    def cells(self) -> tuple[str, ...]:
        """The row as the table has it; ``!`` marks a missed aim."""
        floor = "" if self.floor is None else f"{self.against} {_figure(self.floor, self.unit)}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        aim = "" if self.aim is None else f"{self.aim:g}{'' if self.floor else ' ' + self.unit}"
        ours = _figure(self.ours, self.unit)
        return self.name, floor, ours, ratio, aim + (" !" if self.missed else ""), self.note


def _figure(number: float, unit: str) -> str:
    digits = 2 if number < 10 else 1 if number < 100 else 0
    return f"{number:.{digits}f} {unit}"


def printed(rows: Sequence[Row]) -> str:
    """The table, its columns as wide as they need to be."""
    lines = [HEADER, *(row.cells() for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(HEADER) - 1)]
    return "\n".join(
        "  ".join([*(c.ljust(w) for c, w in zip(line, widths, strict=False)), line[-1]]).rstrip()
        for line in lines
    )


def turns(count: int, seconds: float, least: int = 2) -> Iterator[int]:
    """0, 1, 2 ... ``count`` times; fewer on a slow machine, where no new turn is begun after
    ``seconds``, but at least ``least``."""
    begun = time.monotonic()
    for turn in range(count):
        if turn >= least and time.monotonic() - begun > seconds:
            return
        yield turn


def load(seconds: float = 1.0) -> str:
    """The machine's load in a sentence, with a warning where it spoils the figures.

    The load average remembers the last minute, earlier benchmarks included; what the
    processors do while this waits for ``seconds`` is the doing of others alone.
    """
    cores = os.cpu_count() or 1
    average = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    busy = _busy(seconds)
    said = f"load {average:.2f} on {cores} processors"
    said += "" if busy is None else f", others keep {busy:.1f} of them busy now"
    noisy = average > 1.0 if busy is None else busy > BUSY_FROM
    if not noisy and average <= 1.0:
        return said
    return said + "\nWARNING: the load is above 1.0; take the figures again on a quiet machine"


def _busy(seconds: float) -> float | None:
    """Processors in use while this one sleeps; ``None`` where the system does not say."""
    before = _jiffies()
    time.sleep(seconds)
    after = _jiffies()
    if before is None or after is None or after[1] == before[1]:
        return None
    return (after[0] - before[0]) / (after[1] - before[1]) * (os.cpu_count() or 1)


def _jiffies() -> tuple[int, int] | None:
    """Busy and total ticks of all processors so far (Linux)."""
    try:
        fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    except OSError:
        return None
    ticks = [int(f) for f in fields]
    return sum(ticks) - ticks[3] - ticks[4], sum(ticks)


def keep(rows: Sequence[Row], path: Path) -> None:
    """Write rows for the runner."""
    path.write_text(json.dumps([asdict(row) for row in rows]))


def kept(path: Path) -> list[Row]:
    """Rows as ``keep`` wrote them."""
    return [Row(**row) for row in json.loads(path.read_text())]


def alone(rows: Callable[[], list[Row]]) -> None:
    """Run one benchmark by itself: print its table, or keep it in the file that is named as
    the only argument, for the runner."""
    if len(sys.argv) > 1:
        keep(rows(), Path(sys.argv[1]))
        return
    print(load())
    print(printed(rows()))
