"""What the trend of a score says, and how many of its points are drawn as one."""

from __future__ import annotations

import pytest

from app.charts import score_words, words
from app.domain.traces import TRACES, Trace
from app.i18n.formats import Formats
from tests.charts import cases
from tests.charts.score_cases import BY_ID, each, listed, said, state, weekly

FORMATS = Formats(cases.ENGLISH.locale)
NOT_A_DIAGNOSIS = "This is not a diagnosis. It is something to talk over with your clinic."
PEG_MEANS = "0 means no pain and nothing held back by it. 10 means the most. Lower is better."


def test_the_usual_sentences_of_peg() -> None:
    saved = [each(0, 0, "peg", 6), each(1, 7, "peg", 5), each(2, 14, "peg", 4)]
    assert cases.describe(state("peg", saved, 28, reduction=3)) == (
        "Answered 3 times from Mar 3, 2025 to Mar 30, 2025.",
        "The latest is 4, on Mar 17, 2025.",
        PEG_MEANS,
        "2 points lower than before your dose first went down (6, Mar 3, 2025).",
        "A change of this size matters: it is better.",
        "1 point lower than last time (5, Mar 10, 2025).",
        "A change of this size matters: it is better.",
        "The highest is 6, on Mar 3, 2025. The lowest is 4, on Mar 17, 2025.",
    )


def test_a_band_is_said_only_where_one_is_published() -> None:
    moderate = cases.describe(state("phq9", [each(0, 0, "phq9", 1)], 14))
    assert "A score from 5 to 9 is called mild." in moderate
    assert NOT_A_DIAGNOSIS in moderate
    for trace_id in ("peg", "withdrawal_list", "global_change", "readiness_confidence"):
        found = cases.describe(state(trace_id, [each(0, 0, trace_id, 2)], 14))
        assert not [s for s in found if "called" in s or s == NOT_A_DIAGNOSIS], trace_id


def test_no_sentence_is_about_middle_values() -> None:
    for saved in (weekly(1), weekly(16), weekly(57)):
        found = " ".join(cases.describe(state("peg", saved, 7 * len(saved) + 60)))
        assert "middle value" not in found and "too few days" not in found


def test_nothing_in_the_days_shown_tells_the_newest_before_them() -> None:
    now = state("peg", [each(0, 0, "peg", 3)], 60, first=40)
    assert cases.describe(now) == (
        "Not answered from Apr 12, 2025 to May 1, 2025.",
        "The latest is 3, on Mar 3, 2025.",
    )


def test_never_a_number_is_said_as_it_is() -> None:
    now = state("peg", [said(0, 3, "peg", {"pain": 3})], 14)
    assert cases.describe(now) == (
        "Answered once from Mar 3, 2025 to Mar 16, 2025.",
        "Once there is no number, because a question was left out.",
    )


def test_the_first_one_has_nothing_beside_it() -> None:
    found = cases.describe(state("peg", [each(0, 3, "peg", 3)], 14, reduction=3))
    assert found[-1] == "There is nothing to compare it with yet."


def test_equal_ones_are_not_called_highest_and_lowest() -> None:
    saved = [each(n, 7 * n, "peg", 4) for n in range(3)]
    assert cases.describe(state("peg", saved, 28))[-1] == "Each time it was 4."


def test_late_ones_are_counted_and_their_rings_explained() -> None:
    found = cases.describe(state("peg", weekly(5, frozenset({3})), 35))
    assert found[-2:] == (
        "1 of these days was added later.",
        "A ring marks a day that was added later.",
    )


def test_one_worded_answer_is_said_with_its_words_and_without_points() -> None:
    saved = [said(n, 28 * n, "global_change", {"change": c}) for n, c in enumerate((4, 5, 3))]
    found = cases.describe(state("global_change", saved, 60))
    assert "The latest is 3 (A little better), on Apr 28, 2025." in found
    assert "The one before was 5 (A little worse), on Mar 31, 2025." in found
    assert not [s for s in found if "point" in s]


@pytest.mark.parametrize(
    ("trace_id", "days", "width", "stretch"),
    [
        ("peg", 400, 320, 1),
        ("peg", 980, 320, 1),
        ("peg", 981, 320, 28),
        ("phq2", 1960, 320, 1),
        ("phq2", 1961, 320, 28),
        ("withdrawal_list", 140, 320, 1),
        ("withdrawal_list", 141, 320, 7),
    ],
)
def test_points_are_drawn_together_only_when_their_own_rhythm_leaves_no_room(
    trace_id: str, days: int, width: int, stretch: int
) -> None:
    assert state(trace_id, [], days, width).stretch == stretch


def test_the_long_view_of_a_daily_list_says_how_it_was_drawn() -> None:
    found = cases.describe(state("withdrawal_list", listed(400), 400, 320))
    assert found[-1].startswith("The line shows the middle value of each week.")


@pytest.mark.parametrize("trace", TRACES, ids=lambda t: t.id)
def test_every_trace_has_its_words(trace: Trace) -> None:
    """A new scale that is missing some is named here."""
    say = cases.ENGLISH
    texts = [
        words.name(trace, say),
        words.end(trace, trace.low, say, FORMATS),
        words.end(trace, trace.high, say, FORMATS),
        words.value(trace, trace.high, say, FORMATS),
        score_words.full(trace, trace.low, say, FORMATS),
        words.better(trace, say),
    ]
    assert all(t and "score-" not in t and "scale-" not in t for t in texts)
    found = cases.describe(state(trace.id, [each(0, 0, trace.id, int(trace.low) or 0)], 14))
    assert not [s for s in found if "score-" in s or "scale-" in s]


def test_the_ends_of_the_axis_are_said_in_words() -> None:
    ends = [words.end(BY_ID["global_change"], v, cases.ENGLISH, FORMATS) for v in (1, 7)]
    assert ends == ["1 Very much better", "7 Very much worse"]
    assert state("global_change", [], 56).levels == (1, 4, 7)
