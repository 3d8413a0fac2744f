"""Old diaries open, whole, with everything that was said in them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import SQLModel

from app.data import migrations, tables
from app.data.migrations import MIGRATIONS, NEWEST
from app.domain.checkins import CheckInKind, DraftKey
from app.domain.clinic.clinics import Clinic
from app.domain.clinic.parcels import Delivered, Line, Parcel, Receipt, Sent, Why
from app.domain.doses import Dose, DoseEntry, DoseKind
from app.domain.errors import DiaryDamaged, DiaryTooNew, EntryDamaged
from app.domain.history import days
from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.milestones import Milestone, MilestoneAuthor
from app.domain.supply import Supply
from app.domain.taper import (
    AsNeeded,
    ChangeKind,
    Contact,
    Course,
    DecidedBy,
    DoseLine,
    PauseRequest,
    PlanState,
    PlanVersion,
    Step,
)
from app.domain.watch import Watch
from tests.data.diaries import (
    DRAFT_KEY,
    EVERY_DAY,
    KEY,
    NOW,
    OTHER_KEY,
    bytes_of,
    folder_of,
    run_sql,
)
from tests.data.old import make_old
from tests.data.records import a_dose

STORED = Path(make_old.__file__).parent


def old_diary(folder: Path, version: int) -> Path:
    """A folder with the stored diary of ``version``."""
    folder.mkdir(exist_ok=True)
    shutil.copy(STORED / f"v{version}.db", folder / "diary.db")
    return folder


def row_id(number: int) -> UUID:
    """The id of a stored row."""
    return UUID(make_old.an_id(number))


def schema(path: Path) -> list[tuple[str, ...]]:
    """Every table and index, spaces aside."""
    rows = run_sql(path, "SELECT type, name, sql FROM sqlite_master ORDER BY name")
    return [tuple(" ".join(str(value).split()) for value in row) for row in rows]


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_an_old_diary_opens_with_all_that_was_said(tmp_path: Path, version: int) -> None:
    store = folder_of(old_diary(tmp_path, version)).open(KEY)
    saved = store.between(*EVERY_DAY)
    assert [c.id.int & 0xFF for c in saved] == [1, 2, 3, 4, 5, 6]
    assert dict(saved[0].answers) == {
        "pain_24h": 6,
        "sleep_hours": 6.5,
        "doses": "as_usual",
        "activity": ("walked", "rested"),
        "side_effects": {"nausea": "mild"},
        "note": "Snow. \U0001f328 שלום",
    }
    assert saved[1].kind is CheckInKind.SHORT
    assert saved[1].entered_at == datetime.fromisoformat("2025-01-06T23:55:00-10:00")
    assert (saved[2].supersedes, saved[2].reason) == (saved[0].id, "I tapped the wrong number")
    assert [c.undone for c in saved] == [False, False, False, False, True, False]
    assert [d.date.day for d in days(saved)] == [4, 5, 6]
    store.keep_answer(DRAFT_KEY, "mood", 5, NOW)
    assert store.draft(DRAFT_KEY) is not None
    store.close()
    assert run_sql(tmp_path / "diary.db", "PRAGMA user_version") == [(NEWEST,)]


def test_drafts_of_version_2_are_offered_again(tmp_path: Path) -> None:
    store = folder_of(old_diary(tmp_path, 2)).open(KEY)
    draft = store.draft(DraftKey(date(2025, 1, 8), CheckInKind.FULL))
    assert draft is not None
    assert (dict(draft.answers), set(draft.skipped)) == ({"pain_24h": 4, "note": "half"}, {"mood"})
    corrected = row_id(2)
    other = store.draft(DraftKey(date(2025, 1, 6), CheckInKind.SHORT, corrected))
    assert other is not None
    assert (other.reason, other.corrects) == ("too high", corrected)


def test_records_of_version_3_come_back(tmp_path: Path) -> None:
    store = folder_of(old_diary(tmp_path, 3)).open(KEY)
    plan, paused = store.records(PlanVersion)
    tablets = Medicine(row_id(901), "Oxycodone, slow release", Ingredient.OXYCODONE, Unit.MG, True)
    drops = Medicine(row_id(902), "Drops", Ingredient.OTHER_OPIOID, Unit.DROP)
    uneven = (DoseLine(Decimal(30), 1), DoseLine(Decimal(15), 1))
    steps = (
        Step(date(2025, 1, 4), date(2025, 1, 17), uneven),
        Step(date(2025, 1, 18), date(2025, 1, 31), (DoseLine(Decimal("17.5"), 2),)),
    )
    assert plan == PlanVersion(
        id=row_id(201),
        valid_from=date(2025, 1, 4),
        entered_at=datetime.fromisoformat("2025-01-03T18:00:00+01:00"),
        author="Pain clinic",
        agreed_on=date(2025, 1, 2),
        reason="to feel clearer",
        contingency="Call before changing anything. \U0001f4de",
        follow_up_days=14,
        courses=(Course(tablets, steps),),
        as_needed=(AsNeeded(drops, Decimal(20), Decimal(5)), AsNeeded(drops, Decimal("0.5"))),
        contacts=(Contact("Nurse", "+00 1", "Mon to Fri, 9 to 12"),),
    )
    pause = Course(tablets, steps, PlanState.PAUSED, date(2025, 1, 20), date(2025, 2, 3))
    assert (paused.courses, paused.kind, paused.decided_by) == (
        (pause,),
        ChangeKind.PAUSED,
        DecidedBy.ME,
    )
    first, corrected, other, undone, needed = store.records(DoseEntry)
    assert (first.as_planned, first.plan, first.amount) == (True, plan.id, Decimal(45))
    assert (corrected.supersedes, corrected.reason) == (first.id, "I fell asleep")
    assert corrected.doses == (
        Dose(Decimal(30), Decimal(30), time(8, 5)),
        Dose(Decimal(0), Decimal(15)),
        Dose(Decimal("2.25"), None, time(23, 59, 30, 1)),
    )
    assert (other.kind, other.source) == (DoseKind.OTHER_SOURCE, "cough syrup")
    assert (undone.supersedes, undone.undone) == (other.id, True)
    assert (needed.kind, needed.medicine) == (DoseKind.AS_NEEDED, drops.id)
    written, done = store.records(Milestone)
    assert (written.wording, written.author) == ("Walk to the lake \u05d0", MilestoneAuthor.ME)
    assert (done.supersedes, done.marked) == (written.id, date(2025, 1, 7))
    assert [r.note for r in store.records(PauseRequest)] == ["The evenings are hard"]
    (supply,) = store.records(Supply)
    assert (supply.pieces, supply.strength, supply.days_each) == (Decimal("27.5"), Decimal(15), 1)
    assert store.newest_record() == paused.id
    assert [(key, dict(store.form(key))) for key in store.forms()] == [
        ("dose.2025-01-08", {"reason": "half"}),
        ("plan.new", {"name.0": "Oxy", "amount.0.0": "17,5", "note": "\U0001f4de"}),
    ]


def test_what_waits_and_notes_of_version_4_come_back(tmp_path: Path) -> None:
    store = folder_of(old_diary(tmp_path, 4)).open(KEY)
    (clinic,) = store.records(Clinic)
    assert (clinic.base, clinic.name) == ("https://clinic.example/fhir", "Pain clinic \u05d0")
    assert (clinic.install, clinic.patient, clinic.person) == (
        row_id(802),
        "record-7",
        "Test Patient",
    )
    assert clinic.scopes == ("openid", "patient/Observation.crus")
    said = ("MedicationStatement", "ab12", "cd34", frozenset({"doses", "plan"}))
    line = Line("dose:2025-01-05:0", Sent.DOSE, date(2025, 1, 5), *said)
    (receipt,) = store.records(Receipt)
    assert receipt.lines == (Delivered(line, "MedicationStatement/9", 'W/"2"'),)
    assert (receipt.sending, receipt.clinic) == (row_id(803), clinic.id)
    first, second = store.parcels()
    assert first == Parcel(
        id=row_id(401),
        sending=row_id(801),
        clinic=clinic.id,
        made_at=datetime.fromisoformat("2025-01-08T21:00:00+01:00"),
        lines=(line, replace(line, withdrawn=True)),
        digest="ef56",
        why=Why.BUSY,
        reason="Too many \U0001f4de",
        tries=2,
        tried_at=datetime.fromisoformat("2025-01-08T21:01:00+01:00"),
        not_before=datetime.fromisoformat("2025-01-08T21:05:00-10:00"),
    )
    assert (second.why, second.tried_at, second.not_before) == (Why.NEW, None, None)
    assert store.parcel_content(first.id) == b'{"resourceType":"Bundle"}'
    assert store.note("clinic.tokens") == "\u05d0 kept"


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_an_old_diary_takes_records_and_forms(tmp_path: Path, version: int) -> None:
    files = folder_of(old_diary(tmp_path, version))
    store = files.open(KEY)
    before = len(store.records(DoseEntry))
    dose = a_dose()
    store.add_records([dose])
    store.keep_fields("plan.change", {"reason": "typed"}, NOW)
    store.close()
    again = files.open(KEY)
    assert again.records(DoseEntry)[before:] == [dose]
    assert again.newest_record() == dose.id
    assert again.forms()[0] == "plan.change"
    assert len(again.between(*EVERY_DAY)) == 6


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_an_old_diary_ends_up_with_the_tables_of_a_new_one(tmp_path: Path, version: int) -> None:
    """Also turns red when a released migration is edited: the stored file has the old form."""
    folder_of(tmp_path / "new").open(KEY).close()
    folder_of(old_diary(tmp_path / "old", version)).open(KEY).close()
    assert schema(tmp_path / "old" / "diary.db") == schema(tmp_path / "new" / "diary.db")


def test_every_version_has_its_stored_diary() -> None:
    stored = sorted(path.name for path in STORED.glob("*.db"))
    assert stored == [f"v{n}.db" for n in range(1, len(MIGRATIONS) + 1)]
    for n in range(1, NEWEST + 1):
        assert run_sql(STORED / f"v{n}.db", "PRAGMA user_version") == [(n,)]


def test_the_models_are_the_tables(tmp_path: Path) -> None:
    folder_of(tmp_path).open(KEY).close()
    for name in ("checkin", "draft", "key_check", "record", "form", "outbox", "note"):
        info = run_sql(tmp_path / "diary.db", f"PRAGMA table_info({name})")
        made = {(column, bool(required)) for _, column, _, required, _, _ in info}
        model = SQLModel.metadata.tables[name]
        assert made == {(column.name, not column.nullable) for column in model.columns}
    assert tables.CHECKINS.name == "checkin"


def test_a_copy_is_made_before_a_migration_and_only_then(tmp_path: Path) -> None:
    files = folder_of(old_diary(tmp_path, 1))
    files.open(KEY).close()
    files.open(KEY).close()
    (copy,) = files.copies()
    assert copy.id == "000001-2025-03-03-before-2"
    assert run_sql(tmp_path / "copies" / f"{copy.id}.db", "PRAGMA user_version") == [(1,)]
    assert files.newest_that_opens(KEY) == copy
    assert len(files.read_copy(copy.id, KEY)(Watch()).checkins) == 6
    files.restore_copy(copy.id)
    assert len(files.open(KEY).between(*EVERY_DAY)) == 6


def test_all_pending_migrations_happen_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = folder_of(old_diary(tmp_path, 1))
    with monkeypatch.context() as patch:
        broken = (*MIGRATIONS, ("CREATE TABLE more (id INTEGER)", "CREATE TABLE checkin (id)"))
        patch.setattr(migrations, "MIGRATIONS", broken)
        with pytest.raises(sqlite3.OperationalError, match="already exists"):
            files.open(KEY)
    assert run_sql(tmp_path / "diary.db", "PRAGMA user_version") == [(1,)]
    assert schema(tmp_path / "diary.db") == schema(STORED / "v1.db")
    assert len(files.open(KEY).between(*EVERY_DAY)) == 6


def test_a_row_that_names_a_missing_one_stops_the_migration(tmp_path: Path) -> None:
    old_diary(tmp_path, 1)
    run_sql(tmp_path / "diary.db", "DELETE FROM checkin WHERE seq = 1")
    with pytest.raises(DiaryDamaged):
        folder_of(tmp_path).open(KEY)
    assert run_sql(tmp_path / "diary.db", "PRAGMA user_version") == [(1,)]


def test_another_key_migrates_nothing(tmp_path: Path) -> None:
    before = bytes_of(old_diary(tmp_path, 1))["diary.db"]
    with pytest.raises(EntryDamaged):
        folder_of(tmp_path).open(OTHER_KEY)
    assert bytes_of(tmp_path)["diary.db"] == before


def test_a_newer_diary_is_left_untouched(tmp_path: Path) -> None:
    files = folder_of(tmp_path)
    files.open(KEY).close()
    run_sql(tmp_path / "diary.db", f"PRAGMA user_version = {NEWEST + 1}")
    before = bytes_of(tmp_path)["diary.db"]
    with pytest.raises(DiaryTooNew):
        files.open(KEY)
    assert bytes_of(tmp_path)["diary.db"] == before
    assert not (tmp_path / "copies").exists()


def test_the_generator_still_makes_what_was_stored(tmp_path: Path) -> None:
    for version in range(1, NEWEST + 1):
        make_old.make(version, tmp_path / f"{version}.db")
        with (
            closing(sqlite3.connect(tmp_path / f"{version}.db")) as made,
            closing(
                sqlite3.connect(f"{(STORED / f'v{version}.db').as_uri()}?mode=ro", uri=True)
            ) as stored,
        ):
            assert list(made.iterdump()) == list(stored.iterdump())
