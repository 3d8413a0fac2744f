"""Every alert that can be shared has words for a supporter, and none of them would harm."""

from __future__ import annotations

import re

import pytest

from app.domain.alerts.registry import RULES
from app.domain.report.left_out import TOLD
from app.domain.sharing.granted import NOT_TOLD
from app.i18n.supporter_words import PARTS, supporter_text
from app.i18n.translator import Translator
from tests.contracts.test_alerts import dose_changing
from tests.domain.alerts.variants import VARIANTS
from tests.i18n.texts import messages

SHARED = [r for r in RULES if r.id not in NOT_TOLD and set(r.levels) & set(TOLD)]

POLICING = re.compile(
    r"\b(check up|control|watch them|count|search|test them|make sure they|blame them|catch)\b",
    re.IGNORECASE,
)


def supporters() -> dict[str, str]:
    say = Translator("en")
    return {i: say(i) for i in messages() if i.startswith("supporter-alert-")}


def test_there_is_a_rule_to_look_at() -> None:
    assert len(SHARED) > 20


@pytest.mark.parametrize("rule", SHARED, ids=lambda rule: rule.id)
def test_a_rule_that_can_be_shared_has_a_supporter_s_text(rule: object) -> None:
    name = rule.id.lower()  # type: ignore[attr-defined]
    for part in PARTS:
        assert f"supporter-alert-{name}-{part}" in messages()
    say = Translator("en")
    for variant in VARIANTS[rule.id]:  # type: ignore[attr-defined]
        text = supporter_text(say, rule.id, variant)  # type: ignore[attr-defined]
        assert "supporter-alert" not in f"{text.title} {text.do}"


def test_every_such_text_is_of_a_rule_and_a_variant_that_there_are() -> None:
    """These ids are put together at run time, so that test_texts.py cannot see which are used."""
    names = {rule.id.lower() for rule in SHARED}
    names |= {f"{r.id.lower()}-{v}" for r in SHARED for v in VARIANTS[r.id] if v}
    there = {i.removeprefix("supporter-alert-").rsplit("-", 1)[0] for i in supporters()}
    assert there - names == set()


def test_a_text_of_its_own_is_taken_where_a_variant_has_one() -> None:
    say = Translator("en")
    assert supporter_text(say, "R11", "chest").title == "Chest pain"
    assert supporter_text(say, "R11", "faint") == supporter_text(say, "R11", "")


def test_none_says_to_change_a_dose_or_to_watch_over_somebody() -> None:
    found = [(i, s) for i, text in supporters().items() for s in dose_changing(text)]
    found = [(i, s) for i, s in found if "sudden stop" not in s.lower()]
    assert found == []
    assert [i for i, text in supporters().items() if POLICING.search(text)] == []


def test_what_stands_in_for_another_text_stands_for_one_that_is_there() -> None:
    begin = "supporter-instead-"
    stand_ins = [i.removeprefix(begin) for i in messages() if i.startswith(begin)]
    assert stand_ins
    assert [i for i in stand_ins if i not in messages()] == []
