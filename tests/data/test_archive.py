"""The export: lossless, the same bytes again, and strict about what it reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings

from app import __version__
from app.data.archive import export, rows, text
from app.data.memory import MemoryDiaryFiles
from app.data.payloads import CHECKIN_FORM, Form
from app.domain.archives import Counts, Everything, FileKind, count, days_of
from app.domain.errors import FileBroken, FileNotOurs, FileTooNew
from app.domain.ports import DiaryStore
from app.domain.watch import Stopped, Watch
from tests.data.diaries import DAY, KEY, a_checkin, folder_of
from tests.data.histories import StopAt, a_history, all_in, histories, put
from tests.data.records import a_dose, a_plan, a_response

GOLDEN = Path(__file__).parent / "old" / "export-1.json"
Spoil = Callable[[dict[str, Any]], object]


def written(everything: Everything) -> bytes:
    """The export of ``everything``, of which nothing was left out."""
    content, left_out = export.write(everything, Watch())
    assert left_out == 0
    return content


def read(content: bytes) -> Everything:
    """What is in an export."""
    return export.read(content, Watch()).everything


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DiaryStore]:
    """One diary on the disk for many histories, each in the place of the last."""
    store = folder_of(tmp_path_factory.mktemp("export")).open(KEY)
    yield store
    store.close()


@settings(deadline=None, max_examples=150)
@given(history=histories())
def test_export_import_export_is_lossless(sealed: DiaryStore, history: Everything) -> None:
    from app.domain.archives import How

    first = written(history)
    assert read(first) == history
    for store in (sealed, MemoryDiaryFiles().open(KEY)):
        put(store, read(first), How.REPLACE)
        assert all_in(store) == history
        assert written(all_in(store)) == first


def test_an_empty_diary_is_a_file_too(store: DiaryStore) -> None:
    content = written(all_in(store))
    assert read(content) == Everything()
    assert count(read(content)) == Counts()
    assert days_of(read(content)) == (None, None)


def test_what_a_file_says_of_itself() -> None:
    opened = export.read(written(a_history()), Watch())
    assert (opened.kind, opened.left_out, opened.settings) == (FileKind.EXPORT, 0, None)
    head = json.loads(written(a_history()))
    assert (head["format"], head["version"], head["app"]) == ("glidepath-export", 1, __version__)


def test_entries_in_force_are_counted() -> None:
    day = DAY + timedelta(3)
    first, other = a_checkin(), a_checkin(day=day)
    corrected = a_checkin(supersedes=first.id)
    undone = replace(a_dose(), id=uuid4())
    gone = replace(a_dose(supersedes=undone.id), undone=True)
    checkins = (first, other, corrected)
    everything = Everything(checkins, (a_plan(DAY - timedelta(9)), undone, gone, a_response()))
    assert count(everything) == Counts(checkins=2, questionnaires=1, plans=1)
    assert count(everything, frozenset({other.id})).checkins == 1
    assert days_of(everything) == (DAY, day)


def test_an_entry_that_did_not_open_leaves_a_file_that_reads() -> None:
    first = a_checkin()
    lost = a_checkin(supersedes=first.id)
    corrected = a_checkin(supersedes=lost.id)
    undo = replace(a_checkin(answers={}, supersedes=lost.id), undone=True)
    gaps: dict[UUID, UUID | None] = {lost.id: first.id}
    content, left_out = export.write(
        Everything((first, corrected, undo), gaps=gaps, unread=1), Watch()
    )
    opened = export.read(content, Watch())
    assert (left_out, opened.left_out) == (1, 1)
    assert opened.everything.checkins == (
        first,
        replace(corrected, supersedes=first.id),
        replace(undo, supersedes=None),
    )


def test_gaps_that_name_each_other_end() -> None:
    one, two = UUID(int=1), UUID(int=2)
    entry = a_checkin(supersedes=one)
    content, _ = export.write(Everything((entry,), gaps={one: two, two: one}), Watch())
    assert read(content).checkins == (replace(entry, supersedes=None),)


def test_what_no_file_may_hold_is_left_out_and_counted() -> None:
    odd = a_checkin(day=DAY.replace(year=2500))
    huge = a_checkin(answers={"pain_24h": float("nan")})
    child = a_checkin(supersedes=odd.id)
    content, left_out = export.write(Everything((odd, huge, child)), Watch())
    assert left_out == 2
    assert read(content).checkins == (replace(child, supersedes=None),)


def test_the_work_can_be_stopped() -> None:
    content = written(Everything(tuple(a_checkin() for _ in range(1200))))
    everything = read(content)
    for work in (lambda w: export.write(everything, w), lambda w: export.read(content, w)):
        with pytest.raises(Stopped):
            work(StopAt(2))


def test_a_file_of_version_1_opens_for_ever() -> None:
    opened = export.read(GOLDEN.read_bytes(), Watch())
    found = opened.everything
    assert (len(found.checkins), len(found.records)) == (3, 28)
    assert (len(found.drafts), len(found.forms)) == (2, 2)
    kinds = {type(record).__name__ for record in found.records}
    assert len(kinds) == 14
    put(MemoryDiaryFiles().open(KEY), found)


def test_an_older_form_of_an_entry_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if check-ins had a second form, whose reason was called "why" in the first."""

    def renamed(content: dict[str, Any]) -> dict[str, Any]:
        return {"reason": content.pop("why"), **content}

    document = json.loads(written(Everything((a_checkin(),))))
    content = document["checkins"][0]["content"]
    content["why"] = "two days mixed up"
    del content["reason"]
    parts = (rows.Part("checkins", Form((renamed,))), *rows.PARTS[1:])
    monkeypatch.setattr(rows, "PARTS", parts)
    (checkin,) = read(json.dumps(document).encode()).checkins
    assert checkin.reason == "two days mixed up"


def test_another_writer_may_lay_it_out_otherwise() -> None:
    history = a_history()
    document = json.loads(written(history))
    wide = json.dumps(document, indent=3, ensure_ascii=False).encode("utf-8", "surrogatepass")
    with pytest.raises(FileBroken):  # a lone surrogate is not UTF-8
        read(wide)
    wide = b"\xef\xbb\xbf" + json.dumps(document, indent=3, sort_keys=True).encode()
    assert read(wide) == history


NOT_OURS = {
    "nothing": b"",
    "text": b"Dear diary",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(500),
    "a zip": b"PK\x03\x04" + bytes(500),
    "a database": b"SQLite format 3\x00" + bytes(500),
    "FHIR": b'{"resourceType": "Bundle", "type": "collection", "entry": []}',
    "a clinic's limits": b'{"format": "glidepath-limits", "version": 1}',
    "a list": b"[1, 2, 3]",
    "a number": b"7",
    "deep": b"[" * 100_000,
    "deep objects": b'{"a":' * 100_000,
    "zeros": bytes(1 << 20),
    "many values": b"[" + b"1," * 3_000_000 + b"1]",
}


@pytest.mark.parametrize("name", NOT_OURS)
def test_a_file_of_another_kind_is_not_ours(name: str) -> None:
    with pytest.raises(FileNotOurs):
        read(NOT_OURS[name])


def test_too_many_values_are_refused_before_any_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "_decode", None)
    with pytest.raises(FileBroken):
        text.read(b"[" + b"1," * text.MOST_VALUES + b"1]")


def a_row(document: dict[str, Any], part: str = "checkins") -> dict[str, Any]:
    row: dict[str, Any] = document[part][0]
    return row


def the_record(document: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(r for r in document["records"] if r["kind"] == kind)
    return found


BROKEN: dict[str, Spoil] = {
    "a name too many": lambda d: d.update(more=1),
    "a list that is missing": lambda d: d.pop("drafts"),
    "a list that is none": lambda d: d.update(records={}),
    "no version": lambda d: d.pop("version"),
    "version 0": lambda d: d.update(version=0),
    "version true": lambda d: d.update(version=True),
    "left out -1": lambda d: d.update(left_out=-1),
    "an entry that is none": lambda d: d["checkins"].append(7),
    "an entry twice": lambda d: d["checkins"].append(a_row(d)),
    "a name too many in an entry": lambda d: a_row(d).update(more=1),
    "an id that is none": lambda d: a_row(d).update(id="x"),
    "a day that is none": lambda d: a_row(d).update(day="2025-02-30"),
    "a day with more after it": lambda d: a_row(d).update(day="2025-02-03\n"),
    "a day of another age": lambda d: a_row(d).update(day="0001-01-01"),
    "a moment without an offset": lambda d: a_row(d).update(entered_at="2025-03-03T20:15:00"),
    "an offset of a day": lambda d: a_row(d).update(entered_at="2025-03-03T20:15:00+24:00"),
    "a form version 0": lambda d: a_row(d).update(payload_version=0),
    "an answer out of range": lambda d: a_row(d)["content"]["answers"].update(pain_24h=11),
    "an answer of no question": lambda d: a_row(d)["content"]["answers"].update(other=1),
    "an answer of another type": lambda d: a_row(d)["content"]["answers"].update(note=["x"]),
    "true for a number": lambda d: a_row(d)["content"]["answers"].update(pain_24h=True),
    "a correction of none": lambda d: a_row(d).update(supersedes=str(uuid4())),
    "a correction of itself": lambda d: a_row(d).update(supersedes=a_row(d)["id"]),
    "a correction of a later one": lambda d: a_row(d).update(supersedes=d["checkins"][1]["id"]),
    "a record twice": lambda d: d["records"].append(a_row(d, "records")),
    "a record of none": lambda d: a_row(d, "records").update(supersedes=str(uuid4())),
    "a kind that is none": lambda d: d["records"][0].update(kind=["dose"]),
    "an amount as a number": lambda d: the_record(d, "supply")["content"].update(pieces=27.5),
    "an amount below zero": lambda d: the_record(d, "supply")["content"].update(pieces="-1"),
    "an amount that is none": lambda d: the_record(d, "supply")["content"].update(pieces="NaN"),
    "days as 3.0": lambda d: the_record(d, "supply")["content"].update(days_each=3.0),
    "times as 2.0": lambda d: step_of(d)["lines"][0].update(times=2.0),
    "a level as 3.0": lambda d: the_record(d, "notice")["content"].update(level=3.5),
    "an unknown choice": lambda d: the_record(d, "dose")["content"].update(kind="both"),
    "two drafts of one day": lambda d: d["drafts"].append({**a_row(d, "drafts")}),
    "two forms of one key": lambda d: d["forms"].append(a_row(d, "forms")),
    "words as the key of a form": lambda d: a_row(d, "forms").update(key="I feel low"),
}


def step_of(document: dict[str, Any]) -> dict[str, Any]:
    step: dict[str, Any] = the_record(document, "plan")["content"]["courses"][0]["steps"][0]
    return step


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_was_changed_is_broken(name: str) -> None:
    document = json.loads(written(a_history()))
    BROKEN[name](document)
    with pytest.raises(FileBroken):
        read(json.dumps(document).encode())


TEXTS_BROKEN = {
    "cut off": lambda said: said[:-200],
    "more after it": lambda said: said + b"{}",
    "a name twice": lambda said: said.replace(b'"version":1', b'"version":1,"version":1', 1),
    "not a number": lambda said: said.replace(b'"pain_24h":5', b'"pain_24h":NaN', 1),
    "out of bounds": lambda said: said.replace(b'"pain_24h":5', b'"pain_24h":1e999', 1),
    "many digits": lambda said: said.replace(b'"left_out":0', b'"left_out":' + b"9" * 19, 1),
    "not UTF-8": lambda said: said.replace(b'"note"', b'"n\xffte"', 1),
}


@pytest.mark.parametrize("name", TEXTS_BROKEN)
def test_a_text_that_was_changed_is_broken(name: str) -> None:
    before = written(a_history())
    after = TEXTS_BROKEN[name](before)
    assert after != before
    with pytest.raises(FileBroken):
        read(after)


NEWER: dict[str, Spoil] = {
    "the format": lambda d: d.update(version=2),
    "the form of an entry": lambda d: a_row(d).update(payload_version=CHECKIN_FORM.version + 1),
    "a kind of record": lambda d: d["records"][0].update(kind="tide"),
}


@pytest.mark.parametrize("name", NEWER)
def test_a_file_of_a_newer_glidepath_says_so(name: str) -> None:
    document = json.loads(written(a_history()))
    NEWER[name](document)
    with pytest.raises(FileTooNew):
        read(json.dumps(document).encode())
