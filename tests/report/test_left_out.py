"""What was not chosen is not in the report, and cannot be inferred from the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from app.domain.alerts.fired import Did, FiredAlert
from app.domain.alerts.model import Level
from app.domain.alerts.registry import RULES as EVERY_RULE
from app.domain.checkins import Answer, CheckIn
from app.domain.history import days
from app.domain.items import DAILY_ITEMS
from app.domain.report.gathered import Gathered
from app.domain.report.left_out import left_out, told_scale
from app.domain.report.noticed import groups, noticed
from app.domain.report.topics import ITEMS, ONLY_TICKED, RULES, USUAL, Topic, rule_topics
from app.domain.responses import Response
from app.domain.scales.phq9 import PHQ9
from app.domain.scales.registry import SCALES
from tests.domain.agreements import course, elsewhere, took, version
from tests.domain.answering import answered
from tests.domain.make import day, said
from tests.report.told import EVERY, alert, did, document, gathered, text_of

PLAN = version(1, 0, course((0, 60), (10, 50), until=200))
ITEM_9 = "better_off_dead"
REST: Mapping[str, int] = {q.id: 1 for q in PHQ9.questions if q.id != ITEM_9}


def test_every_question_and_every_rule_has_its_topic() -> None:
    assert set(ITEMS) == {item.id for item in DAILY_ITEMS}
    assert set(RULES) == {rule.id for rule in EVERY_RULE}
    assert rule_topics("R99") == frozenset(Topic)
    assert {"craving": Topic.CRAVINGS, "note": Topic.NOTES, "safe": Topic.SELF_HARM}.items() <= (
        ITEMS.items()
    )


def test_cravings_notes_and_self_harm_are_off_unless_ticked() -> None:
    asked = {Topic.CRAVINGS, Topic.NOTES, Topic.SELF_HARM}
    assert asked | {Topic.CAREGIVERS} == ONLY_TICKED
    assert EVERY - USUAL == ONLY_TICKED


# Each topic with something that only it may tell.

MARKERS: dict[str, frozenset[Topic]] = {
    "Urge": frozenset((Topic.CRAVINGS,)),
    "MARKER-NOTE": frozenset((Topic.NOTES,)),
    "MARKER-WHAT-WAS-DIFFERENT": frozenset((Topic.NOTES,)),
    "MARKER-SOMETHING-ELSE": frozenset((Topic.NOTES,)),
    "MARKER-WHY-CORRECTED": frozenset((Topic.NOTES,)),
    "MARKER-DOSE-REASON": frozenset((Topic.NOTES, Topic.DOSES)),
    "MARKER-SOURCE": frozenset((Topic.NOTES, Topic.DOSES)),
    "I need help": frozenset((Topic.SELF_HARM,)),
    "better off dead": frozenset((Topic.SELF_HARM,)),
    "R01 title": frozenset((Topic.SELF_HARM, Topic.ALERTS)),
    "R18 title": frozenset((Topic.CRAVINGS, Topic.ALERTS)),
    "R13 title": frozenset((Topic.PAIN, Topic.ALERTS)),
    "R04 title": frozenset((Topic.DOSES, Topic.ALERTS)),
    "R22 seen": frozenset((Topic.PAIN, Topic.DOSES, Topic.ALERTS)),
    "Nausea": frozenset((Topic.SIDE_EFFECTS,)),
    "Housework": frozenset((Topic.ACTIVITY,)),
    "Alcohol: 1 day": frozenset((Topic.OTHER_SUBSTANCES,)),
    "Pain and daily life (PEG)": frozenset((Topic.QUESTIONNAIRES,)),
    "another source was taken": frozenset((Topic.DOSES,)),
}


def everything(topics: frozenset[Topic]) -> Gathered:
    corrected = said(4, 3, replaces=3, late=1, pain_24h=5, note="MARKER-NOTE again")
    fired = [
        *(alert(n, rule, 5) for n, rule in enumerate(("R13", "R18", "R04"))),
        alert(8, "R22", 5, Level.NOTICE),
        alert(9, "R01", 5, Level.EMERGENCY),
    ]
    different = replace(took(6, 30), reason="MARKER-DOSE-REASON")
    return gathered(
        said(
            1,
            1,
            pain_24h=4,
            craving=7,
            note="MARKER-NOTE",
            doses="different",
            doses_note="MARKER-WHAT-WAS-DIFFERENT",
            side_effects={"nausea": "mild", "other": ""},
            side_effects_other="MARKER-SOMETHING-ELSE",
            activity=("housework",),
            other_substances=("alcohol",),
            safe="need_help",
        ),
        said(3, 3, pain_24h=4, note="MARKER-NOTE before"),
        replace(corrected, reason="MARKER-WHY-CORRECTED"),
        plan=[PLAN],
        said=[different, elsewhere(7, source="MARKER-SOURCE")],
        answered=[
            answered(901, "peg", 2, 9),
            answered(902, "phq9", 2, **{**REST, ITEM_9: 2}),
        ],
        fired=fired,
        topics=topics,
    )


@pytest.mark.parametrize("marker", MARKERS)
def test_what_is_ticked_is_told_and_what_is_not_is_nowhere(marker: str) -> None:
    needed = MARKERS[marker]
    assert marker in told(EVERY)
    for topic in needed:
        assert marker not in told(EVERY - {topic}), topic
    rest = told(EVERY - needed)
    assert marker not in rest


def told(topics: frozenset[Topic]) -> str:
    """The report without the words that say which topics it has not, and which thresholds are in
    force: they are of no person."""
    found = everything(topics)
    lines = text_of(found).splitlines()
    return "\n".join(
        line for line in lines if not line.startswith(("- Not in this report", "- Urges "))
    )


def test_a_report_of_nothing_still_says_what_it_is() -> None:
    text = text_of(everything(frozenset()))
    assert "Nobody is watching" in text and "Not in this report" in text
    assert "60" not in text.split("Limits in use")[0]


def test_what_was_typed_is_taken_away_before_any_section_sees_it() -> None:
    """The sections that would tell of it are not made; this holds whatever they do."""
    found = left_out(everything(USUAL))
    assert {c.reason for c in found.checkins} == {None}
    assert {(d.reason, d.source) for d in found.said} == {("", "")}
    assert "MARKER" not in repr(found)


# Self-harm: the report is the same, whatever was answered.


def diary(safe: str | None, ninth: int | None, extra: tuple[FiredAlert, ...] = ()) -> Gathered:
    """A diary in which only the answers about safety differ."""
    answers = {**REST, **({ITEM_9: ninth} if ninth is not None else {})}
    plain = said(1, 1, pain_24h=4)
    first = replace(plain, answers={**plain.answers, "safe": safe}) if safe else plain
    return gathered(
        first,
        said(2, 2, pain_24h=5),
        answered=[
            answered(901, "phq9", 2, **{**REST, ITEM_9: 0}),
            answered(902, "phq9", 9, **answers),
        ],
        fired=[*extra, alert(1, "R13", 5)],
        acts=[did(n, a, Did.SAFE) for n, a in enumerate(extra)],
        last=20,
    )


@pytest.mark.parametrize("safe", [None, "yes", "need_help"])
@pytest.mark.parametrize("ninth", [None, 0, 1, 3])
def test_without_the_topic_the_report_is_the_same_whatever_was_answered(
    safe: str | None, ninth: int | None
) -> None:
    fired = (alert(9, "R01", 4, Level.EMERGENCY),) if ninth or safe == "need_help" else ()
    assert document(diary(safe, ninth, fired)) == document(diary("yes", 0))


def test_a_first_version_that_told_of_safety_alone_leaves_no_trace() -> None:
    one = gathered(said(2, 2, pain_24h=5), last=20)
    two = gathered(said(1, 2, safe="need_help"), said(2, 2, replaces=1, pain_24h=5), last=20)
    assert document(two) == document(one)


def test_with_the_topic_it_is_told() -> None:
    with_it = replace(diary("need_help", 3, (alert(9, "R01", 4, Level.EMERGENCY),)))
    choices = replace(with_it.choices, topics=EVERY)
    text = text_of(replace(with_it, choices=choices))
    assert "Nearly every day" in text and "I need help" in text and "R01 title" in text
    assert "said “safe for now”" in text
    assert "From 0 to 27" in text and "From 0 to 24" not in text


def correction(of: CheckIn, number: int, **answers: Answer) -> CheckIn:
    late = of.entered_at + timedelta(hours=1)
    return replace(of, id=UUID(int=number), entered_at=late, answers=answers, supersedes=of.id)


def test_a_correction_of_that_answer_alone_leaves_no_trace() -> None:
    before = said(1, 1, pain_24h=4, safe="need_help")
    after = correction(before, 2, pain_24h=4, safe="yes")
    plain = said(1, 1, pain_24h=4)
    assert document(gathered(before, after)) == document(gathered(plain))


def test_a_correction_of_the_ninth_answer_alone_leaves_no_trace() -> None:
    before = answered(901, "phq9", 2, **{**REST, ITEM_9: 2})
    after = replace(before, id=UUID(int=902), answers=dict(REST), supersedes=before.id)
    both, one = gathered(answered=[before, after]), gathered(answered=[before])
    assert document(both) == document(one)


def test_a_check_in_with_that_answer_alone_leaves_no_trace() -> None:
    others = said(1, 1, pain_24h=4)
    assert document(gathered(others, said(2, 2, safe="yes"))) == document(gathered(others))


def test_the_other_eight_are_added_up_without_bands() -> None:
    found = gathered(answered=[answered(901, "phq9", 2, **{**REST, ITEM_9: 3})])
    text = text_of(found)
    assert "From 0 to 24" in text and "One question is left out of this report" in text
    assert "| Mar 5, 2025 | 8 |" in text
    assert "mild" not in text.split("Questionnaires")[1].split("How to read")[0]


def test_only_a_questionnaire_with_such_a_question_is_told_in_part() -> None:
    parted = [s.id for s in SCALES if told_scale(s, USUAL) is not s]
    assert parted == ["phq9"]
    assert all(told_scale(s, EVERY) is s for s in SCALES)


# R17 fires on the total of all nine.


def mood(eight: int, ninth: int, *levels: Level, topics: frozenset[Topic] = USUAL) -> Gathered:
    answers = dict.fromkeys(REST, 0)
    for at, name in enumerate(answers):
        answers[name] = min(3, max(0, eight - 3 * at))
    response = answered(901, "phq9", 2, **{**answers, ITEM_9: ninth})
    fired = [
        alert(
            n,
            "R17",
            3,
            level,
            f"MOOD-TITLE\nIt came to {eight + ninth} of 27.\nCall.",
            occasion=str(response.id),
            variant="phq9-severe" if level is Level.URGENT else "phq9",
        )
        for n, level in enumerate(levels)
    ]
    return gathered(answered=[response], fired=fired, topics=topics)


def levels(found: Gathered) -> list[Level]:
    return [g.newest.alert.level for g in groups(noticed(left_out(found)))]


@pytest.mark.parametrize(
    ("eight", "ninth", "fired", "told"),
    [
        (9, 1, Level.CALL, []),
        (9, 3, Level.CALL, []),
        (10, 0, Level.CALL, [Level.CALL]),
        (19, 1, Level.URGENT, [Level.CALL]),
        (19, 0, Level.CALL, [Level.CALL]),
        (20, 0, Level.URGENT, [Level.URGENT]),
    ],
)
def test_an_alert_about_mood_is_told_as_the_eight_alone_would_have_it(
    eight: int, ninth: int, fired: Level, told: list[Level]
) -> None:
    found = mood(eight, ninth, fired)
    assert levels(found) == told
    text = text_of(found)
    assert "of 27" not in text and "MOOD-TITLE" not in text
    assert ("Your mood is" in text) is bool(told)


def test_one_response_is_told_once_and_with_the_topic_as_it_was() -> None:
    twice = noticed(left_out(mood(15, 0, Level.CALL, Level.URGENT)))
    assert [n.alert.level for n in twice] == [Level.CALL]
    whole = mood(9, 1, Level.CALL, topics=EVERY)
    assert levels(whole) == [Level.CALL]
    assert "It came to 10 of 27." in text_of(whole)


def test_offers_and_questions_about_a_slip_are_no_alerts() -> None:
    found = gathered(
        fired=[alert(1, "R16", 3, Level.INFO), alert(2, "R28", 3, Level.QUESTION)], topics=EVERY
    )
    assert noticed(left_out(found)) == ()


def test_an_answer_to_a_question_of_a_version_to_come_is_never_told() -> None:
    odd = said(1, 1, pain_24h=4, telepathy="MARKER-ODD")
    kept = left_out(gathered(odd, topics=EVERY))
    assert [e.checkin.answers for d in days(kept.checkins) for e in d.entries] == [{"pain_24h": 4}]
    response = Response(UUID(int=5), day(1), odd.entered_at, "unheard_of", {"q": "MARKER-ODD"})
    assert "MARKER-ODD" not in text_of(gathered(odd, answered=[response], topics=EVERY))


def test_what_the_clinician_alone_is_told_stands_apart() -> None:
    found = gathered(fired=[alert(1, "R22", 3, Level.NOTICE), alert(2, "R13", 4)])
    text = text_of(found)
    assert "For the clinician, not shown to the patient (Mar 6, 2025): R22 seen. R22 do." in text
    page_one = text.split("=" * 20)[0]
    assert "| R13 title |" in page_one and "R22 title" not in page_one


def test_what_was_done_is_told_with_its_day() -> None:
    pain = alert(1, "R13", 4)
    acts = [did(1, pain, Did.SEEN), did(2, pain, Did.WAITED), did(3, pain, Did.CALLED, 2)]
    text = text_of(gathered(fired=[pain], acts=acts))
    assert "called (Mar 9, 2025), waited (Mar 7, 2025)" in text.replace("•", "")


def test_only_alerts_of_these_days_or_still_open_then_are_told() -> None:
    old, open_one, ahead = alert(1, "R13", 1), alert(2, "R10", 2), alert(3, "R20", 29)
    closed = did(1, old, Did.CLOSED, 3)
    found = gathered(fired=[old, open_one, ahead], acts=[closed], first=10, last=27)
    assert [n.alert.rule for n in noticed(found)] == ["R10"]
