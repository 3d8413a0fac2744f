"""Peak memory after opening Today, History and Progress, and after Progress drew all days:
``python -m tests.bench.visited <folder>`` prints both in MB, for ``bench_memory``.
"""

from __future__ import annotations

import asyncio
import json
import re
import resource
import sys
from pathlib import Path

from tests.bench.opened import OpenRuntime
from tests.bench.screens import STEPS, press, window

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)


def peak(process: int | str = "self") -> float:
    """The most memory a process has had at once so far, in MB."""
    status = Path(f"/proc/{process}/status")
    if status.exists():
        found = _PEAK.search(status.read_text())
        assert found is not None
        return int(found[1]) / 1024
    assert process == "self", "only Linux tells about other processes"
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 / (1024 if sys.platform == "darwin" else 1)


async def visit(folder: Path) -> dict[str, float]:
    """The peak after each step; "Today" is the first."""
    runtime, peaks = OpenRuntime(folder), {}
    async with window(runtime) as (screen, heard):
        peaks["start"] = peak()
        for name, identifier in STEPS.items():
            await press(screen, heard, identifier)
            peaks[name] = peak()
    runtime.close()
    return peaks


if __name__ == "__main__":
    print(json.dumps(asyncio.run(visit(Path(sys.argv[1])))))
