"""Words that a person typed are nowhere in the clear on disk."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from app.domain.checkins import Answer, CheckIn, CheckInKind, Draft, DraftKey
from app.domain.items import DAILY_ITEMS, ChipsItem, ChoiceItem, NumberItem
from tests.data.diaries import DAY, KEY, NOW, a_checkin, folder_of, run_sql
from tests.data.parcels import a_parcel
from tests.data.records import MEDICINE, one_of_each, saying

PLACES = ("saved", "reason", "corrected", "draft", "dropped", "skipped", "kept")
RECORD_PLACES = ("recorded", "putright", "typed", "field", "cleared", "forgotten", "refused")


def marker(place: str) -> str:
    """A word that occurs nowhere else on this machine."""
    return f"{place}marker{uuid4().hex}"


def every_answer(word: str) -> dict[str, Answer]:
    """An answer to every question, with ``word`` wherever text can be."""
    answers: dict[str, Answer] = {}
    for item in DAILY_ITEMS:
        if isinstance(item, NumberItem):
            answers[item.id] = item.high
        elif isinstance(item, ChoiceItem):
            answers[item.id] = item.options[0]
        elif isinstance(item, ChipsItem):
            chosen = [o for o in item.options if o != item.exclusive]
            severe = dict.fromkeys(chosen, item.severities[-1]) if item.severities else None
            answers[item.id] = severe or tuple(chosen)
        else:
            answers[item.id] = f"{word}{item.id}"
    return answers


def recent_files(folder: Path, since: float) -> Iterator[Path]:
    """Files changed since then. Other programs' files may come and go meanwhile."""
    for place, _, names in os.walk(folder):
        for path in (Path(place) / name for name in names):
            with suppress(OSError):
                if path.is_file() and path.stat().st_mtime >= since:
                    yield path


def forms(word: str) -> list[bytes]:
    return [word.encode(e) for e in ("utf-8", "utf-16-le", "utf-16-be")]


def test_no_typed_word_and_no_answer_is_in_the_clear(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    begun = time.time() - 2
    word = {place: marker(place) for place in PLACES}
    files = folder_of(tmp_path)
    store = files.open(KEY)
    first = store.add(a_checkin(answers=every_answer(word["saved"])))
    correction = a_checkin(answers=every_answer(word["corrected"]), supersedes=first.id)
    store.add(replace(correction, reason=word["reason"]))
    drafted = DraftKey(DAY, CheckInKind.FULL)
    for item, answer in every_answer(word["draft"]).items():
        store.keep_answer(drafted, item, answer, NOW)
    store.keep_answer(drafted, word["skipped"], None, NOW)
    dropped = DraftKey(DAY, CheckInKind.SHORT)
    store.keep_answer(dropped, "note", word["dropped"], NOW)
    store.drop_draft(dropped)
    yesterday = DAY - timedelta(1)
    store.keep_draft(
        Draft(uuid4(), yesterday, CheckInKind.FULL, {"note": word["kept"]}, reason=word["kept"]),
        NOW,
    )
    saved = CheckIn(uuid4(), yesterday, CheckInKind.FULL, NOW, {"note": word["kept"]})
    store.add(saved, clears=DraftKey(yesterday, CheckInKind.FULL))
    files.copy_today(DAY)

    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in kept} >= {"diary.db", "diary.db-wal", "diary.db-shm"}
    assert any(path.parent.name == "copies" for path in kept)
    looked_at = {*kept, *recent_files(Path(tempfile.gettempdir()), begun)}
    assert _found(looked_at, list(word.values())) == []
    ids = [item.id for item in DAILY_ITEMS if len(item.id) > 4]
    options = ["as_usual", "different", "nausea", "constipation", "need_help", "sedative"]
    assert _found(kept, ids + options) == []
    store.close()
    assert _found([tmp_path / "diary.db"], [*word.values(), *ids, *options]) == []
    assert all(w not in caplog.text for w in word.values())


def test_no_word_of_a_record_or_form_is_in_the_clear(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    begun = time.time() - 2
    word = {place: marker(place) for place in RECORD_PLACES}
    files = folder_of(tmp_path)
    store = files.open(KEY)
    records = [saying(record, word["recorded"]) for record in one_of_each()]
    store.keep_fields("plan.new", {"name": word["cleared"]}, NOW)
    store.add_records(records, clears="plan.new")
    again = [
        replace(saying(record, word["putright"]), id=uuid4(), supersedes=record.id)
        for record in records
    ]
    store.add_records(again)
    store.keep_fields("dose.new", {"reason": word["typed"], word["field"]: "", "gone": "x"}, NOW)
    store.keep_fields("dose.new", {"gone": None}, NOW)
    store.keep_fields("supply.new", {"pieces": word["forgotten"]}, NOW)
    store.drop_form("supply.new")
    with pytest.raises(ValueError, match="not in this diary"):
        store.add_records(
            [replace(saying(records[1], word["refused"]), id=uuid4(), supersedes=uuid4())]
        )
    files.copy_today(DAY)

    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in kept} >= {"diary.db", "diary.db-wal"}
    assert any(path.parent.name == "copies" for path in kept)
    looked_at = {*kept, *recent_files(Path(tempfile.gettempdir()), begun)}
    assert _found(looked_at, list(word.values())) == []
    chosen = ["oxycodone", "other_opioid", "do_again", "as_planned", "courses", "27.5", "14:45"]
    chosen += ["phq9", "interest", "depressed", "withdrawal_list", "not_this_time", "opened_by"]
    assert _found(kept, [*chosen, str(MEDICINE.id)]) == []
    store.close()
    assert _found([tmp_path / "diary.db"], [*word.values(), *chosen]) == []
    assert all(w not in caplog.text for w in word.values())


def test_no_word_of_a_parcel_or_note_is_in_the_clear(tmp_path: Path) -> None:
    word = {place: marker(place) for place in ("parcel", "bundle", "note", "gone")}
    files = folder_of(tmp_path)
    store = files.open(KEY)
    parcel = replace(saying(a_parcel(), word["parcel"]), id=uuid4())
    gone = saying(a_parcel(), word["gone"])
    store.freeze([(parcel, word["bundle"].encode()), (gone, word["gone"].encode())])
    store.note_try(parcel)
    store.acknowledge(gone.id, None)
    store.keep_note("clinic.tokens", word["note"])
    store.keep_note("other", word["gone"])
    store.keep_note("other", None)
    files.copy_today(DAY)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.parent.name == "copies" for path in kept)
    chosen = ["MedicationStatement", "2025-03-03", "refused"]
    assert _found(kept, [*word.values(), *chosen[:1], *chosen[2:]]) == []
    store.close()
    assert _found([tmp_path / "diary.db"], [*word.values(), *chosen]) == []
    assert run_sql(tmp_path / "diary.db", "SELECT seq, id, payload_version FROM outbox") == [
        (1, str(parcel.id), 1)
    ]
    assert run_sql(tmp_path / "diary.db", "SELECT name, payload_version FROM note") == [
        ("clinic.tokens", 1)
    ]


def test_the_clear_columns_of_records_hold_what_privacy_says(tmp_path: Path) -> None:
    """Ids, days, kinds and moments: nothing else can come from a record."""
    store = folder_of(tmp_path).open(KEY)
    first = [saying(record, "word") for record in one_of_each()]
    store.add_records(first)
    rows = run_sql(
        tmp_path / "diary.db",
        "SELECT id, kind, day, entered_at, supersedes, sync_state, payload_version FROM record",
    )
    names = ["plan", "dose", "milestone", "pause_request", "supply"]
    names += ["response", "deferral", "appointment"]
    names += ["notice", "notice_act", "observation", "contact", "limits"]
    names += ["question", "clinic", "receipt", "grant", "given"]
    assert rows == [
        (str(record.id), name, "2025-03-03", "2025-03-03T20:15:00+01:00", None, "local", 1)
        for record, name in zip(first, names, strict=True)
    ]


def test_what_was_dropped_is_overwritten_even_in_its_sealed_form(tmp_path: Path) -> None:
    store = folder_of(tmp_path).open(KEY)
    key = DraftKey(DAY, CheckInKind.FULL)
    store.keep_answer(key, "note", "x" * 500, NOW)
    ((sealed,),) = run_sql(tmp_path / "diary.db", "SELECT payload FROM draft")
    run_sql(tmp_path / "diary.db", "PRAGMA wal_checkpoint(TRUNCATE)")
    assert sealed[100:200] in (tmp_path / "diary.db").read_bytes()
    store.drop_draft(key)
    store.close()
    assert sealed[100:200] not in (tmp_path / "diary.db").read_bytes()
    assert not (tmp_path / "diary.db-wal").exists()


def test_a_note_and_a_parcel_are_overwritten_when_they_go(tmp_path: Path) -> None:
    store = folder_of(tmp_path).open(KEY)
    parcel = a_parcel()
    store.freeze([(parcel, b"x" * 300)])
    store.keep_note("n", "x" * 300)
    sealed = [
        raw[50:150]
        for table, column in (("note", "payload"), ("outbox", "payload"), ("outbox", "content"))
        for (raw,) in run_sql(tmp_path / "diary.db", f"SELECT {column} FROM {table}")
    ]
    run_sql(tmp_path / "diary.db", "PRAGMA wal_checkpoint(TRUNCATE)")
    assert [raw in (tmp_path / "diary.db").read_bytes() for raw in sealed] == [True] * 3
    store.keep_note("n", None)
    store.acknowledge(parcel.id, None)
    store.close()
    assert [raw in (tmp_path / "diary.db").read_bytes() for raw in sealed] == [False] * 3
    assert not (tmp_path / "diary.db-wal").exists()


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    """The test above cannot pass for want of looking."""
    word = marker("there")
    (tmp_path / "a").write_bytes(b"x" + word.encode() + b"y")
    (tmp_path / "b").write_bytes(word.encode("utf-16-le"))
    assert len(_found(list(tmp_path.iterdir()), [word])) == 2


def _found(paths: list[Path] | set[Path], words: list[str]) -> list[tuple[str, str]]:
    found = []
    for path in paths:
        try:
            raw = path.read_bytes()
        except OSError:
            continue
        found += [(path.name, w) for w in words if any(form in raw for form in forms(w))]
    return found
