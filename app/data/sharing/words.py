"""The six words that close and open packages: made at random, and read as somebody typed them.

From xkcdpass' ``eff-long``, the list of the Electronic Frontier Foundation for passphrases that are
told from one person to another: 4 to 7 letters a word, so that it is quickly said and typed. About
4,000 words are left, and six of them are 72 bits.
"""

from __future__ import annotations

import re
import secrets
from functools import cache
from importlib import resources
from unicodedata import normalize

from app.domain.errors import WordMistyped, WordsIncomplete
from app.domain.sharing.packages import WORDS

LIST = "eff-long"
SHORTEST, LONGEST = 4, 7
"""Letters of a word."""

NEVER = "words-never-chosen.txt"
"""What is never chosen, and why. A word that an older Glidepath chose still opens."""

_WORD = re.compile(r"[^\W\d_]+")
"""Letters in a row. Whatever stands between them, numbers before them too, is nothing."""


def new_words() -> str:
    """``WORDS`` of ``chosen_from`` at random, in small letters, a space between two."""
    words = chosen_from()
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def read_words(typed: str) -> str:
    """Words as typed, in the form of ``new_words``: any case, any spaces, commas, hyphens, lines
    and numbers between. ``WordsIncomplete`` for fewer, ``WordMistyped`` with the first that is not
    on the list, or that is one too many."""
    words = _WORD.findall(normalize("NFKC", typed).casefold())
    if len(words) < WORDS:
        raise WordsIncomplete(len(words), WORDS)
    known = _known()
    for number, word in enumerate(words, start=1):
        if number > WORDS or word not in known:
            raise WordMistyped(number)
    return " ".join(words)


@cache
def chosen_from() -> tuple[str, ...]:
    """The words that may be chosen, in the order of the alphabet."""
    return tuple(sorted(_known() - never_chosen()))


@cache
def never_chosen() -> frozenset[str]:
    """The words of ``NEVER``."""
    lines = (resources.files("app.resources") / NEVER).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


@cache
def _known() -> frozenset[str]:
    from xkcdpass import xkcd_password  # noqa: PLC0415 - not before there is a package

    found = xkcd_password.generate_wordlist(LIST, SHORTEST, LONGEST, "[a-z]")
    return frozenset(found)
