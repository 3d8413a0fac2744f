"""Contrast of the palettes, computed as WCAG 2.2 does (1.4.3 and 1.4.11)."""

from __future__ import annotations

import pytest

from app.views.theme import DARK, HIGH_CONTRAST, LIGHT, Palette

PALETTES = {"light": LIGHT, "dark": DARK, "high contrast": HIGH_CONTRAST}

WORDS = (
    ("text", "page"),
    ("text", "card"),
    ("text", "accent_soft"),
    ("text", "urgent_soft"),
    ("quiet", "page"),
    ("quiet", "card"),
    ("quiet", "accent_soft"),
    ("accent", "page"),
    ("accent", "card"),
    ("accent", "accent_soft"),
    ("accent", "urgent_soft"),
    ("on_accent", "accent"),
    ("on_accent_soft", "accent_soft"),
    ("on_emergency", "emergency"),
    ("on_urgent_soft", "urgent_soft"),
    ("urgent_soft", "on_urgent_soft"),
)
"""Words and what they stand on, somewhere in the app."""

SHAPES = (("line", "card"), ("line", "page"), ("urgent", "urgent_soft"), ("urgent", "card"))
"""Borders of what can be pressed, and signs."""


def brightness(color: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 to 1."""
    parts = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """1 to 21."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", PALETTES)
def test_words_can_be_read(name: str) -> None:
    assert _below(PALETTES[name], WORDS, 4.5) == []


@pytest.mark.parametrize("name", PALETTES)
def test_shapes_can_be_seen(name: str) -> None:
    assert _below(PALETTES[name], SHAPES, 3) == []


def test_high_contrast_is_7_to_1() -> None:
    assert _below(HIGH_CONTRAST, WORDS, 7) == []


def _below(palette: Palette, pairs: tuple[tuple[str, str], ...], least: float) -> list[str]:
    found = {p: contrast(getattr(palette, p[0]), getattr(palette, p[1])) for p in pairs}
    return [f"{a} on {b}: {value:.2f}" for (a, b), value in found.items() if value < least]
