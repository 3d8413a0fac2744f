"""The benchmarks can be run, and what they run on is what they say. No times here."""

from __future__ import annotations

import importlib
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.data.files import DiaryFolder
from app.domain.history import days
from app.domain.responses import Response
from app.domain.scales.registry import BY_ID
from app.domain.scales.scoring import allowed
from app.domain.validation import validate
from tests.bench import __main__ as runner
from tests.bench import table
from tests.bench.answers import answered
from tests.bench.diaries import KEY, LAST, LONG, SHORT, MorningClock, fill, written
from tests.bench.table import Row, keep, kept, printed
from tests.bench.watched import STALL_AIM, Held


def test_the_runner_knows_every_benchmark() -> None:
    there = {path.stem for path in Path(runner.__file__).parent.glob("bench_*.py")}
    assert set(runner.BENCHES) == there


@pytest.mark.parametrize("name", runner.BENCHES)
def test_each_benchmark_can_be_imported(name: str) -> None:
    bench = importlib.import_module(f"tests.bench.{name}")
    assert callable(bench.rows)
    assert f"python -m tests.bench.{name}" in (bench.__doc__ or "")


def test_ten_years_have_an_entry_for_every_day_and_are_the_same_each_time() -> None:
    long = written(LONG)
    assert long == written(LONG)
    found = days(long)
    assert [day.date for day in found] == [LAST - timedelta(n) for n in reversed(range(LONG))]
    assert not any(validate(c.answers) for c in long)
    assert 250 < sum(day.all_late for day in found) < 400
    assert 150 < sum(day.corrected for day in found) < 250
    assert [c.entered_at for c in long] == sorted(c.entered_at for c in long)


def test_thirty_days_are_the_end_of_ten_years() -> None:
    assert days(written(SHORT)) == days(written(LONG))[-SHORT:]


def test_the_diary_of_a_folder_holds_just_that(tmp_path: Path) -> None:
    fill(tmp_path, SHORT)
    store = DiaryFolder(tmp_path, MorningClock()).open(KEY)
    assert list(store.between(LAST - timedelta(LONG), LAST)) == written(SHORT)
    store.close()


def test_a_row_has_its_ratio_and_says_when_the_aim_is_missed() -> None:
    row = Row("a", 3.0, floor=2.0, against="bare", aim=1.6)
    assert row.ratio == 1.5 and not row.missed
    assert row.cells() == ("a", "bare 2.00 ms", "3.00 ms", "1.50", "1.6", "")
    assert Row("a", 3.0, floor=2.0, against="bare", aim=1.4).cells()[4] == "1.4 !"
    assert Row("b", 17.0, aim=16).missed and Row("b", 17.0, aim=16).ratio is None
    assert Row("b", 17.0, aim=16).cells()[4] == "16 ms !"
    assert not Row("c", 1e9).missed


def test_stalls_are_the_middle_of_the_runs_and_name_the_worst() -> None:
    where = "  /x/lib/asyncio/events.py:80 _run\n  /work/app/views/today.py:9 Today"
    row = Held.row("stall", [Held(3, ""), Held(30, where), Held(5, "")])
    assert (row.ours, row.aim) == (5, STALL_AIM)
    assert row.note == "worst of 3: 30.0 ms in app/views/today.py:9 Today"


def test_rows_come_back_from_the_file(tmp_path: Path) -> None:
    rows = [Row("a", 1.0, floor=2.0, against="x", aim=1.5, note="n"), Row("b", 2.0, "MB")]
    keep(rows, tmp_path / "rows")
    assert kept(tmp_path / "rows") == rows
    assert printed(rows).splitlines()[0].startswith("what")


@pytest.mark.parametrize(
    ("busy", "average", "warned"), [(0.0, 0.2, False), (0.1, 1.4, True), (0.8, 0.2, True)]
)
def test_a_busy_machine_is_warned_of(
    busy: float, average: float, warned: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "_busy", lambda seconds: busy)
    monkeypatch.setattr("os.getloadavg", lambda: (average, 0.0, 0.0), raising=False)
    said = table.load()
    assert f"load {average:.2f}" in said and ("WARNING" in said) is warned


def test_a_slow_machine_takes_fewer_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(range(0, 1000, 10))
    clock = SimpleNamespace(monotonic=lambda: next(moments))
    monkeypatch.setattr(table, "time", clock)
    assert list(table.turns(9, 25)) == [0, 1, 2, 3]
    assert list(table.turns(9, 1)) == [0, 1]
    assert list(table.turns(3, 999)) == [0, 1, 2]


def test_a_benchmark_that_breaks_hides_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(table, "_busy", lambda seconds: 0.0)
    monkeypatch.setattr(runner, "BENCHES", ("bench_none", "bench_fine"))

    def taken(name: str, file: Path) -> list[Row] | None:
        return real(name, file) if name == "bench_none" else [Row("fine", 1.0)]

    real = runner.taken
    monkeypatch.setattr(runner, "taken", taken)
    assert runner.main() == 1
    said = capsys.readouterr().out
    assert "bench_none broke:" in said and "fine  " in said


def test_two_years_of_questionnaires_are_whole_and_the_same_each_time() -> None:
    said = answered()
    assert said == answered()
    assert len({r.id for r in said}) == len(said)
    responses = [r for r in said if isinstance(r, Response)]
    assert sum(r.scale == "peg" for r in responses) == 105
    assert sum(r.scale == "withdrawal_list" for r in responses) == 7 * 14 + 2
    for response in responses:
        scale = BY_ID[response.scale]
        assert all(allowed(q, response.answers[q.id]) for q in scale.questions)
