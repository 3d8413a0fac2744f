"""The sheets that clinics print on."""

from __future__ import annotations

from enum import StrEnum


class PaperSize(StrEnum):
    """A sheet in upright format; the values are kept in forms."""

    A4 = "a4"
    LETTER = "letter"


LETTER_COUNTRIES = frozenset(("US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "SV", "PR"))
"""Where Letter is the usual sheet (CLDR, ``paperSize``)."""


def usual_paper(territory: str | None) -> PaperSize:
    """The usual sheet of a country (ISO 3166); A4 where nothing is known."""
    return PaperSize.LETTER if territory in LETTER_COUNTRIES else PaperSize.A4
