"""Pages as they should look, one picture each. After a wanted change look at each new one, then
``GLIDEPATH_WRITE_GOLDENS=1 pytest tests/report/test_pdf_goldens.py``."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from app.domain.paper import PaperSize
from app.domain.watch import Watch
from app.report.blocks import Block, Para
from app.report.pdf import render
from tests.charts.compare import check, difference, opened
from tests.report import pdf_cases as cases

GOLDENS = Path(__file__).parent / "goldens" / "pdf"

DPI = 96

PAGES = 6


@cache
def pages(paper: PaperSize) -> list[bytes]:
    return pictured(cases.printed(*cases.EVERYTHING, paper=paper))


def pictured(content: bytes) -> list[bytes]:
    """The pages as PNG."""
    found = []
    for page in pypdfium2.PdfDocument(content):
        out = BytesIO()
        page.render(scale=DPI / 72).to_pil().convert("RGB").save(out, "PNG")
        found.append(out.getvalue())
    return found


@pytest.mark.parametrize("paper", PaperSize)
def test_there_is_a_golden_for_each_page(paper: PaperSize) -> None:
    assert len(pages(paper)) == PAGES


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("page", range(PAGES))
def test_looks_as_it_should(paper: PaperSize, page: int) -> None:
    check(f"{paper}-{page + 1}", pages(paper)[page], GOLDENS)


def test_a_page_read_from_the_right_looks_as_it_should() -> None:
    content = render(cases.right_to_left_report(), PaperSize.A4, cases.FONTS, Watch())
    (page,) = pictured(content)
    check("right-to-left", page, GOLDENS)


@pytest.mark.parametrize(
    "other",
    [
        (Para("Pain three of 10."), Para("Second")),
        (Para("Pain six of 10."),),
        (Para("Pain six of 10.", strong=True), Para("Second")),
        (Para("Pain six of 10.\nmore"), Para("Second")),
    ],
)
def test_another_page_is_another_picture(other: tuple[Block, ...]) -> None:
    blocks = Para("Pain six of 10."), Para("Second")
    one, two = (opened(pictured(cases.printed(*b))[0]) for b in (blocks, other))
    assert not difference(one, two).same
