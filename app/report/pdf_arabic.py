"""Arabic letters joined to their neighbours.

A letter has up to four forms, for itself and at the beginning, middle and end of a run. Fonts
pick them through tables that fpdf2 reads with HarfBuzz only, which phones lack; but Unicode
names each form as a character of its own (blocks U+FB50 and U+FE70) and says what letter it is
a form of, so the right one can be asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from unicodedata import category, decomposition

TATWEEL, LAM = "\u0640", "\u0644"

Forms = dict[str, dict[str, str]]


@cache
def _forms() -> Forms:
    """Letter, or lam and alef -> ``isolated``, ``final``, ``initial``, ``medial`` -> form."""
    forms: Forms = {}
    for code in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, *letters = decomposition(chr(code)).split()
        name = "".join(chr(int(letter, 16)) for letter in letters)
        forms.setdefault(name, {})[kind.strip("<>")] = chr(code)
    return forms


def joined(text: str) -> Sequence[str]:
    """The form of each character of ``text``, empty where the one before stands for it too; all
    but Arabic letters stay as they are."""
    forms = _forms()
    if not any(c in forms for c in text):
        return text
    shown = list(text)
    letters = [i for i, c in enumerate(text) if category(c) != "Mn"]
    around = zip([None, *letters[:-1]], letters, [*letters[1:], None], strict=True)
    for before, here, after in around:
        own = forms.get(text[here])
        if own:
            back = before is not None and "initial" in _joins(text[before])
            on = after is not None and "final" in _joins(text[after]) and "initial" in own
            kind = ("medial" if on else "final") if back else ("initial" if on else "isolated")
            shown[here] = own.get(kind, text[here])
            _tie(text, shown, before, here)
    return shown


def _tie(text: str, shown: list[str], lam: int | None, alef: int) -> None:
    """Lam and alef are one sign: it stands for the lam, and nothing for the alef."""
    if lam is None or lam != alef - 1 or text[lam] != LAM:
        return
    tied = _forms().get(LAM + text[alef])
    if tied:
        shown[lam] = tied["isolated" if shown[lam] == _forms()[LAM]["initial"] else "final"]
        shown[alef] = ""


def _joins(character: str) -> set[str]:
    """``initial`` when it joins the next letter, ``final`` when it joins the one before."""
    if character == TATWEEL:
        return {"initial", "final"}
    return {"initial", "final"} & set(_forms().get(character, ()))
