"""The pages of the demo patient's report of 90 days, on both papers: how they look, and what can be
read out of them. After a wanted change look at each new picture, then
``GLIDEPATH_WRITE_GOLDENS=1 pytest tests/report/test_pages.py``."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.paper import PaperSize
from app.domain.watch import Watch
from app.report.blocks import Document, PageBreak
from app.report.pdf import render
from app.services.offload import Offload
from tests.charts.cases import FONTS
from tests.charts.compare import check
from tests.report.pdf_words import said_in, squeezed
from tests.report.test_document import NINETY, of_patient
from tests.report.test_pdf_goldens import pictured
from tests.report.told import ENGLISH, EVERY

GOLDENS = Path(__file__).parent / "goldens" / "pages"

PAGES = {PaperSize.A4: 10, PaperSize.LETTER: 12}


@cache
def document() -> Document:
    """Everything that can be told."""
    offload = Offload()
    try:
        return asyncio.run(of_patient(replace(NINETY, topics=EVERY), ENGLISH, offload))
    finally:
        offload.close()


@cache
def printed(paper: PaperSize) -> bytes:
    return render(document(), paper, FONTS, Watch())


@cache
def pages(paper: PaperSize) -> list[bytes]:
    return pictured(printed(paper))


@pytest.mark.parametrize("paper", PaperSize)
def test_there_is_a_golden_for_each_page(paper: PaperSize) -> None:
    assert len(pages(paper)) == PAGES[paper]


@pytest.mark.parametrize(("paper", "page"), [(p, n) for p in PaperSize for n in range(PAGES[p])])
def test_looks_as_it_should(paper: PaperSize, page: int) -> None:
    check(f"{paper}-{page + 1}", pages(paper)[page], GOLDENS)


@pytest.mark.parametrize("paper", PaperSize)
def test_page_one_holds_page_one_and_nothing_else(paper: PaperSize) -> None:
    blocks = document().blocks
    first = blocks[: next(n for n, b in enumerate(blocks) if isinstance(b, PageBreak))]
    text = squeezed(PdfReader(BytesIO(printed(paper))).pages[0].extract_text())
    foot = squeezed(f"{document().foot} Page 1 of {PAGES[paper]}")
    assert text == squeezed(said_in(first)) + foot


@pytest.mark.parametrize("paper", PaperSize)
def test_every_word_of_the_report_can_be_read_out_of_its_pages(paper: PaperSize) -> None:
    text = "".join(squeezed(p.extract_text()) for p in PdfReader(BytesIO(printed(paper))).pages)
    for block in document().blocks:
        for word in said_in([block]).split():
            assert squeezed(word) in text, block
