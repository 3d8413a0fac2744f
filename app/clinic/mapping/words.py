"""The words of what is sent: English, whatever the app speaks (``docs/adr``, names in FHIR).

In another language the same thing would be other bytes: choosing another one would send the
whole diary again.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from app.domain.scales.model import Scale
from app.domain.scales.registry import BY_ID
from app.i18n.formats import Formats
from app.i18n.scale_words import ScaleWords
from app.i18n.translator import FALLBACK, Translator


@cache
def english() -> Translator:
    """The English texts, parsed once (about 45 ms)."""
    return Translator(FALLBACK)


@cache
def formats() -> Formats:
    """English dates and numbers."""
    return Formats(english().locale)


@cache
def fixed(message_id: str) -> str:
    """A text without values."""
    return english()(message_id)


@cache
def scale_words(scale_id: str) -> ScaleWords:
    """The words of a whole questionnaire, as published or ours."""
    return ScaleWords(BY_ID[scale_id], english())


def scale_name(scale: Scale) -> str:
    """What a questionnaire is called."""
    return scale_words(scale.id).name


def typed(text: str) -> str:
    """What a person typed, as FHIR takes it: without control characters and halves of characters,
    every space a plain one, none around it. Empty where nothing is left."""
    if text.isprintable() and text.isascii():
        return text.strip()
    return "".join(map(_character, text)).strip()


def _character(character: str) -> str:
    if character in "\t\n\r":
        return character
    if character.isspace():
        return " "
    if character == "\ufeff" or unicodedata.category(character) in ("Cc", "Cs"):
        return ""
    return character
