"""Words that fit, fonts that may be missing, bytes that repeat."""

from __future__ import annotations

import subprocess
import sys
import warnings
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from app.charts.look import Sheet
from app.charts.paper import Box, plain, text_width, wrap
from app.charts.trend_picture import paint
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from tests.charts import cases
from tests.charts.compare import opened

SHEET = Sheet(fonts=cases.FONTS)
LONG = cases.days_of(400)
EIGHT_WEEKS = cases.days_of(56, frozenset({3}))


def boxes(
    measure_id: str, length: int, width: int, scale: float, say: Translator
) -> tuple[list[Box], int]:
    days = EIGHT_WEEKS if length == 56 else LONG
    now = cases.state(days if length else [], length or 14, width, measure_id)
    sheet = replace(SHEET, width=width, text_scale=scale)
    paper = paint(now, sheet, say, Formats(say.locale))
    return paper.boxes, paper.height


@pytest.mark.parametrize("say", [cases.ENGLISH, cases.right_to_left()], ids=["en", "xr"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [320, 390, 640])
@pytest.mark.parametrize("length", [0, 56, 400])
@pytest.mark.parametrize("measure_id", ["pain_24h", "sleep_hours"])
def test_no_word_is_clipped_or_lies_on_another(
    measure_id: str, length: int, width: int, scale: float, say: Translator
) -> None:
    found, height = boxes(measure_id, length, width, scale, say)
    for box in found:
        assert box.left >= 0 and box.right <= width, box
        assert box.top >= 0 and box.bottom <= height, box
    for a, b in combinations(found, 2):
        apart = a.right <= b.left or b.right <= a.left or a.bottom <= b.top or b.bottom <= a.top
        assert apart, (a, b)


def test_every_point_is_a_logical_px_at_any_ratio() -> None:
    now = cases.state(EIGHT_WEEKS, 56, 320)
    for ratio in (1.0, 1.5, 3.0):
        picture = cases.draw(now, replace(SHEET, width=320, pixel_ratio=ratio))
        size = opened(picture.png).size
        assert size == (round(320 * ratio), round(picture.height * ratio))


def test_the_same_drawing_gives_the_same_bytes_and_says_nothing_else() -> None:
    now = cases.state(EIGHT_WEEKS, 56)
    first, second = cases.draw(now, SHEET).png, cases.draw(now, SHEET).png
    assert first == second
    assert Image.open(BytesIO(first)).info == {}


@pytest.mark.parametrize("fonts", [None, Path("/nowhere")])
def test_without_the_bundled_font_the_words_are_still_there(fonts: Path | None) -> None:
    sheet = replace(SHEET, fonts=fonts)
    assert text_width(sheet, "no pain", 13) > 0
    assert text_width(sheet, "no pain", 13) != text_width(SHEET, "no pain", 13)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert cases.draw(cases.state(EIGHT_WEEKS, 56), sheet).png


def test_words_are_drawn_as_they_are() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a missing glyph would warn
        texts = ["$x_1$ 5 %", "\u2068Wort\u2069", "naïve – “ja”…", "مرحبا"]
        assert all(text_width(SHEET, t, 13) > 0 for t in texts)
    assert plain("\u2068a\u202e\u200fb\u2069") == "ab"


def test_lines_break_at_words_and_only_then_within_one() -> None:
    width = text_width(SHEET, "as bad as you", 13)
    assert wrap(SHEET, "as bad as you can", 13, width) == ["as bad as you", "can"]
    pieces = wrap(SHEET, "Schmerzmittelverordnung", 13, 60)
    assert "".join(pieces) == "Schmerzmittelverordnung"
    assert all(text_width(SHEET, p, 13) <= 60 for p in pieces)


def test_importing_the_charts_does_not_import_matplotlib() -> None:
    code = (
        "import sys, app.charts.registry, app.services.progress, app.services.demo;"
        "sys.exit(any(m in sys.modules for m in ('matplotlib', 'numpy', 'PIL', 'flet')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_pyplot_is_never_imported() -> None:
    assert cases.draw(cases.state(EIGHT_WEEKS, 56), SHEET).png
    assert "matplotlib.pyplot" not in sys.modules
