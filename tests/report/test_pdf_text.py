"""Text that can be selected, copied and searched for, whatever it is."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from unicodedata import normalize

import pypdfium2
import pytest
from fpdf.bidi import BIDI_BRACKETS
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.domain.paper import PaperSize
from app.domain.watch import Watch
from app.report.blocks import Block, Bullets, Columns, Figure, Heading, PageBreak, Para, Table
from app.report.pdf import render
from tests.report import pdf_cases as cases
from tests.report.pdf_reader import Pdf
from tests.report.pdf_words import said_in, squeezed

FOOT = squeezed(cases.document().foot)
HEADS_AGAIN = squeezed("NameAmountWhat"), squeezed("DayPlanTookPainIn the wayMoodSleepNote")


def extracted(content: bytes) -> str:
    """What a reader gets out of the pages, without the foot and the heads that come again."""
    pages = PdfReader(BytesIO(content)).pages
    texts = []
    for number, page in enumerate(pages, 1):
        text = squeezed(page.extract_text())
        end = FOOT + squeezed(f"Page {number} of {len(pages)}")
        assert text.endswith(end)
        text = text.removesuffix(end)
        for heads in HEADS_AGAIN if number > 1 else ():
            text = text.removeprefix(heads)
        texts.append(text)
    return "".join(texts)


@pytest.mark.parametrize("paper", PaperSize)
def test_the_text_of_the_pages_is_that_of_the_report(paper: PaperSize) -> None:
    content = cases.printed(*cases.READ_FROM_THE_LEFT, paper=paper)
    assert extracted(content) == squeezed(said_in(cases.READ_FROM_THE_LEFT))


def test_words_are_kept_apart() -> None:
    text = "First line of a note.\n\n\tSecond line,   with \u00a0 spaces. " + "word " * 60
    found = PdfReader(BytesIO(cases.printed(Para(text)))).pages[0].extract_text()
    assert found.split()[: len(text.split())] == text.split()


def test_a_long_word_is_never_cut_between_a_letter_and_its_mark() -> None:
    word = "ab\u0301" * 300
    lines = [w.text for w in Pdf(cases.printed(Para(word))).written if w.mark == 0]
    assert len(lines) > 5
    assert "".join(lines) == word
    assert not any(line.startswith("\u0301") for line in lines)


def test_numbers_and_dates_are_not_broken_and_words_break_behind_a_dash() -> None:
    text = "2026-12-08 3–5 1,234.5 " * 30 + "health-related " * 30
    lines = [w.text.strip() for w in Pdf(cases.printed(Para(text))).written if w.mark == 0]
    words = {word for line in lines for word in line.split()}
    assert words == {"2026-12-08", "3–5", "1,234.5", "health-related", "health-", "related"}


def seen_by_viewers(*blocks: Block, right_to_left: bool = False) -> str:
    content = cases.printed(*blocks, right_to_left=right_to_left)
    return normalize("NFC", pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range())


@pytest.mark.parametrize("text", ["דוח ביקור", "כאב גב", "ألم في الظهر", "שָׁלוֹם", "أَلَمٌ"])
def test_letters_from_the_right_are_copied_in_the_order_they_are_read(text: str) -> None:
    text = normalize("NFC", text)
    assert text in seen_by_viewers(Para(text), right_to_left=True)


@pytest.mark.parametrize("text", ["דוח ביקור", "כאב גב", "ألم في الظهر"])
def test_letters_from_the_right_within_a_sentence(text: str) -> None:
    """In a line from the left readers may take the words one by one."""
    found = seen_by_viewers(Para(f"Before {text} and after."))
    assert set(text.split()) <= set(found.split())


def test_what_no_typeface_has_is_seen_and_still_copied() -> None:
    pdf = Pdf(cases.printed(Para(cases.WITHOUT_GLYPHS)))
    (paragraph,) = pdf.tree.all("P")
    assert paragraph.text == cases.WITHOUT_GLYPHS
    nothing = blackness(cases.printed(Para(" ")))
    something = blackness(cases.printed(Para(cases.WITHOUT_GLYPHS)))
    assert something - nothing > 4 * 30, "five signs of a good size"


def blackness(content: bytes) -> int:
    """Dark pixels of the upper half of the first page."""
    picture = pypdfium2.PdfDocument(content)[0].render(scale=1.5).to_pil().convert("L")
    upper = picture.crop((0, 0, picture.width, picture.height // 2))
    return sum(upper.histogram()[:128])


def test_one_typeface_is_missing_and_there_is_still_a_report() -> None:
    nowhere = cases.FONTS / "nowhere"
    content = render(cases.document(Para("Pain 7")), PaperSize.A4, nowhere, Watch())
    assert "Pain 7" in PdfReader(BytesIO(content)).pages[0].extract_text()


def test_more_signs_than_a_typeface_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.report.pdf_faces.MOST_GLYPHS", 40)
    pdf = Pdf(cases.printed(Para("".join(map(chr, range(0x4E00, 0x4EC8))))))
    text = next(pdf.tree.all("P")).text
    assert len(text) == 200
    assert set(text[100:]) == {"?"}


def test_less_is_never_more() -> None:
    pdf = Pdf(cases.printed(Para("כאב < 3"), right_to_left=True))
    assert "<" in pdf.tree.text
    assert ">" not in pdf.tree.text


TINY = cases.picture(40, 20)

ANY = st.text(st.characters(), max_size=60) | st.text(
    st.sampled_from(
        "a b\n\t-א ب ل ا7(»\u200f\u202e\u2067\u2069\u200b\u00ad\ud83d\u0301\u05b8\x00"
        "\U0001f642\u3000中"
    ),
    max_size=60,
)
"""Everything Python can hold, halves of characters and marks that steer directions too."""

ROWS = st.lists(st.lists(ANY, max_size=4).map(tuple), max_size=4).map(tuple)

SINGLE: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, ANY, st.integers(1, 3)),
    st.builds(Para, ANY, st.booleans(), st.booleans()),
    st.builds(Bullets, st.lists(ANY, max_size=4).map(tuple)),
    st.builds(
        Table,
        rows=ROWS,
        heads=st.just(()) | st.tuples(ANY, ANY),
        numbers=st.frozensets(st.integers(0, 3)),
        small=st.booleans(),
        caption=ANY,
    ),
    st.builds(Figure, st.just(TINY), ANY, ANY),
    st.just(PageBreak()),
)
STACK = st.lists(SINGLE.filter(lambda b: not isinstance(b, PageBreak)), max_size=3).map(tuple)
BLOCKS = st.lists(SINGLE | st.builds(Columns, STACK, STACK), max_size=5)


# Explaining a failure traces every line: minutes of it.
@settings(max_examples=30, deadline=None, phases=set(Phase) - {Phase.explain})
@given(blocks=BLOCKS, paper=st.sampled_from(PaperSize), right_to_left=st.booleans())
def test_any_text_anywhere_is_kept(
    blocks: list[Block], paper: PaperSize, right_to_left: bool
) -> None:
    content = cases.printed(*blocks, paper=paper, right_to_left=right_to_left)
    pypdfium2.PdfDocument(content).close()
    pdf = Pdf(content)
    assert counted(pdf.tree.text) == counted(said_in(blocks))


def counted(text: str) -> Counter[str]:
    """Signs, whichever order they stand in: letters and their marks change places in lines from
    the right, and brackets look the other way."""
    apart = normalize("NFD", squeezed(text))
    return Counter(min(c, BIDI_BRACKETS.get(c, {}).get("pair", c)) for c in apart)
