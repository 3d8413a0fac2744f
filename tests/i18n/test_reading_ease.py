"""English texts read at about grade 6 of school (``product.md``, Targets).

The index is the grade of Flesch and Kincaid (Kincaid et al. 1975): words in a sentence and
syllables in a word. Of a few words it says nothing, and of a single text it is rough; so one
text may lie a little above, and all of them together, and those for a bad moment, may not.
"""

from __future__ import annotations

import re

import pyphen
import pytest

from app.i18n.translator import Translator
from tests.i18n.texts import messages, samples

WORDS = 8
"""Fewer are names and buttons."""

ONE, ALL = 9.0, 6.0
HARD_MOMENTS = ("alert-", "emergency-", "help-")
"""What is read in pain or in fear."""

ENGLISH = Translator("en")
SYLLABLES = pyphen.Pyphen(lang="en_US")


def grade(text: str) -> float:
    """The school grade that reads ``text`` with ease."""
    words = re.findall(r"[A-Za-z0-9'-]+", text)
    sentences = max(1, len(re.findall(r"[.!?:](?=\s|$)", text)))
    syllables = sum(len(SYLLABLES.positions(word)) + 1 for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def in_words(message_id: str) -> str:
    """A message with everyday values, as a person reads it."""
    given = samples(message_id)
    said = {name: "today" if isinstance(value, str) else value for name, value in given.items()}
    return ENGLISH(message_id, **said)


LONG = {m: text for m in messages() if len((text := in_words(m)).split()) >= WORDS}


@pytest.mark.parametrize("message_id", LONG)
def test_no_text_is_hard_to_read(message_id: str) -> None:
    assert grade(LONG[message_id]) <= ONE, LONG[message_id]


@pytest.mark.parametrize("beginning", ["", *HARD_MOMENTS])
def test_all_together_are_at_grade_6_or_below(beginning: str) -> None:
    texts = [text for message_id, text in LONG.items() if message_id.startswith(beginning)]
    assert len(texts) > 5
    grades = [grade(text) for text in texts]
    assert sum(grades) / len(grades) <= ALL
    assert grade(" ".join(texts)) <= ALL


def test_the_index_tells_easy_from_hard() -> None:
    easy = "Call your clinic today. Tell them what you took."
    hard = "Notwithstanding pharmacological considerations, contact an authorised practitioner."
    assert grade(easy) < ALL < ONE < grade(hard)
