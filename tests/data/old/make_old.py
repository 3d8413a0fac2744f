"""Makes the stored databases of this folder: ``python -m tests.data.old.make_old``.

They are what a Glidepath of that version left behind: the frozen SQL of its migrations, and
rows sealed here from scratch, so that a change in ``app/data/sealing.py`` or ``rows.py`` that
older diaries would not survive turns the tests red. Run it for a version that has no file
yet; a file that was stored once is not made again.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.data.migrations import m0001_checkins, m0002_drafts, m0003_records, m0004_outbox

HERE = Path(__file__).parent
KEY = bytes(range(32))
STEPS = (
    m0001_checkins.STATEMENTS,
    m0002_drafts.STATEMENTS,
    m0003_records.STATEMENTS,
    m0004_outbox.STATEMENTS,
)

Row = dict[str, Any]


def an_id(number: int) -> str:
    """The id of row ``number``."""
    return f"00000000-0000-4000-8000-{number:012d}"


def checkin_1(number: int, day: str, kind: str, at: str, parent: int | None, said: Row) -> Row:
    """A check-in row of version 1. Frozen."""
    supersedes = None if parent is None else an_id(parent)
    where = ["checkin", an_id(number), 1, day, kind, at, supersedes]
    return {
        "seq": number,
        "id": an_id(number),
        "day": day,
        "kind": kind,
        "entered_at": at,
        "supersedes": supersedes,
        "sync_state": "local",
        "payload_version": 1,
        "payload": seal(number, where, {"reason": None, "undone": False, **said}),
    }


def draft_2(number: int, day: str, kind: str, corrects: int | None, said: Row) -> Row:
    """A draft row of version 2. Frozen."""
    parent = None if corrects is None else an_id(corrects)
    where = ["draft", an_id(number), 1, day, kind, parent]
    return {
        "seq": number,
        "id": an_id(number),
        "day": day,
        "kind": kind,
        "corrects": parent,
        "changed_at": f"{day}T21:00:00+01:00",
        "payload_version": 1,
        "payload": seal(number, where, said),
    }


def record_3(number: int, kind: str, day: str, at: str, parent: int | None, said: Row) -> Row:
    """A record row of version 3. Frozen."""
    supersedes = None if parent is None else an_id(parent)
    where = ["record", an_id(number), 1, kind, day, at, supersedes]
    return {
        "seq": number - 200,
        "id": an_id(number),
        "kind": kind,
        "day": day,
        "entered_at": at,
        "supersedes": supersedes,
        "sync_state": "local",
        "payload_version": 1,
        "payload": seal(number, where, {"undone": False, **said}),
    }


def form_3(number: int, key: str, fields: Row) -> Row:
    """A form row of version 3. Frozen."""
    return {
        "seq": number,
        "key": key,
        "changed_at": "2025-01-08T21:00:00+01:00",
        "payload_version": 1,
        "payload": seal(number, ["form", key, 1], {"fields": fields}),
    }


def parcel_4(number: int, said: Row, bundle: bytes) -> Row:
    """A row of the outbox of version 4. Frozen."""
    return {
        "seq": number - 400,
        "id": an_id(number),
        "payload_version": 1,
        "payload": seal(number, ["outbox", an_id(number), 1], said),
        "content": seal(number + 50, ["outbox.content", an_id(number), 1], bundle),
    }


def note_4(number: int, name: str, text: str) -> Row:
    """A note of version 4. Frozen."""
    return {
        "name": name,
        "payload_version": 1,
        "payload": seal(number, ["note", name, 1], {"text": text}),
    }


def seal(number: int, where: list[Any] | None, content: Any) -> bytes:
    """Sealed as version 1 does, with a nonce that is the same in each run. Never elsewhere."""
    nonce = number.to_bytes(12, "big")
    place = json.dumps(where, separators=(",", ":")).encode()
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return nonce + AESGCM(KEY).encrypt(nonce, raw, place)


CHECKINS = [
    checkin_1(1, "2025-01-05", "full", "2025-01-05T20:10:00+01:00", None, {
        "answers": {"pain_24h": 6, "sleep_hours": 6.5, "doses": "as_usual",
                    "activity": ["walked", "rested"], "side_effects": {"nausea": "mild"},
                    "note": "Snow. \U0001f328 שלום"}}),
    checkin_1(2, "2025-01-06", "short", "2025-01-06T23:55:00-10:00", None, {
        "answers": {"pain_24h": 8, "withdrawal": 7, "safe": "yes"}}),
    checkin_1(3, "2025-01-05", "full", "2025-01-07T08:00:00+01:00", 1, {
        "answers": {"pain_24h": 5, "sleep_hours": 6.5}, "reason": "I tapped the wrong number"}),
    checkin_1(4, "2025-01-07", "full", "2025-01-07T20:00:00+01:00", None, {
        "answers": {"mood": 0}}),
    checkin_1(5, "2025-01-07", "full", "2025-01-07T20:00:05+01:00", 4, {
        "answers": {}, "undone": True}),
    checkin_1(6, "2025-01-04", "full", "2020-02-29T00:00:00+00:00", None, {
        "answers": {}}),
]  # fmt: skip

DRAFTS = [
    draft_2(101, "2025-01-08", "full", None, {
        "answers": {"pain_24h": 4, "note": "half"}, "skipped": ["mood"], "reason": None}),
    draft_2(102, "2025-01-06", "short", 2, {
        "answers": {"pain_24h": 7}, "skipped": [], "reason": "too high"}),
]  # fmt: skip

MEDICINE = {"id": an_id(901), "name": "Oxycodone, slow release", "ingredient": "oxycodone",
            "unit": "mg", "long_acting": True}  # fmt: skip
AS_NEEDED = {"id": an_id(902), "name": "Drops", "ingredient": "other_opioid", "unit": "[drp]",
             "long_acting": None}  # fmt: skip
PLAN: Row = {
    "author": "Pain clinic", "agreed_on": "2025-01-02", "reason": "to feel clearer",
    "contingency": "Call before changing anything. \U0001f4de", "follow_up_days": 14,
    "courses": [{
        "medicine": MEDICINE, "state": "in_progress", "since": None, "until": None,
        "steps": [
            {"start": "2025-01-04", "end": "2025-01-17", "lines": [
                {"amount": "30", "times": 1}, {"amount": "15", "times": 1}]},
            {"start": "2025-01-18", "end": "2025-01-31", "lines": [
                {"amount": "17.5", "times": 2}]}]}],
    "as_needed": [
        {"medicine": AS_NEEDED, "daily_maximum": "20", "amount": "5"},
        {"medicine": AS_NEEDED, "daily_maximum": "0.5", "amount": None}],
    "contacts": [{"name": "Nurse", "phone": "+00 1", "hours": "Mon to Fri, 9 to 12"}],
    "kind": "agreed", "decided_by": "together",
}  # fmt: skip
PAUSED = {"state": "paused", "since": "2025-01-20", "until": "2025-02-03"}
DOSE = {"medicine": an_id(901), "doses": [], "as_planned": False, "plan": None, "reason": "",
        "source": ""}  # fmt: skip

RECORDS = [
    record_3(201, "plan", "2025-01-04", "2025-01-03T18:00:00+01:00", None, PLAN),
    record_3(202, "dose", "2025-01-05", "2025-01-05T20:10:00+01:00", None, {
        **DOSE, "kind": "regular", "as_planned": True, "plan": an_id(201),
        "doses": [{"amount": "30", "planned": "30", "at": None},
                  {"amount": "15", "planned": "15", "at": None}]}),
    record_3(203, "dose", "2025-01-05", "2025-01-06T08:00:00+01:00", 202, {
        **DOSE, "kind": "regular", "reason": "I fell asleep",
        "doses": [{"amount": "30", "planned": "30", "at": "08:05:00"},
                  {"amount": "0", "planned": "15", "at": None},
                  {"amount": "2.25", "planned": None, "at": "23:59:30.000001"}]}),
    record_3(204, "dose", "2025-01-06", "2025-01-06T23:55:00-10:00", None, {
        **DOSE, "kind": "other_source", "medicine": None, "source": "cough syrup"}),
    record_3(205, "dose", "2025-01-06", "2025-01-06T23:56:00-10:00", 204, {
        **DOSE, "kind": "other_source", "medicine": None, "undone": True}),
    record_3(206, "dose", "2025-01-07", "2025-01-07T12:00:00+01:00", None, {
        **DOSE, "kind": "as_needed", "medicine": an_id(902),
        "doses": [{"amount": "5", "planned": None, "at": "11:45:00"}]}),
    record_3(207, "milestone", "2025-01-04", "2025-01-04T10:00:00+01:00", None, {
        "kind": "do_again", "wording": "Walk to the lake \u05d0", "author": "me",
        "marked": None}),
    record_3(208, "milestone", "2025-01-04", "2025-01-07T10:00:00+01:00", 207, {
        "kind": "do_again", "wording": "Walk to the lake", "author": "clinic",
        "marked": "2025-01-07"}),
    record_3(209, "pause_request", "2025-01-07", "2025-01-07T19:00:00+01:00", None, {
        "note": "The evenings are hard"}),
    record_3(210, "supply", "2025-01-07", "2025-01-07T07:00:00+01:00", None, {
        "medicine": an_id(901), "pieces": "27.5", "strength": "15", "days_each": 1}),
    record_3(211, "plan", "2025-01-20", "2025-01-19T18:00:00+01:00", None, {
        **PLAN, "kind": "paused", "decided_by": "me", "follow_up_days": None,
        "courses": [{**PLAN["courses"][0], **PAUSED}], "as_needed": [], "contacts": []}),
]  # fmt: skip

FORMS = [
    form_3(301, "plan.new", {"name.0": "Oxy", "amount.0.0": "17,5", "note": "\U0001f4de"}),
    form_3(302, "dose.2025-01-08", {"reason": "half"}),
]


LINE = ["dose:2025-01-05:0", "dose", "2025-01-05", "MedicationStatement", "ab12", "cd34",
        ["doses", "plan"]]  # fmt: skip
PARCEL: Row = {
    "sending": an_id(801), "clinic": an_id(501), "made_at": "2025-01-08T21:00:00+01:00",
    "lines": [[*LINE, False], [*LINE, True]], "digest": "ef56", "why": "busy",
    "reason": "Too many \U0001f4de", "tries": 2, "tried_at": "2025-01-08T21:01:00+01:00",
    "not_before": "2025-01-08T21:05:00-10:00",
}  # fmt: skip
RECORDS_4 = [
    record_3(501, "clinic", "2025-01-08", "2025-01-08T20:00:00+01:00", None, {
        "base": "https://clinic.example/fhir", "name": "Pain clinic \u05d0",
        "install": an_id(802), "client": "glidepath", "patient": "record-7",
        "person": "Test Patient", "scopes": ["openid", "patient/Observation.crus"]}),
    record_3(502, "receipt", "2025-01-08", "2025-01-08T20:30:00+01:00", None, {
        "sending": an_id(803), "clinic": an_id(501), "to": "Pain clinic", "way": "bundle",
        "lines": [[*LINE, False, "MedicationStatement/9", 'W/"2"']]}),
]  # fmt: skip
OUTBOX = [
    parcel_4(401, PARCEL, b'{"resourceType":"Bundle"}'),
    parcel_4(402, {**PARCEL, "why": "new", "reason": "", "tries": 0, "tried_at": None,
                   "not_before": None}, b"{}"),
]  # fmt: skip
NOTES = [note_4(601, "clinic.tokens", "\u05d0 kept")]


def make(version: int, path: Path) -> None:
    """The diary that a Glidepath with database ``version`` leaves behind."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in (s for step in STEPS[:version] for s in step):
            connection.execute(statement)
        check = seal(999, ["key_check", "1", 1], b"glidepath")
        connection.execute("INSERT INTO key_check (id, payload) VALUES (1, ?)", (check,))
        put(connection, "checkin", CHECKINS)
        if version >= 2:
            put(connection, "draft", DRAFTS)
        if version >= 3:
            put(connection, "record", RECORDS)
            put(connection, "form", FORMS)
        if version >= 4:
            put(connection, "record", RECORDS_4)
            put(connection, "outbox", OUTBOX)
            put(connection, "note", NOTES)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("PRAGMA journal_mode = WAL")


def put(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    """Insert rows whose columns are their keys."""
    for row in rows:
        marks = ", ".join("?" * len(row))
        sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"
        connection.execute(sql, tuple(row.values()))


if __name__ == "__main__":
    for number in range(1, len(STEPS) + 1):
        target = HERE / f"v{number}.db"
        if not target.exists():
            make(number, target)
            print(f"made {target.name}")
