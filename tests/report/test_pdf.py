"""The file as a whole: the same every time, with nothing in it that nobody put there."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from app.domain.paper import PaperSize
from app.domain.watch import Stopped, Watch
from app.report.blocks import Figure, Para
from app.report.pdf import render
from tests.report import pdf_cases as cases
from tests.report.pdf_reader import Pdf

PRINT = "hashlib.sha256(cases.printed(*cases.EVERYTHING)).hexdigest()"


def in_another_process(code: str, seed: str = "0") -> str:
    whole = f"import hashlib, sys\nfrom tests.report import pdf_cases as cases\n{code}"
    run = [sys.executable, "-c", whole]
    done = subprocess.run(
        run, capture_output=True, text=True, check=False, env={"PYTHONHASHSEED": seed}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_same_report_is_the_same_file() -> None:
    here = hashlib.sha256(cases.printed(*cases.EVERYTHING)).hexdigest()
    assert {in_another_process(f"print({PRINT})", seed) for seed in ("1", "2")} == {here}


def test_nothing_is_kept_beside_the_pages_but_the_title_and_the_time() -> None:
    pdf = Pdf(cases.printed(Para("Pain 7")))
    kept: dict[str, Any] = dict(pdf.reader.metadata or {})
    assert kept == {
        "/Title": "Visit report",
        "/Creator": "Glidepath",
        "/Producer": "Glidepath",
        "/CreationDate": "D:20261208093000Z",
    }
    assert "/Metadata" not in pdf.root


def test_without_a_time_no_clock_is_asked() -> None:
    report = replace(cases.document(Para("a")), made_at=None)
    first = render(report, PaperSize.A4, cases.FONTS, Watch())
    assert "/CreationDate" not in (Pdf(first).reader.metadata or {})
    assert b"2026" not in first


def test_typefaces_are_in_the_file_as_the_letters_they_lend() -> None:
    pdf = Pdf(cases.printed(*cases.EVERYTHING))
    fonts: dict[str, Any] = {}
    for page in pdf.reader.pages:
        resources: Any = page["/Resources"]
        fonts |= {f["/BaseFont"]: f for f in (v.get_object() for v in resources["/Font"].values())}
    assert {"Atkinson" in name or "DejaVu" in name for name in fonts} == {True}
    assert sum("Atkinson" in name for name in fonts) == 3
    for font in fonts.values():
        (inner,) = font["/DescendantFonts"]
        file = inner.get_object()["/FontDescriptor"]["/FontFile2"]
        assert 1_000 < len(file.get_data()) < 60_000


def test_no_typeface_stays_open_even_when_the_work_is_stopped() -> None:
    import gc

    from fpdf.fonts import TTFFont

    def held() -> int:
        gc.collect()
        return sum(isinstance(thing, TTFFont) for thing in gc.get_objects())

    before = held()
    cases.printed(*cases.EVERYTHING)
    with pytest.raises(Stopped):
        made(Noting(60))
    assert held() == before


def test_a_picture_that_comes_twice_is_in_the_file_once() -> None:
    one = len(cases.printed(Figure(cases.picture(), "a")))
    assert len(cases.printed(*[Figure(cases.picture(), "a")] * 5)) < one + 3_000


class Noting(Watch):
    """Notes how far the work is, and stops it at the ``last`` time."""

    def __init__(self, last: int = 10**9) -> None:
        self.parts: list[float] = []
        self._last = last
        super().__init__(self._note)

    def _note(self, part: float) -> None:
        self.parts.append(part)
        if len(self.parts) >= self._last:
            self.stop()


def made(watch: Watch) -> bytes:
    return render(cases.document(*cases.EVERYTHING), PaperSize.A4, cases.FONTS, watch)


def test_the_work_says_how_far_it_is() -> None:
    watch = Noting()
    made(watch)
    assert len(watch.parts) > 50
    assert watch.parts == sorted(watch.parts)
    assert watch.parts[0] < 0.1
    assert 0.6 < watch.parts[-1] < 1


@pytest.mark.parametrize("last", [1, 20, 60])
def test_the_work_can_be_stopped(last: int) -> None:
    watch = Noting(last)
    with pytest.raises(Stopped):
        made(watch)
    assert len(watch.parts) == last


def test_nothing_is_written_to_a_disk_or_sent() -> None:
    code = """
import app.charts.fallback as f; f.fallback_fonts()
cases.printed(cases.AWKWARD[1])
seen = []
def hook(event, found):
    if event in ('socket.connect', 'os.mkdir', 'tempfile.mkstemp', 'os.rename'):
        seen.append(event)
    if event == 'open' and isinstance(found[1], str) and set(found[1]) & set('wax+'):
        seen.append(found)
sys.addaudithook(hook)
cases.printed(*cases.EVERYTHING)
print(seen)
"""
    assert in_another_process(code) == "[]"
