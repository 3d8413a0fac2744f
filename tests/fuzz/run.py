"""Feeding the readers, and what is written down about it."""

from __future__ import annotations

import logging
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from time import perf_counter, thread_time

from tests.fuzz.mutate import mutated
from tests.fuzz.readers import READERS, Reader

MOST_SECONDS = 2.0
"""Of processor time for one input: other work on the machine does not count."""

MOST_MB = 300.0


@dataclass
class Told:
    """What became of the inputs of one reader. ``slowest`` in seconds of processor time."""

    reader: Reader
    inputs: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)

    def row(self) -> str:
        """One line of the table."""
        said = ", ".join(f"{name} {number}" for name, number in self.answers.most_common(8))
        times = f"{self.seconds:7.1f} s, slowest {self.slowest:5.2f} s"
        return f"{self.reader.name:16} {self.inputs:7} inputs {times}  {said}"


def feed(reader: Reader, inputs: int, rng: Random) -> Told:
    """Read ``inputs`` changed files."""
    told, seeds = Told(reader), reader.seeds()
    for seed in seeds:
        _one(told, "a good file", seed)
    for number in range(inputs):
        _one(told, f"input {number}", mutated(seeds, rng))
    return told


def feed_giants(told: Told) -> None:
    """Read the large files of a reader."""
    for name, make in told.reader.giants.items():
        _one(told, name, make())


def _one(told: Told, name: str, content: bytes) -> None:
    began, spent = perf_counter(), thread_time()
    try:
        told.answers[told.reader.read(content)] += 1
    except BaseException:  # noqa: BLE001 - whatever it is, it is a fault of the reader
        told.faults.append(f"{name}: {content[:300]!r}\n{traceback.format_exc(limit=-6)}")
    told.inputs += 1
    spent = thread_time() - spent
    told.seconds += perf_counter() - began
    told.slowest = max(told.slowest, spent)
    if spent > MOST_SECONDS:
        told.faults.append(f"{name}: {spent:.1f} s, {len(content)} bytes")


def peak_mb() -> float:
    """The most memory that this process ever had, in MB."""
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20) if sys.platform == "darwin" else most / 1024


def run(inputs: int, seed: int, say: Callable[[str], object], only: str = "") -> bool:
    """Feed all readers, or those with ``only`` in their name, with ``inputs`` in all; whether each
    was as it must be."""
    logging.disable(logging.CRITICAL)
    readers = [reader for reader in READERS if only in reader.name]
    for reader in readers:  # what is imported late counts for none of them
        for good in reader.seeds():
            reader.read(good)
    before, faults, total = peak_mb(), 0, 0
    for told in _all(readers, inputs, seed):
        say(told.row())
        for fault in told.faults[:3]:
            say(fault)
        faults, total = faults + len(told.faults), total + told.inputs
    grown = peak_mb() - before
    say(f"{total} inputs, {faults} faults, {grown:.0f} MB more at the peak than before")
    logging.disable(logging.NOTSET)
    return total > 0 and faults == 0 and grown <= MOST_MB


def _all(readers: Sequence[Reader], inputs: int, seed: int) -> Iterator[Told]:
    whole = sum(reader.share for reader in readers)
    for reader in readers:
        told = feed(reader, -(-inputs * reader.share // whole), Random(f"{seed} {reader.name}"))
        feed_giants(told)
        yield told
