"""The palette: readable, and the same as the screens'."""

from __future__ import annotations

import pytest

from app.charts.look import DARK, HIGH_CONTRAST, LIGHT, LOOKS, TEXT, Look
from app.views import theme


def contrast(a: str, b: str) -> float:
    """WCAG 2.2 contrast ratio of two ``#rrggbb``, 1 to 21."""
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_words_and_lines_can_be_read(look: Look) -> None:
    assert contrast(look.ink, look.paper) >= 7
    assert contrast(look.quiet, look.paper) >= 4.5
    assert contrast(look.line, look.paper) >= 4.5
    assert contrast(look.line, look.band) >= 3
    assert contrast(look.grid, look.paper) < contrast(look.line, look.paper) / 2, "grid is faint"


@pytest.mark.parametrize(
    ("look", "palette"),
    [(LIGHT, theme.LIGHT), (DARK, theme.DARK), (HIGH_CONTRAST, theme.HIGH_CONTRAST)],
    ids=lambda x: getattr(x, "name", ""),
)
def test_charts_and_screens_share_their_colours(look: Look, palette: theme.Palette) -> None:
    assert (look.paper, look.ink, look.quiet, look.line, look.band) == (
        palette.card,
        palette.text,
        palette.quiet,
        palette.accent,
        palette.accent_soft,
    )


def test_words_are_large_enough_on_the_smallest_screen() -> None:
    assert TEXT >= 11
