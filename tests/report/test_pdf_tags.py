"""What each thing on the pages is, read back from the file."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.paper import PaperSize
from app.report.blocks import Bullets, Columns, Figure, Heading, Para, Table
from tests.report import pdf_cases as cases
from tests.report.pdf_reader import Pdf
from tests.report.pdf_words import said_in, squeezed

EVERY_KIND = (
    Heading("One", 1),
    Para("Text."),
    Bullets(("First", "Second")),
    Heading("Two", 2),
    Heading("Three", 3),
    Table((("a", "1"), ("b", "")), ("Name", "Amount"), caption="Two rows"),
    Table((("Name", "What it is"),)),
    Figure(cases.picture(), "It goes up.", "Pain"),
    Columns((Para("left"),), (Para("right"),)),
)


def test_each_thing_says_what_it_is() -> None:
    assert Pdf(cases.printed(*EVERY_KIND)).tree.outline == (
        "Document(H1 P L(LI(Lbl LBody) LI(Lbl LBody)) H2 H3 "
        "Table(Caption TR(TH TH) TR(TD TD) TR(TD TD)) Table(TR(TH TD)) "
        "Caption Figure P P)"
    )


def test_pictures_are_said_in_words() -> None:
    (figure,) = Pdf(cases.printed(*EVERY_KIND)).tree.all("Figure")
    assert figure.alt == "It goes up."


def test_heads_say_what_they_are_heads_of() -> None:
    heads = Pdf(cases.printed(*EVERY_KIND)).tree.all("TH")
    assert [(h.text, h.scope) for h in heads] == [
        ("Name", "Column"),
        ("Amount", "Column"),
        ("Name", "Row"),
    ]


@pytest.mark.parametrize("paper", PaperSize)
def test_whoever_hears_the_pages_hears_every_word_once_and_in_order(paper: PaperSize) -> None:
    tree = Pdf(cases.printed(*cases.READ_FROM_THE_LEFT, paper=paper)).tree
    assert squeezed(tree.text) == squeezed(said_in(cases.READ_FROM_THE_LEFT))


def test_words_at_the_end_of_a_line_do_not_grow_together() -> None:
    text = "A sentence of some length that " * 12
    (paragraph,) = Pdf(cases.printed(Para(text))).tree.all("P")
    assert paragraph.text == text.strip()
    (paragraph,) = Pdf(cases.printed(Para("One line.\nAnother."))).tree.all("P")
    assert paragraph.text == "One line. Another."
    (word,) = Pdf(cases.printed(Para(cases.ENDLESS * 2))).tree.all("P")
    assert word.text == cases.ENDLESS * 2


@pytest.mark.parametrize("paper", PaperSize)
def test_nothing_is_written_outside_of_a_tag(paper: PaperSize) -> None:
    written = Pdf(cases.printed(*cases.EVERYTHING, paper=paper)).written
    assert {"Tj", "Do", "S"} == {w.operator for w in written}
    assert [w for w in written if w.mark is None] == []
    assert {w.operator for w in written if w.mark == -1} == {"Tj", "S"}


def test_marks_know_their_elements() -> None:
    """The way back, from a place on a page to what it is (PDF 32000-1, 14.7.4.4)."""
    pdf = Pdf(cases.printed(*cases.EVERYTHING))
    numbers: Any = pdf.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = {int(n): o for n, o in zip(numbers[::2], numbers[1::2], strict=True)}
    pages: list[Any] = list(pdf.reader.pages)
    for count, page in enumerate(pages):
        here = owners[int(page["/StructParents"])]
        marks = {mark for number, mark in pdf.marks if number == count}
        assert marks == set(range(len(here)))
        for mark, owner in enumerate(here):
            element = owner.get_object()
            kids = [k.get_object() for k in element["/K"]]
            assert mark in [k if isinstance(k, int) else k.get("/MCID") for k in kids]


def test_a_paragraph_over_two_pages_is_one() -> None:
    lines = "\n".join(f"line {n}" for n in range(90))
    (paragraph,) = Pdf(cases.printed(Para(lines))).tree.all("P")
    assert paragraph.pages == {0, 1}
    assert paragraph.text.split("line ")[1:] == [f"{n} " for n in range(89)] + ["89"]


def test_a_row_over_two_pages_is_one() -> None:
    note = "\n".join(f"line {n}" for n in range(90))
    (row,) = Pdf(cases.printed(Table((("a", note),)))).tree.all("TR")
    assert row.outline == "TR(TH TD)"
    assert [len(cell.pages) for cell in row.all("TH", "TD")] == [1, 2]


def test_heads_that_are_shown_again_are_heard_once() -> None:
    pdf = Pdf(cases.printed(cases.day_table(200)))
    assert len(pdf) > 3
    assert len(list(pdf.tree.all("TH"))) == 9
    assert len(list(pdf.tree.all("TR"))) == 201
    again = [w.page for w in pdf.written if w.mark == -1 and w.text == "In the way"]
    assert again == list(range(1, len(pdf)))


def test_readers_are_told_language_title_and_direction() -> None:
    pdf = Pdf(cases.printed(Para("a")))
    assert pdf.root["/Lang"] == "en"
    assert pdf.root["/MarkInfo"]["/Marked"]
    preferences = pdf.root["/ViewerPreferences"]
    assert preferences["/DisplayDocTitle"]
    assert preferences["/Direction"] == "/L2R"
    turned = Pdf(cases.printed(Para("a"), right_to_left=True))
    assert turned.root["/ViewerPreferences"]["/Direction"] == "/R2L"


def test_headings_are_the_list_of_contents() -> None:
    outline: Any = Pdf(
        cases.printed(Heading("Part\u200f", 2), Heading("One", 1), Heading("Deep", 3))
    ).reader.outline
    assert [o.title for o in outline[:2]] == ["Part", "One"]
    assert [o.title for o in outline[2]] == ["Deep"]
