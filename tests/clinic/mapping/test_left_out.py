"""What was not chosen is nowhere in what is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.clinic.mapping.mapped import mapped
from app.domain.report.left_out import left_out
from app.domain.report.topics import USUAL, Topic
from tests.clinic.mapping.made import MAKER, entries, everything
from tests.domain.make import said
from tests.report.told import EVERY, gathered

MARKERS: Mapping[str, frozenset[Topic]] = {
    "MARKER-NOTE": frozenset((Topic.NOTES,)),
    "MARKER-DIFFERENT": frozenset((Topic.NOTES,)),
    "MARKER-ELSE": frozenset((Topic.NOTES,)),
    "MARKER-REASON": frozenset((Topic.NOTES,)),
    "MARKER-DOSE": frozenset((Topic.NOTES, Topic.DOSES)),
    "MARKER-SOURCE": frozenset((Topic.NOTES, Topic.DOSES)),
    "MARKER-QUESTION": frozenset((Topic.QUESTIONS,)),
    "MARKER-WISH": frozenset((Topic.REQUESTS,)),
    "MARKER-SUPPORTER": frozenset((Topic.CAREGIVERS,)),
    "RelatedPerson": frozenset((Topic.CAREGIVERS,)),
    "share.cravings": frozenset((Topic.CAREGIVERS,)),
    "item.pain_24h": frozenset((Topic.PAIN,)),
    "72514-3": frozenset((Topic.PAIN,)),
    "item.sleep_hours": frozenset((Topic.SLEEP,)),
    "item.craving": frozenset((Topic.CRAVINGS,)),
    "urge to take more": frozenset((Topic.CRAVINGS,)),
    "alert.R18": frozenset((Topic.CRAVINGS, Topic.ALERTS)),
    "item.side_effects": frozenset((Topic.SIDE_EFFECTS,)),
    "item.bowel_days": frozenset((Topic.SIDE_EFFECTS,)),
    "item.activity": frozenset((Topic.ACTIVITY,)),
    "item.other_substances": frozenset((Topic.OTHER_SUBSTANCES,)),
    "item.doses": frozenset((Topic.DOSES,)),
    "MedicationStatement": frozenset((Topic.DOSES,)),
    "Morphine SR": frozenset((Topic.DOSES,)),
    "alert.R04": frozenset((Topic.DOSES, Topic.ALERTS)),
    "91148-7": frozenset((Topic.QUESTIONNAIRES,)),
    "item.safe": frozenset((Topic.SELF_HARM,)),
    "need_help": frozenset((Topic.SELF_HARM,)),
    "alert.R01": frozenset((Topic.SELF_HARM, Topic.ALERTS)),
    "44260-8": frozenset((Topic.SELF_HARM, Topic.QUESTIONNAIRES)),
    "44261-6": frozenset((Topic.SELF_HARM, Topic.QUESTIONNAIRES)),
    "better_off_dead": frozenset((Topic.SELF_HARM, Topic.QUESTIONNAIRES)),
}


def told(topics: frozenset[Topic]) -> str:
    found = everything(topics)
    return "\n".join(f"{entry.line} {entry.text}" for entry in entries(found))


@pytest.mark.parametrize("marker", MARKERS)
def test_what_is_ticked_is_sent_and_what_is_not_is_nowhere(marker: str) -> None:
    assert marker in told(EVERY)
    for topic in MARKERS[marker]:
        assert marker not in told(EVERY - {topic}), topic


def test_of_no_topic_nothing_is_sent() -> None:
    assert mapped(left_out(everything(frozenset())), MAKER) == ()


def test_nothing_says_that_a_topic_was_left_out() -> None:
    assert "MARKER-N" not in told(USUAL) and "self_harm" not in told(USUAL)


@pytest.mark.parametrize("safe", [None, "yes", "need_help"])
def test_whether_somebody_said_that_they_are_safe_changes_nothing(safe: str | None) -> None:
    plain = said(1, 1, mood=5)
    with_it = replace(plain, answers={**plain.answers, **({"safe": safe} if safe else {})})
    alone = [said(2, 2, safe=safe)] if safe else []
    one = [e.text for e in entries(gathered(with_it, *alone))]
    assert one == [e.text for e in entries(gathered(plain))]


def test_a_correction_of_that_answer_alone_leaves_no_trace() -> None:
    before = said(1, 1, mood=5, safe="need_help")
    after = said(2, 1, replaces=1, late=1, mood=5, safe="yes")
    one = [e.text for e in entries(gathered(before, after))]
    assert one == [e.text for e in entries(gathered(said(1, 1, mood=5)))]
    # Nor does one that adds another answer to it.
    alone = said(1, 1, safe="need_help")
    added = said(2, 1, replaces=1, mood=5, safe="yes")
    one = [e.text for e in entries(gathered(alone, added))]
    assert one == [e.text for e in entries(gathered(said(1, 1, mood=5)))]
