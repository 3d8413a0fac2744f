"""A sample of what ``python -m tests.fuzz`` does at length."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from random import Random

import pytest

from app.domain.errors import FileBroken
from tests.fuzz import run as running
from tests.fuzz.mutate import LONGEST, mutated
from tests.fuzz.readers import READERS, Reader
from tests.fuzz.run import Told, feed, run
from tests.served import ROOT


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system for the memory used")
def test_no_reader_of_files_fails_on_any_of_them() -> None:
    """In a process of its own: time and memory are measured, and the process of the tests holds
    what thousands of them left there."""
    command = [sys.executable, "-m", "tests.fuzz", "--inputs", "3000", "--seed", "20250303"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "0 faults" in told.stdout


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_each_reader_begins_from_files_that_it_reads(reader: Reader) -> None:
    for seed in reader.seeds():
        assert reader.read(seed) in ("read", "1 ways")


def test_the_same_seed_makes_the_same_inputs_and_many_of_them() -> None:
    seeds = [b'{"a": 1, "b": [2.5, "x"]}', b"7"]
    one, two = ([mutated(seeds, Random(n)) for n in range(500)] for _ in range(2))
    assert one == two
    assert len(set(one)) > 300
    assert max(map(len, one)) <= LONGEST


def told_of(read: object) -> Told:
    return feed(Reader("one", 1, lambda: [b"x"], read), 5, Random(1))  # type: ignore[arg-type]


def test_a_fault_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: bytes) -> str:
        raise KeyError("x")

    def slow(content: bytes) -> str:
        return str(sum(n * n for n in range(20_000)))[:0] + FileBroken.__name__

    assert len(told_of(crash).faults) == 6
    monkeypatch.setattr(running, "MOST_SECONDS", 1e-5)
    told = told_of(slow)
    assert len(told.faults) == 6
    assert told.answers == Counter({"FileBroken": 6})


def test_a_run_with_a_fault_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(content: bytes) -> str:
        if content != b"x":
            raise KeyError("x")
        return "read"

    monkeypatch.setattr(running, "READERS", [Reader("one", 1, lambda: [b"x"], crash)])
    assert not run(20, 1, lambda _: None)
    monkeypatch.setattr(running, "READERS", [Reader("one", 1, lambda: [b"x"], lambda _: "read")])
    assert run(20, 1, lambda _: None)
    monkeypatch.setattr(running, "MOST_MB", -1)
    assert not run(20, 1, lambda _: None)
