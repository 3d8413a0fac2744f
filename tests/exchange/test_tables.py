"""The diary as three tables."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import time
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.doses import Dose, DoseEntry, DoseKind
from app.domain.files import File
from app.domain.items import ITEMS, ChipsItem
from app.domain.scales.registry import SCALES
from app.domain.watch import Stopped, Watch
from app.exchange.cells import as_written
from app.exchange.tables import DOSE_HEADS, Diary, checkin_heads, score_heads, tables
from tests.data.records import anything
from tests.domain.agreements import CODEINE, MORPHINE, as_needed, course, elsewhere, took, version
from tests.domain.answering import answered
from tests.domain.make import DAY, day, said, taken_back
from tests.exchange.test_cells import kept, read

SIX = course((0, 60), (14, 50), until=27)
PLAN = version(1, 0, SIX)
Rows = list[dict[str, str]]


def made(diary: Diary) -> File:
    return tables(diary, day(9), Watch())


def rows(diary: Diary, name: str) -> Rows:
    """A table by its heads, with what a person wrote as they wrote it."""
    with zipfile.ZipFile(io.BytesIO(made(diary).content)) as archive:
        heads, *found = read(archive.read(f"{name}.csv"))
    return [dict(zip(heads, map(as_written, row), strict=True)) for row in found]


def answers(row: dict[str, str]) -> dict[str, str]:
    """The answers of a row, without empty cells."""
    before = ("day", "entered_at", "late", "corrected", "kind", "correction_reason")
    return {head: cell for head, cell in row.items() if cell and head not in before}


def test_the_archive() -> None:
    file = made(Diary())
    assert (file.name, file.media_type) == ("glidepath-tables-2025-03-12.zip", "application/zip")
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert archive.namelist() == ["checkins.csv", "doses.csv", "scores.csv"]
        assert archive.testzip() is None


def test_the_same_diary_gives_the_same_bytes() -> None:
    diary = Diary([said(1, pain_24h=5)], [took(0, 60)], [answered(1, "peg", 0, 9)], [PLAN])
    assert made(diary).content == made(diary).content


def test_an_empty_diary_has_heads_and_no_rows() -> None:
    assert [rows(Diary(), name) for name in ("checkins", "doses", "scores")] == [[], [], []]


def test_heads_are_there_once_and_follow_from_the_registries() -> None:
    for heads in (checkin_heads(), DOSE_HEADS, score_heads()):
        assert len(set(heads)) == len(heads)
    for item in ITEMS.values():
        names = (
            [f"{item.id}.{o}" for o in item.options] if isinstance(item, ChipsItem) else [item.id]
        )
        assert set(names) <= set(checkin_heads())
    assert {f"{s.id}.{q.id}" for s in SCALES for q in s.questions} <= set(score_heads())


def test_every_head_is_explained() -> None:
    text = (Path(__file__).parents[2] / "docs" / "export-tables.md").read_text("utf-8")
    missing = [h for h in (*checkin_heads(), *DOSE_HEADS, *score_heads()) if f"`{h}`" not in text]
    assert missing == []


def test_what_was_not_answered_is_empty_and_never_zero() -> None:
    (row,) = rows(Diary([said(1, pain_24h=0)]), "checkins")
    assert (row["day"], row["entered_at"]) == ("2025-03-03", "2025-03-03T20:00:00+00:00")
    assert (row["late"], row["corrected"], row["kind"]) == ("no", "no", "full")
    assert answers(row) == {"pain_24h": "0"}


def test_each_answer_of_several_has_its_column() -> None:
    effects = {"nausea": "severe", "itch": ""}
    one = said(1, side_effects=effects, activity=("walked",), note="=1, she said", sleep_hours=6.5)
    (row,) = rows(Diary([one]), "checkins")
    found = answers(row)
    assert (found["side_effects.nausea"], found["side_effects.itch"]) == ("severe", "yes")
    assert found["side_effects.sleepy"] == found["side_effects.none"] == "no"
    assert (found["activity.walked"], found["activity.rested"]) == ("yes", "no")
    assert (found["note"], found["sleep_hours"]) == ("=1, she said", "6.5")
    assert not any(head.startswith("other_substances") for head in found)


def test_a_sparse_diary_has_a_row_for_each_entry_in_force_and_none_for_other_days() -> None:
    checkins = [
        said(1, on=5, pain_24h=7),
        said(2, on=0, late=2, mood=4),
        said(3, on=5, late=1, replaces=1, pain_24h=6),
        said(4, on=5, craving=2),
        said(5, on=1, mood=1),
        taken_back(6, 5, on=1),
    ]
    found = rows(
        Diary([*checkins[:2], replace(checkins[2], reason="a slip"), *checkins[3:]]), "checkins"
    )
    told = [
        (r["day"], r["late"], r["corrected"], r["correction_reason"], answers(r)) for r in found
    ]
    assert told == [
        ("2025-03-03", "yes", "no", "", {"mood": "4"}),
        ("2025-03-08", "no", "yes", "a slip", {"pain_24h": "6"}),
        ("2025-03-08", "no", "no", "", {"craving": "2"}),
    ]


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_words_come_back(note: str, reason: str) -> None:
    dose = replace(took(0, 60), reason=reason)
    diary = Diary([said(1, note=note)], [dose], plans=[PLAN])
    assert rows(diary, "checkins")[0]["note"] == kept(note)
    assert rows(diary, "doses")[0]["reason"] == kept(reason)


@given(st.lists(anything(DoseEntry), max_size=4))
def test_any_doses_make_a_table(entries: list[DoseEntry]) -> None:
    for row in rows(Diary(doses=entries, plans=[PLAN]), "doses"):
        assert row["kind"] and row["day"]
        assert row["kind"] != "other_source" or not row["taken"]


def doses(*entries: DoseEntry, plans: tuple[object, ...] = (PLAN,)) -> list[tuple[str, ...]]:
    heads = ("day", "kind", "medicine", "planned", "taken", "unit", "time", "as_planned", "source")
    found = rows(Diary(doses=entries, plans=plans), "doses")  # type: ignore[arg-type]
    return [tuple(row[h] for h in heads) for row in found]


def test_doses_are_rows_of_their_own_and_days_without_a_word_are_absent() -> None:
    two = (
        Dose(Decimal(30), Decimal(30), time(8, 30)),
        Dose(Decimal("7.5"), None),
        Dose(Decimal(0), Decimal(30)),
    )
    first = replace(took(2, 0), doses=two)
    assert doses(first, elsewhere(1, source="a neighbour's tablet"), took(0, 60)) == [
        ("2025-03-03", "regular", "Morphine SR", "", "60", "mg", "", "no", ""),
        ("2025-03-04", "other_source", "", "", "", "", "", "", "a neighbour's tablet"),
        ("2025-03-05", "regular", "Morphine SR", "30", "30", "mg", "08:30:00", "no", ""),
        ("2025-03-05", "regular", "Morphine SR", "", "7.5", "mg", "", "no", ""),
        ("2025-03-05", "regular", "Morphine SR", "30", "0", "mg", "", "no", ""),
    ]


def test_as_needed_doses_and_a_medicine_that_no_plan_names() -> None:
    assert doses(as_needed(1, 1, 20), as_needed(1, 2, 20, of=MORPHINE)) == [
        ("2025-03-04", "as_needed", "", "", "20", "", "", "", ""),
        ("2025-03-04", "as_needed", "Morphine SR", "", "20", "mg", "", "", ""),
    ]
    assert CODEINE.id not in {m.id for m in PLAN.medicines}


def test_as_planned_follows_a_slip_put_right_and_no_change() -> None:
    line = Dose(Decimal(60), Decimal(60))
    entry = replace(took(3, 0), as_planned=True, plan=PLAN.id, doses=(line,))
    assert doses(entry)[0][3:8] == ("60", "60", "mg", "", "yes")
    slip = replace(version(2, 0, course((0, 45), until=27)), supersedes=PLAN.id)
    assert doses(entry, plans=(PLAN, slip))[0][3:8] == ("45", "45", "mg", "", "yes")
    change = version(2, 3, course((3, 45), until=27))
    assert doses(entry, plans=(PLAN, change))[0][3:8] == ("60", "60", "mg", "", "yes")


def test_a_day_agreed_as_none_counts_as_zero() -> None:
    entry = replace(took(3, 0), as_planned=True, plan=PLAN.id, doses=())
    none = version(2, 0, course((0, 0), until=27))
    assert doses(entry, plans=(none,))[0][4] == "0"


def test_scores() -> None:
    responses = [
        answered(1, "peg", 7, 9),
        answered(2, "phq9", 0, 20),
        answered(3, "peg", 7, 16, late=1, replaces=1),
        answered(4, "peg", 8, pain=0, activity=4),
    ]
    found = rows(Diary(responses=responses), "scores")
    told = [(r["day"], r["late"], r["corrected"], r["scale"], r["score"], r["band"]) for r in found]
    assert told == [
        ("2025-03-03", "no", "no", "phq9", "20", "severe"),
        ("2025-03-10", "no", "yes", "peg", "5.333333333333333", ""),
        ("2025-03-11", "no", "no", "peg", "", ""),
    ]
    assert [found[2][f"peg.{q}"] for q in ("pain", "enjoyment", "activity")] == ["0", "", "4"]
    assert found[2]["phq9.interest"] == ""


def test_a_questionnaire_of_a_newer_glidepath_is_there_with_its_day() -> None:
    (row,) = rows(Diary(responses=[answered(1, "of_tomorrow", 0)]), "scores")
    assert {head: cell for head, cell in row.items() if cell} == {
        "day": DAY.isoformat(),
        "entered_at": "2025-03-03T20:00:00+00:00",
        "late": "no",
        "corrected": "no",
        "scale": "of_tomorrow",
        "version": "1",
    }


def test_how_many_days_are_left_out_goes_along() -> None:
    assert made(Diary(left_out=3)).left_out == 3


@pytest.mark.parametrize("at", [0.0, 0.3, 0.6, 1.0])
def test_it_can_be_stopped(at: float) -> None:
    watch = Watch(lambda part: watch.stop() if part >= at else None)
    checkins = [said(n, on=n, pain_24h=1) for n in range(1, 500)]
    entries = [replace(took(n, 1), id=UUID(int=n + 9)) for n in range(500)]
    if at == 1.0:
        tables(Diary(checkins, entries), DAY, watch)
        return
    with pytest.raises(Stopped):
        tables(Diary(checkins, entries, plans=[PLAN]), DAY, watch)


def test_every_kind_of_dose_has_its_name() -> None:
    assert {k.value for k in DoseKind} == {"regular", "as_needed", "other_source"}
