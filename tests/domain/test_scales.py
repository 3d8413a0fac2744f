"""The questionnaires are those of clinical.md, section 1, pinned here word for word."""

from __future__ import annotations

import pytest

from app.domain.items import Direction
from app.domain.scales.model import Choice, MeaningfulChange, Method, Rating, Words
from app.domain.scales.registry import BY_ID, SCALES

HOW_OFTEN = [
    ("Not at all", 0, "LA6568-5"),
    ("Several days", 1, "LA6569-3"),
    ("More than half the days", 2, "LA6570-1"),
    ("Nearly every day", 3, "LA6571-9"),
]

TWO_WEEKS = (
    "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
)

WORDING = {
    "pain": "What number best describes your pain on average in the past week?",
    "enjoyment": "What number best describes how, during the past week, pain has interfered "
    "with your enjoyment of life?",
    "activity": "What number best describes how, during the past week, pain has interfered "
    "with your general activity?",
    "interest": "Little interest or pleasure in doing things",
    "depressed": "Feeling down, depressed, or hopeless",
    "sleep": "Trouble falling or staying asleep, or sleeping too much",
    "tired": "Feeling tired or having little energy",
    "appetite": "Poor appetite or overeating",
    "bad_about_self": "Feeling bad about yourself - or that you are a failure or have let "
    "yourself or your family down",
    "concentrating": "Trouble concentrating on things, such as reading the newspaper or "
    "watching television",
    "moving": "Moving or speaking so slowly that other people could have noticed. Or the "
    "opposite - being so fidgety or restless that you have been moving around a lot more "
    "than usual",
    "better_off_dead": "Thoughts that you would be better off dead, or of hurting yourself in "
    "some way",
    "nervous": "Feeling nervous, anxious or on edge",
    "worrying": "Not being able to stop or control worrying",
    "worrying_too_much": "Worrying too much about different things",
    "relaxing": "Trouble relaxing",
    "restless": "Being so restless that it's hard to sit still",
    "irritable": "Becoming easily annoyed or irritable",
    "afraid": "Feeling afraid as if something awful might happen",
}

PHQ2 = [("interest", "44250-9"), ("depressed", "44255-8")]
GAD2 = [("nervous", "69725-0"), ("worrying", "68509-9")]

PUBLISHED = {  # id: stem, questions with their LOINC codes
    "peg": ("", [("pain", "75893-8"), ("enjoyment", "91145-3"), ("activity", "91146-1")]),
    "phq2": (TWO_WEEKS, PHQ2),
    "gad2": (TWO_WEEKS, GAD2),
    "phq9": (
        TWO_WEEKS,
        [
            *PHQ2,
            ("sleep", "44259-0"),
            ("tired", "44254-1"),
            ("appetite", "44251-7"),
            ("bad_about_self", "44258-2"),
            ("concentrating", "44252-5"),
            ("moving", "44253-3"),
            ("better_off_dead", "44260-8"),
        ],
    ),
    "gad7": (
        TWO_WEEKS,
        [
            *GAD2,
            ("worrying_too_much", "69733-4"),
            ("relaxing", "69734-2"),
            ("restless", "69735-9"),
            ("irritable", "69689-8"),
            ("afraid", "69736-7"),
        ],
    ),
}

NOTICE = (
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, "
    "with an educational grant from Pfizer Inc. No permission required to reproduce, translate, "
    "display or distribute."
)

STRENGTH = [("none", 0), ("mild", 1), ("moderate", 2), ("severe", 3)]
NO_YES = [("no", 0), ("yes", 1)]
UNSURE = [*NO_YES, ("not_sure", 2)]

OWN: dict[str, dict[str, object]] = {  # id: {question: answers, a range, or the most characters}
    "withdrawal_list": {
        "feeling_sick": STRENGTH,
        "stomach_cramps": STRENGTH,
        "muscle_spasms": STRENGTH,
        "feeling_cold": STRENGTH,
        "heart_pounding": STRENGTH,
        "muscle_tension": STRENGTH,
        "aches_and_pains": STRENGTH,
        "yawning": STRENGTH,
        "runny_eyes": STRENGTH,
        "trouble_sleeping": STRENGTH,
    },
    "global_change": {
        "change": [
            ("very_much_better", 1),
            ("much_better", 2),
            ("a_little_better", 3),
            ("no_change", 4),
            ("a_little_worse", 5),
            ("much_worse", 6),
            ("very_much_worse", 7),
        ]
    },
    "readiness": {"importance": (0, 10), "confidence": (0, 10)},
    "self_checks": {
        "more_than_planned": NO_YES,
        "for_stress_or_sleep": NO_YES,
        "ran_out_early": NO_YES,
    },
    "baseline_facts": {
        "sleep_apnoea": UNSURE,
        "sedatives": UNSURE,
        "pregnancy": [*NO_YES, ("maybe", 2), ("does_not_apply", 3)],
        "naloxone": UNSURE,
        "overdose": UNSURE,
        "opioid_length": [("short", 0), ("long", 1), ("both", 2), ("not_sure", 3)],
        "other_medicines": 500,
    },
}

CODES = {  # id: panel, total, canonical (LOINC)
    "peg": ("91148-7", "91147-9", "http://loinc.org/q/91148-7"),
    "phq2": ("55757-9", "55758-7", "http://loinc.org/q/55757-9"),
    "gad2": (None, None, None),
    "phq9": ("44249-1", "44261-6", "http://loinc.org/q/44249-1"),
    "gad7": ("69737-5", "70274-6", "http://loinc.org/q/69737-5"),
    "withdrawal_list": (None, None, None),
    "global_change": (None, None, None),
    "readiness": (None, None, None),
    "self_checks": (None, None, None),
    "baseline_facts": (None, None, None),
}

SCORED = {  # id: method, lowest, highest; the others have no score
    "peg": (Method.MEAN, 0, 10),
    "phq2": (Method.SUM, 0, 6),
    "gad2": (Method.SUM, 0, 6),
    "phq9": (Method.SUM, 0, 27),
    "gad7": (Method.SUM, 0, 21),
    "withdrawal_list": (Method.SUM, 0, 30),
    "global_change": (Method.SUM, 1, 7),
}

BANDS = {
    "phq9": [("mild", 5), ("moderate", 10), ("moderately_severe", 15), ("severe", 20)],
    "gad7": [("mild", 5), ("moderate", 10), ("severe", 15)],
}

CHANGES = {
    "peg": MeaningfulChange(points=1, share=0.3),
    "withdrawal_list": MeaningfulChange(points=2, clear=4),
}

OPENS = {"phq2": (3, "phq9"), "gad2": (3, "gad7")}


@pytest.mark.parametrize("scale_id", PUBLISHED)
def test_published_wording_order_and_codes(scale_id: str) -> None:
    scale, (stem, questions) = BY_ID[scale_id], PUBLISHED[scale_id]
    official = scale.official["en"]
    assert [(q.id, q.loinc) for q in scale.questions] == questions
    assert official.questions == {q: WORDING[q] for q, _ in questions}
    assert official.stem == stem
    assert set(scale.official) == {"en"}


@pytest.mark.parametrize("scale_id", ["phq2", "gad2", "phq9", "gad7"])
def test_the_four_answers_of_phq_and_gad(scale_id: str) -> None:
    scale = BY_ID[scale_id]
    official = scale.official["en"]
    for question in scale.questions:
        assert isinstance(question.answers, Choice)
        options = question.answers.options
        assert [(official.answers[o.id], o.value, o.code) for o in options] == HOW_OFTEN
    assert len(official.answers) == 4
    assert official.notice == NOTICE


def test_peg_is_three_numbers_with_words_at_both_ends() -> None:
    peg = BY_ID["peg"]
    assert [q.answers for q in peg.questions] == [Rating(0, 10)] * 3
    interferes = ("Does not interfere", "Completely interferes")
    assert peg.official["en"].ends == {
        "pain": ("No pain", "Pain as bad as you can imagine"),
        "enjoyment": interferes,
        "activity": interferes,
    }
    assert not peg.official["en"].notice


@pytest.mark.parametrize("scale_id", OWN)
def test_our_own_questions_and_answers(scale_id: str) -> None:
    found: dict[str, object] = {}
    for question in BY_ID[scale_id].questions:
        answers = question.answers
        if isinstance(answers, Choice):
            found[question.id] = [(o.id, o.value) for o in answers.options]
            assert not any(o.code for o in answers.options)
        elif isinstance(answers, Rating):
            found[question.id] = (answers.low, answers.high)
        else:
            found[question.id] = answers.max_length
        assert question.loinc is None
    assert list(found) == list(OWN[scale_id])
    assert found == OWN[scale_id]
    assert not BY_ID[scale_id].official


def test_every_questionnaire_stands_in_these_tables() -> None:
    assert [s.id for s in SCALES] == [
        *("peg", "phq2", "gad2", "phq9", "gad7", "withdrawal_list"),
        *("global_change", "readiness", "self_checks", "baseline_facts"),
    ]
    assert {s.id for s in SCALES} == set(PUBLISHED) | set(OWN) == set(CODES)
    assert {s.id: s for s in SCALES} == BY_ID


def test_panels_totals_and_canonicals() -> None:
    assert {s.id: (s.panel, s.total, s.canonical) for s in SCALES} == CODES


def test_no_code_of_another_instrument_has_slipped_in() -> None:
    """LOINC 70273-8 is the total of the PHQ-15, and often taken for that of the GAD-2."""
    codes = [c for s in SCALES for c in (s.panel, s.total, *(q.loinc for q in s.questions))]
    assert "70273-8" not in codes


def test_methods_and_bounds() -> None:
    found = {s.id: (s.method, s.low, s.high) for s in SCALES if s.method is not None}
    assert found == SCORED


def test_bands_and_cuts_are_the_published_ones_and_no_more() -> None:
    assert {s.id: [(b.id, b.low) for b in s.bands] for s in SCALES if s.bands} == BANDS
    assert {s.id: (s.cut, s.opens) for s in SCALES if s.cut is not None or s.opens} == OPENS
    assert {s.id: s.change for s in SCALES if s.change is not None} == CHANGES


def test_which_way_is_better() -> None:
    higher = {s.id for s in SCALES if s.direction is Direction.HIGHER_IS_BETTER}
    assert higher == {"readiness"}
    assert {s.direction for s in SCALES if s.id not in higher} == {Direction.LOWER_IS_BETTER}


def test_only_the_ninth_question_of_the_phq_9_is_an_emergency() -> None:
    found = [(s.id, n, q.id) for s in SCALES for n, q in enumerate(s.questions, 1) if q.emergency]
    assert found == [("phq9", 9, "better_off_dead")]


@pytest.mark.parametrize(("part", "whole"), [("phq2", "phq9"), ("gad2", "gad7")])
def test_the_short_form_is_the_first_two_questions(part: str, whole: str) -> None:
    assert BY_ID[part].questions == BY_ID[whole].questions[:2]
    assert BY_ID[part].part_of == whole == BY_ID[part].opens
    assert BY_ID[whole].part_of is None


def test_when_each_is_due() -> None:
    found = {
        s.id: (p.every, p.after_step, p.before_visit, p.baseline, p.once)
        for s in SCALES
        if (p := s.schedule)
    }
    assert found == {
        "peg": (7, None, False, True, False),
        "phq2": (14, None, False, False, False),
        "gad2": (14, None, False, False, False),
        "phq9": (None, None, False, True, False),
        "gad7": (None, None, False, True, False),
        "withdrawal_list": (None, 14, False, False, False),
        "global_change": (28, None, True, False, False),
        "readiness": (28, None, True, False, False),
        "self_checks": (28, None, False, False, False),
        "baseline_facts": (None, None, False, False, True),
    }


def test_a_question_or_answer_that_is_not_there() -> None:
    phq2 = BY_ID["phq2"]
    with pytest.raises(KeyError):
        phq2.question("sleep")
    answers = phq2.question("interest").answers
    assert isinstance(answers, Choice)
    assert answers.option(2).id == "more_than_half"
    with pytest.raises(KeyError):
        answers.option(4)
    assert not any(isinstance(q.answers, Words) for s in SCALES for q in s.questions if s.method)
