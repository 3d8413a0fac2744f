"""The table of a questionnaire follows from its definition."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.domain.chains import Standing
from app.domain.scales.columns import columns, row
from app.domain.scales.model import Scale
from app.domain.scales.peg import PEG
from app.domain.scales.phq9 import PHQ9
from app.domain.scales.registry import BY_ID, SCALES
from tests.domain.answering import answered
from tests.domain.make import DAY

BEFORE = ("day", "entered_at", "late", "corrected")


@pytest.mark.parametrize(
    ("scale_id", "heads"),
    [
        ("peg", ("pain", "enjoyment", "activity", "score")),
        ("phq2", ("interest", "depressed", "score")),
        ("readiness", ("importance", "confidence")),
        ("self_checks", ("more_than_planned", "for_stress_or_sleep", "ran_out_early")),
    ],
)
def test_heads(scale_id: str, heads: tuple[str, ...]) -> None:
    assert columns(BY_ID[scale_id]) == (*BEFORE, *heads)


def test_only_a_scale_with_bands_has_a_column_for_them() -> None:
    assert [s.id for s in SCALES if columns(s)[-1] == "band"] == ["phq9", "gad7"]


@pytest.mark.parametrize("scale", SCALES, ids=lambda s: s.id)
def test_every_row_fits_its_heads_and_no_head_is_there_twice(scale: Scale) -> None:
    heads = columns(scale)
    assert len(set(heads)) == len(heads)
    assert len(row(scale, Standing(answered(1, scale.id, 0, 5)))) == len(heads)
    empty = row(scale, Standing(answered(1, scale.id, 0, none_of_these=1)))
    assert len(empty) == len(heads)
    assert set(empty[4:]) == {None}


def test_the_cells_of_a_response() -> None:
    first, second = answered(1, "peg", 0, 9), answered(2, "peg", 0, 16, late=1, replaces=1)
    entered = datetime(2025, 3, 4, 20, tzinfo=UTC)
    assert row(PEG, Standing(second, (first,))) == (DAY, entered, True, True, 10, 6, 0, 16 / 3)
    assert row(PEG, Standing(first))[2:] == (False, False, 9, 0, 0, 3.0)


def test_a_question_left_out_is_an_empty_cell_and_leaves_no_score() -> None:
    cells = row(PEG, Standing(answered(1, "peg", 0, pain=0, activity=4)))
    assert cells[4:] == (0, None, 4, None)


@pytest.mark.parametrize(("total", "name"), [(4, None), (5, "mild"), (20, "severe")])
def test_the_band_is_named_by_its_id(total: int, name: str | None) -> None:
    assert row(PHQ9, Standing(answered(1, "phq9", 0, total)))[-2:] == (total, name)


def test_a_text_stands_as_it_was_written() -> None:
    facts = BY_ID["baseline_facts"]
    said = answered(1, "baseline_facts", 0, other_medicines="something, else")
    assert row(facts, Standing(said))[-1] == "something, else"
