"""Every text survives another language: longer, right to left, its values in place."""

from __future__ import annotations

from functools import cache

import pytest

from app.i18n.translator import Translator
from tests.i18n.pseudo import CLOSE, OPEN, pseudo
from tests.i18n.texts import english, messages, samples


@cache
def words(language: str = "xr") -> Translator:
    return Translator(language, {"xr": pseudo(english())})


def test_it_runs_right_to_left() -> None:
    assert words().right_to_left and not words("en").right_to_left


@pytest.mark.parametrize("message_id", messages())
def test_every_message_is_stretched_with_its_values_in_place(message_id: str) -> None:
    values = samples(message_id)
    plain, text = words("en")(message_id, **values), words()(message_id, **values)
    assert (text[0], text[-1]) == (OPEN, CLOSE)
    shown = [str(v) for v in values.values() if isinstance(v, str) and v in plain]
    assert [v for v in shown if f"\u2068{v}\u2069" not in text] == []
    own = plain
    for value in shown:
        own = own.replace(value, "")
    if len(own) > 10:
        assert len(text) > 1.3 * len(own)


def test_no_message_of_the_file_is_broken() -> None:
    from fluent.syntax import FluentParser, ast

    junk = [e for e in FluentParser().parse(english()).body if isinstance(e, ast.Junk)]
    assert [j.content for j in junk] == []


@pytest.mark.parametrize("number", [0, 1, 2, 11])
def test_a_count_chooses_its_variant_in_both(number: int) -> None:
    message_id = "history-short-answers"
    text = words("en")(message_id, count=number)
    assert text == f"{number} answer" + ("" if number == 1 else "s")
    assert str(number) in words()(message_id, count=number)
