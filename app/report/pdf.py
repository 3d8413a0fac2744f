"""The report as a PDF: pages that print in black, and that say what each thing on them is.

Imported when a report is made: fpdf2 takes half a second.
"""

from __future__ import annotations

from pathlib import Path

from app.domain.paper import PaperSize
from app.domain.watch import Watch
from app.report.blocks import Document, PageBreak
from app.report.pdf_faces import Faces
from app.report.pdf_flow import Flow
from app.report.pdf_foot import Foot
from app.report.pdf_layout import Layout
from app.report.pdf_lines import Setter
from app.report.pdf_look import PAPERS, SIDE, TIGHTEST, TOP
from app.report.pdf_pen import Pen
from app.report.pdf_signs import plain
from app.report.pdf_slabs import Slab, on_one_page
from app.report.pdf_tags import TaggedPdf

MADE_BY = "Glidepath"

LAID_OUT, PLACED = 0.35, 0.7
"""How far the work is after each of its first two parts; the last one is to write it all."""


def render(document: Document, paper: PaperSize, fonts: Path, watch: Watch) -> bytes:
    """``document`` on ``paper`` as PDF 1.7, tagged, with subsets of the typefaces in ``fonts``.

    The same document gives the same bytes. Nothing touches a disk. ``Stopped`` when ``watch``
    says so.
    """
    pdf = TaggedPdf(PAPERS[paper], document.language, right_to_left=document.right_to_left)
    _introduce(pdf, document)
    faces = Faces(pdf, fonts)
    try:
        _write(pdf, faces, document, watch)
        watch.at(PLACED)
        return pdf.finished()
    finally:
        faces.close()


def _introduce(pdf: TaggedPdf, document: Document) -> None:
    """What is kept beside the pages: nothing about the person but the title."""
    pdf.set_title(plain(document.title))
    pdf.set_creator(MADE_BY)
    pdf.set_producer(MADE_BY)
    pdf.made_at = document.made_at


def _write(pdf: TaggedPdf, faces: Faces, document: Document, watch: Watch) -> None:
    right_to_left = document.right_to_left
    setter, pen = Setter(faces, right_to_left=right_to_left), Pen(pdf, right_to_left=right_to_left)
    width = pdf.w - 2 * SIDE
    foot = Foot(setter, document, width)
    bottom = foot.top(pdf.h)
    layout = Layout(setter, bottom - TOP)
    parts: list[list[Slab]] = [[]]
    for number, block in enumerate(document.blocks):
        watch.at(LAID_OUT * number / len(document.blocks))
        if isinstance(block, PageBreak):
            parts.append([])
        else:
            parts[-1] += layout.block(block, SIDE, width)
    flow = Flow(pen, TOP, bottom, watch.within(LAID_OUT, PLACED), sum(map(len, parts)))
    for part in filter(None, parts):  # a break at the very end begins no page
        flow.new_page()
        flow.place(on_one_page(part, bottom - TOP, TIGHTEST))
    foot.draw(pen)
