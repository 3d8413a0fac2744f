"""A made report that holds every kind of block, the awkward ones too. Nobody's diary."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from app.charts.look import Picture
from app.domain.paper import PaperSize
from app.domain.watch import Watch
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

FONTS = Path("assets/fonts")

ENDLESS = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
MIXED = "Ķīse Ńowak-Þórsdóttir 🙂 → ✓ ①"
WITHOUT_GLYPHS = "疼痛日记 \U0001f9ea"
ARABIC = "ألم في الظهر (سيئ) 12 مغ"
HEBREW = "כאב גב (קשה) 12 mg"


@cache
def picture(width: int = 500, height: int = 190) -> Picture:
    """Lines as a chart has them, without letters."""
    image = Image.new("RGB", (2 * width, 2 * height), "white")
    pen = ImageDraw.Draw(image)
    for y in range(20, 2 * height, 60):
        pen.line((0, y, 2 * width, y), "#CCCCCC", 2)
    points = [(x, height + (x * 7 // 40 % 97) - 48) for x in range(10, 2 * width, 40)]
    pen.line(points, "#0B5C63", 4)
    pen.rectangle((1, 1, 2 * width - 2, 2 * height - 2), outline="#333333", width=2)
    out = BytesIO()
    image.save(out, "PNG")
    return Picture(out.getvalue(), width, height)


def document(*blocks: Block, right_to_left: bool = False) -> Document:
    """A report of ``blocks`` in English."""
    return Document(
        title="Visit report",
        language="en",
        foot="Visit report, 8 December 2026. What a person said about themselves.",
        page_of="Page {page} of {pages}",
        blocks=blocks,
        right_to_left=right_to_left,
        made_at=datetime(2026, 12, 8, 9, 30, tzinfo=UTC),
    )


def printed(*blocks: Block, paper: PaperSize = PaperSize.A4, right_to_left: bool = False) -> bytes:
    """The pages of ``blocks``."""
    return render(document(*blocks, right_to_left=right_to_left), paper, FONTS, Watch())


LEFT: tuple[Block, ...] = (
    Heading("Pain, function, mood and sleep", 2),
    Table(
        heads=("", "At the start", "Before the step", "Since the step"),
        widths=(1.7, 1, 1, 1),
        numbers=frozenset({1, 2, 3}),
        rows=(
            ("Pain, 0 to 10", "6", "5", "6"),
            ("Gets in the way, 0 to 10", "7", "6", "6"),
            ("Mood, 0 to 10", "4", "5", "5"),
            ("Sleep, hours", "5.5", "6", "6.5"),
            ("Withdrawal, 0 to 10", "—", "2", "4"),
        ),
    ),
    Para("Medians of the days with an answer. Start: 12 days, before: 14, since: 11.", small=True),
    Heading("Worst week", 3),
    Para("2 to 8 November: pain 8, sleep 4 hours, withdrawal 6, on 6 of 7 days."),
)

RIGHT: tuple[Block, ...] = (
    Heading("Would like to talk about", 2),
    Bullets(
        (
            "A pause of two weeks before the next step.",
            "Is it normal that my legs are restless at night?",
            "What can I take for sleep that is not a risk with this medicine?",
        )
    ),
    Heading("Side effects that bothered most", 3),
    Bullets(("Constipation, 9 days, up to severe", "Sweating, 4 days, mild")),
    Heading("Alerts, and what was done", 3),
    Table(
        rows=(
            ("3 Nov", "Withdrawal 8 of 10. Called the clinic the same day."),
            ("11 Nov", "More than planned, two days in a row. Told the clinic."),
        ),
        widths=(1, 4),
    ),
)

FIRST_PAGE: tuple[Block, ...] = (
    Heading("Visit report", 1),
    Para("10 September to 8 December 2026 · 90 days, 71 with a check-in", small=True),
    Para("Step 4 of 9: 40 mg morphine a day since 24 November. Next agreed step: 22 December."),
    Table(
        rows=(
            ("Agreed plan", "60 mg a day on 10 September, 20 mg a day on 16 February 2027"),
            ("Taken as planned", "64 of 71 days that are known; 19 days are not known"),
            ("More than planned", "5 days, at most 10 mg more"),
            ("Milestones", "A third less than at the start. Walked to the lake (3 October)."),
        ),
        widths=(1, 3.4),
    ),
    Columns(LEFT, RIGHT),
)


def day_rows(count: int) -> tuple[tuple[str, ...], ...]:
    """Rows as the table of days has them."""
    return tuple(
        (
            f"{n % 28 + 1} {('Sep', 'Oct', 'Nov')[n // 28 % 3]}",
            "60" if n < 14 else "50",
            "" if n % 9 == 4 else "60" if n < 14 else "50",
            str(n * 7 % 11),
            str(n * 5 % 11),
            str(n * 3 % 11),
            f"{5 + n % 4}.5",
            "late" if n % 8 == 3 else "",
            "legs restless, walked twice" if n % 6 == 2 else "",
        )
        for n in range(count)
    )


def day_table(count: int) -> Table:
    return Table(
        caption="Day by day",
        heads=("Day", "Plan", "Took", "Pain", "In the way", "Mood", "Sleep", "", "Note"),
        rows=day_rows(count),
        widths=(1.3, 0.9, 0.9, 0.9, 1.2, 0.9, 0.9, 0.9, 3.5),
        numbers=frozenset({1, 2, 3, 4, 5, 6}),
        small=True,
    )


FROM_THE_RIGHT = Bullets((ARABIC, HEBREW, f"In a sentence: {ARABIC} and on."))

AWKWARD: tuple[Block, ...] = (
    PageBreak(),
    Heading(
        "A heading that is so long that it cannot stand in one line on either paper, and on", 2
    ),
    Para(f"Strong words with {ENDLESS} in them.", strong=True),
    Para("First line of a note.\n\n\tSecond line,   with spaces.\r\nThird line."),
    Bullets(
        (f"Letters from elsewhere: {MIXED}.", f"Nowhere to be had: {WITHOUT_GLYPHS}.", ENDLESS)
    ),
    FROM_THE_RIGHT,
    Table(
        caption="A table with names that are long and places that are empty",
        heads=("Name", "Amount", "What"),
        numbers=frozenset({1}),
        rows=(
            (ENDLESS, "1,234.5", "A word and another one, so that it takes two lines"),
            ("", "", ""),
            ("only one",),
            ("Tall row", "2", "\n".join(f"Line {n} of a long note" for n in range(1, 41))),
        ),
    ),
    Figure(picture(), "A line that goes up and down.", "A picture, as wide as the page"),
    Figure(picture(180, 400), "A tall picture."),
    Columns((Figure(picture(), "Left."), Para(ENDLESS)), (Figure(picture(300, 300), "Right."),)),
    day_table(45),
)

EVERYTHING = (*FIRST_PAGE, *AWKWARD)

READ_FROM_THE_LEFT = tuple(block for block in EVERYTHING if block is not FROM_THE_RIGHT)


def right_to_left_report() -> Document:
    """A page read from the right."""
    blocks: tuple[Block, ...] = (
        Heading("דוח ביקור", 1),
        Para("כאב, 0 עד 10 (mg 12.5), 3–5 ימים."),
        Bullets((HEBREW, ARABIC, "English words only, with a full stop.")),
        Table(
            heads=("יום", "כמות", "הערה"),
            numbers=frozenset({1}),
            rows=(("1 בספטמבר", "60", "הליכה ארוכה לאגם עם הכלב, ואחר כך מנוחה"), ("2", "50", "")),
        ),
        Columns((Heading("ימין"), Para("ראשון")), (Heading("שמאל"), Para("שני"))),
        Figure(picture(), "קו", "תמונה"),
    )
    page = replace(document(*blocks, right_to_left=True), language="he", title="דוח ביקור")
    return replace(page, foot="דוח ביקור", page_of="עמוד {page} מתוך {pages}")
