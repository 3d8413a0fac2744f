"""Where things stand: inside the margins, below one another, and together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from app.domain.paper import PaperSize
from app.domain.watch import Watch
from app.report import pdf
from app.report.blocks import (
    Block,
    Bullets,
    Columns,
    Document,
    Figure,
    Heading,
    PageBreak,
    Para,
    Table,
)
from app.report.pdf import render
from app.report.pdf_look import MM, PAPERS
from tests.report import pdf_cases as cases
from tests.report.pdf_reader import Pdf

PRINTERS_KEEP = 12 * MM
OFF = 0.8
"""Points by which the curve of a letter may pass the place it is set in."""

SIZES = {PaperSize.A4: (595.28, 841.89), PaperSize.LETTER: (612, 792)}

Box = tuple[float, float, float, float]


@dataclass
class Letter:
    """One character that leaves ink: its page, its box (left, bottom, right, top)."""

    page: int
    sign: str
    box: Box


def letters(content: bytes) -> Iterator[Letter]:
    for number, page in enumerate(pypdfium2.PdfDocument(content)):
        text = page.get_textpage()
        for place in range(text.count_chars()):
            sign = chr(pdfium.FPDFText_GetUnicode(text, place))
            half = "\udc00" <= sign <= "\udfff"  # the other one has the same box
            if not (sign.isspace() or half or pdfium.FPDFText_IsGenerated(text, place)):
                yield Letter(number, sign, text.get_charbox(place))


def pictures(content: bytes) -> Iterator[tuple[int, Box]]:
    for number, page in enumerate(pypdfium2.PdfDocument(content)):
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
            yield number, thing.get_bounds()


def inside(box: Box, paper: PaperSize) -> bool:
    width, height = PAPERS[paper]
    left, bottom, right, top = box
    low = PRINTERS_KEEP - OFF
    return low <= left and right <= width - low and low <= bottom and top <= height - low


@pytest.mark.parametrize("paper", PaperSize)
def test_sheets_are_the_ones_that_clinics_have(paper: PaperSize) -> None:
    (page,) = Pdf(cases.printed(Para("a"), paper=paper)).reader.pages
    assert (page.mediabox.width, page.mediabox.height) == pytest.approx(SIZES[paper], abs=0.01)


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("right_to_left", [False, True])
def test_nothing_stands_where_printers_do_not_reach(paper: PaperSize, right_to_left: bool) -> None:
    content = cases.printed(*cases.EVERYTHING, paper=paper, right_to_left=right_to_left)
    found = list(letters(content))
    assert len(found) > 3000
    assert [one for one in found if not inside(one.box, paper)] == []
    assert [box for _, box in pictures(content) if not inside(box, paper)] == []


def overlapping(found: list[Letter]) -> list[tuple[Letter, Letter]]:
    """Pairs of letters of which one covers a third of the other."""
    near: dict[tuple[int, int, int], list[Letter]] = defaultdict(list)
    pairs = []
    for one in found:
        left, bottom, right, top = one.box
        for column in range(int(left // 20), int(right // 20) + 1):
            for row in range(int(bottom // 20), int(top // 20) + 1):
                cell = near[one.page, column, row]
                pairs += [(other, one) for other in cell if covers(other.box, one.box)]
                cell.append(one)
    return pairs


def covers(a: Box, b: Box) -> bool:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    least = min((x[2] - x[0]) * (x[3] - x[1]) for x in (a, b))
    return wide > 0 and high > 0 and wide * high > least / 3


@pytest.mark.parametrize("paper", PaperSize)
def test_no_letter_lies_on_another(paper: PaperSize) -> None:
    blocks = cases.READ_FROM_THE_LEFT
    assert overlapping(list(letters(cases.printed(*blocks, paper=paper)))) == []


def test_long_words_everywhere_lie_on_nothing() -> None:
    word = cases.ENDLESS
    few = Table(((word, word, word),), (word, word, word), numbers=frozenset({0, 1}), small=True)
    many = Table((("Wörterbuch",) * 12,), ("Überschrift",) * 12)
    stack: tuple[Block, ...] = (
        Heading(word),
        Bullets((word,)),
        few,
        Figure(cases.picture(), "", word),
    )
    content = cases.printed(Heading(word, 1), few, many, Columns(stack, stack))
    found = list(letters(content))
    assert overlapping(found) == []
    assert all(inside(one.box, PaperSize.A4) for one in found)


def pages_of(*blocks: Block, paper: PaperSize = PaperSize.A4) -> list[str]:
    """What is part of the text on each page."""
    pdf = Pdf(cases.printed(*blocks, paper=paper))
    texts = [""] * len(pdf)
    for one in pdf.written:
        if one.mark is not None and one.mark >= 0:
            texts[one.page] += one.text + "|"
    return texts


FILLED = [pytest.param(n, id=str(n)) for n in range(40, 60)]


@pytest.mark.parametrize("lines", FILLED)
@pytest.mark.parametrize(
    "after",
    [
        Para("Word " * 100),
        Bullets(("Entry",)),
        Table((("a", "b"),), ("A", "B"), caption="Caption"),
        Figure(cases.picture(), "", "Caption"),
        Columns((Para("Left"),), (Para("Right"),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_heading_is_never_the_last_on_its_page(lines: int, after: Block) -> None:
    fill = [Para(f"Line {n}", small=True) for n in range(lines)]
    for page in pages_of(*fill, Heading("Part"), Heading("Smaller", 3), after):
        assert not page.endswith(("Part|", "Smaller|", "Caption|", "A|B|"))


def test_no_line_of_a_paragraph_stands_alone() -> None:
    text = "\n".join(f"line {n}" for n in range(5))
    for before in range(40, 60):
        fill = [Para("Fill", small=True) for _ in range(before)]
        for page in pages_of(*fill, Para(text)):
            assert page.count("line") != 1


@pytest.mark.parametrize("paper", PaperSize)
def test_long_tables_go_on_under_their_heads(paper: PaperSize) -> None:
    content = cases.printed(cases.day_table(200), paper=paper)
    pdf = Pdf(content)
    assert len(pdf) >= 4
    for page in range(len(pdf)):
        assert sum(w.text == "In the way" for w in pdf.written if w.page == page) == 1
    rows = [row.text for row in pdf.tree.all("TR")][1:]
    assert rows == ["".join(cells) for cells in cases.day_rows(200)]


def test_a_row_goes_whole_to_the_next_page() -> None:
    note = "\n".join(f"note {n}" for n in range(4))
    for before in range(25, 45):
        rows = (*((str(n), "") for n in range(before)), ("last", note))
        for page in pages_of(Table(rows)):
            assert page.count("note") in (0, 4)


def test_a_row_higher_than_a_page_goes_on() -> None:
    note = "\n".join(f"note {n}" for n in range(150))
    pages = pages_of(Table((("before", ""), ("tall", note), ("after", "")), ("Name", "Note")))
    assert [page.count("note") > 20 for page in pages] == [True, True, True]
    assert "before" in pages[0]
    assert "after" in pages[2]


def test_stacks_side_by_side_stay_on_one_page() -> None:
    columns = Columns(
        tuple(Para(f"left {n}") for n in range(20)), tuple(Para(f"right {n}") for n in range(30))
    )
    for before in (0, 10, 30, 60):
        pages = pages_of(*[Para("Fill", small=True)] * before, columns)
        assert [p for p in pages if "left" in p] == [p for p in pages if "right" in p]


def test_stacks_stand_side_by_side() -> None:
    found = list(letters(cases.printed(Columns((Para("L"),), (Para("R"),)))))
    left, right = (next(one.box for one in found if one.sign == sign) for sign in "LR")
    assert left[1] == pytest.approx(right[1], abs=0.1)
    assert left[2] < 595 / 2 < right[0]


def test_stacks_higher_than_a_page_come_one_after_the_other() -> None:
    tall = Columns(tuple(Para(f"left {n}") for n in range(70)), (Para("right"),))
    pages = pages_of(tall)
    assert len(pages) == 2
    assert pages[1].endswith("right|")


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("size", [(2000, 300), (300, 2000), (700, 1000), (60, 40)])
def test_pictures_fit_and_keep_their_shape(paper: PaperSize, size: tuple[int, int]) -> None:
    figure = Figure(cases.picture(*size), "", "Caption")
    content = cases.printed(Para("Before"), figure, Columns((figure,), (figure,)), paper=paper)
    boxes = [box for _, box in pictures(content)]
    assert len(boxes) == 3
    for left, bottom, right, top in boxes:
        assert inside((left, bottom, right, top), paper)
        assert (right - left) / (top - bottom) == pytest.approx(size[0] / size[1], rel=0.01)
        assert right - left <= size[0] * 1.26


def test_a_page_break_begins_a_page_and_never_an_empty_one() -> None:
    breaks = PageBreak(), PageBreak()
    assert pages_of(*breaks, Para("a"), *breaks, Para("b"), *breaks) == ["a|", "b|"]
    assert pages_of() == [""]
    full = [Para("Line", small=True)] * 100
    assert all(pages_of(*full, PageBreak(), Para("b")))


def test_every_page_has_its_foot_and_number() -> None:
    pdf = Pdf(cases.printed(*[Para("Line")] * 120))
    foots = ["".join(w.text for w in pdf.written if w.page == n and w.mark == -1) for n in range(3)]
    assert foots == [f"{cases.document().foot}Page {n} of 3" for n in (1, 2, 3)]


def test_a_long_foot_leaves_room_for_the_number() -> None:
    long = Document("T", "en", "Word " * 200, "Page {page} of {pages}", (Para("a"),))
    content = render(long, PaperSize.A4, cases.FONTS, Watch())
    assert overlapping(list(letters(content))) == []
    foot = "".join(w.text for w in Pdf(content).written if w.mark == -1)
    assert "…Page 1 of 1" in foot


def test_a_page_read_from_the_right_is_turned_round() -> None:
    blocks = (
        Columns((Para("L"),), (Para("R"),)),
        Table((("F", "S"),), numbers=frozenset({1})),
        Bullets(("B",)),
    )
    found = {one.sign: one.box for one in letters(cases.printed(*blocks, right_to_left=True))}
    assert found["R"][2] < 595 / 2 < found["L"][0]
    assert found["S"][2] < found["F"][0]
    assert found["S"][0] == pytest.approx(16 * MM, abs=OFF), "numbers end at the far edge"
    assert found["B"][2] < found["•"][0]


def parted(count: int) -> bytes:
    """So many headings with two lines each, then a part on a page of its own."""
    lines = (Heading(f"Part {n}") if n % 3 == 0 else Para(f"Line {n}") for n in range(3 * count))
    return cases.printed(*lines, PageBreak(), Para("What follows."))


def count(content: bytes) -> int:
    return len(pypdfium2.PdfDocument(content))


def test_a_part_that_nearly_fits_comes_onto_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    tight = [parted(n) for n in range(1, 26)]
    monkeypatch.setattr(pdf, "TIGHTEST", 1.0)
    loose = [parted(n) for n in range(1, 26)]
    fit = [n for n in range(25) if count(loose[n]) == 2]
    helped = [n for n in range(25) if count(loose[n]) == 3 and count(tight[n]) == 2]
    assert helped == [len(fit), len(fit) + 1]
    for n in helped:
        assert overlapping(list(letters(tight[n]))) == []
    as_before = [n for n in range(25) if tight[n] == loose[n]]
    assert as_before == [n for n in range(25) if n not in helped], "what is long stays airy"
