"""Colours and type: calm daylight for tired eyes (``product.md``, Look).

Dark and high contrast are designed, not inverted. Red belongs to emergencies alone;
urgent is amber; both always come with an icon and a word. Text pairs keep 4.5:1 or more
(``tests/views/test_theme.py`` computes it).
"""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from app.domain.settings import Appearance

FONT = "Atkinson Hyperlegible Next"
FONT_FILES = {
    FONT: "/fonts/AtkinsonHyperlegibleNext_400Regular.ttf",
    f"{FONT} SemiBold": "/fonts/AtkinsonHyperlegibleNext_600SemiBold.ttf",
}
STRONG = f"{FONT} SemiBold"

TAP = 48
"""Smallest side of anything that can be tapped, in dp (``product.md``, Check-in)."""

READING_WIDTH = 640
"""Text is never wider than this, in dp."""

RAIL_WIDTH = 112
"""Room for the rail beside the content of a wide window, in dp, at text scale 1."""

WIDE = 840
"""From this window width on, at text scale 1: a rail instead of a bar, two columns."""


@dataclass(frozen=True)
class Palette:
    """The colours of one appearance, as ``#rrggbb``."""

    dark: bool
    page: str
    card: str
    line: str
    divider: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    accent_soft: str
    on_accent_soft: str
    emergency: str
    on_emergency: str
    urgent: str
    urgent_soft: str
    on_urgent_soft: str


LIGHT = Palette(
    dark=False,
    page="#F6F4F0",
    card="#FFFFFF",
    line="#8A857C",
    divider="#DEDAD2",
    text="#23211E",
    quiet="#5B564E",
    accent="#0B5C63",
    on_accent="#FFFFFF",
    accent_soft="#D5EAEA",
    on_accent_soft="#06393D",
    emergency="#A81E1E",
    on_emergency="#FFFFFF",
    urgent="#8A5200",
    urgent_soft="#FCEBD0",
    on_urgent_soft="#4A2C00",
)

DARK = Palette(
    dark=True,
    page="#171614",
    card="#211F1D",
    line="#8F897F",
    divider="#3D3A36",
    text="#EFEBE4",
    quiet="#BDB6AB",
    accent="#7CCBD0",
    on_accent="#06292C",
    accent_soft="#17474B",
    on_accent_soft="#D9F2F3",
    emergency="#9C2224",
    on_emergency="#FFF1EF",
    urgent="#F3BE6B",
    urgent_soft="#45310F",
    on_urgent_soft="#FBE3BC",
)

HIGH_CONTRAST = Palette(
    dark=False,
    page="#FFFFFF",
    card="#FFFFFF",
    line="#000000",
    divider="#000000",
    text="#000000",
    quiet="#1F1F1F",
    accent="#003B40",
    on_accent="#FFFFFF",
    accent_soft="#BFE6E8",
    on_accent_soft="#000000",
    emergency="#8B0000",
    on_emergency="#FFFFFF",
    urgent="#5C3600",
    urgent_soft="#FFE3B3",
    on_urgent_soft="#000000",
)


def palette_for(appearance: Appearance, device_is_dark: bool) -> Palette:
    """The palette of a choice; ``SYSTEM`` follows the device."""
    if appearance is Appearance.HIGH_CONTRAST:
        return HIGH_CONTRAST
    if appearance is Appearance.DARK or (appearance is Appearance.SYSTEM and device_is_dark):
        return DARK
    return LIGHT


def flet_theme(palette: Palette, scale: float = 1.0) -> ft.Theme:
    """Material 3 from the palette, without motion between pages: nothing would explain it.

    ``scale`` is the chosen text magnification, for the text that controls draw themselves.
    """
    still = ft.PageTransitionTheme.NONE
    label = ft.TextStyle(size=17 * scale, font_family=FONT)
    text = ft.TextStyle(size=17 * scale, font_family=FONT)
    icons = ft.ButtonStyle(icon_size=20 * scale)
    return ft.Theme(
        font_family=FONT,
        filled_button_theme=ft.FilledButtonTheme(style=icons),
        outlined_button_theme=ft.OutlinedButtonTheme(style=icons),
        text_button_theme=ft.TextButtonTheme(style=icons),
        scaffold_bgcolor=palette.page,
        color_scheme_seed=palette.accent,
        color_scheme=ft.ColorScheme(
            primary=palette.accent,
            on_primary=palette.on_accent,
            primary_container=palette.accent_soft,
            on_primary_container=palette.on_accent_soft,
            secondary_container=palette.accent_soft,
            on_secondary_container=palette.on_accent_soft,
            error=palette.urgent,
            on_error=palette.page,
            surface=palette.page,
            on_surface=palette.text,
            on_surface_variant=palette.quiet,
            surface_container=palette.card,
            surface_container_high=palette.card,
            surface_container_highest=palette.card,
            surface_container_low=palette.card,
            outline=palette.line,
            outline_variant=palette.line,
        ),
        text_theme=ft.TextTheme(
            label_large=label,
            label_medium=ft.TextStyle(size=14 * scale, font_family=FONT),
            body_large=text,
            body_medium=text,
            title_medium=text,
            title_large=ft.TextStyle(size=20 * scale, font_family=STRONG),
        ),
        page_transitions=ft.PageTransitionsTheme(
            android=still, ios=still, linux=still, macos=still, windows=still
        ),
    )
