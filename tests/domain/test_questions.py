"""Which questions for the visit stand."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from app.domain.questions import standing_questions
from tests.data.records import a_question


def test_a_changed_question_keeps_its_place_and_one_taken_away_is_gone() -> None:
    first, second = a_question(), a_question()
    changed = replace(first, id=uuid4(), text="can we wait a month?", supersedes=first.id)
    assert standing_questions([first, second, changed]) == (changed, second)
    gone = replace(second, id=uuid4(), supersedes=second.id, undone=True)
    assert standing_questions([first, second, changed, gone]) == (changed,)


def test_a_change_that_was_taken_back_brings_the_first_words_back() -> None:
    first = a_question()
    changed = replace(first, id=uuid4(), text="something else", supersedes=first.id)
    back = replace(changed, id=uuid4(), supersedes=changed.id, undone=True)
    assert standing_questions([first, changed, back]) == (first,)
