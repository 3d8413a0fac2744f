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

from app.data.migrations import m0001_checkins, m0002_drafts

HERE = Path(__file__).parent
KEY = bytes(range(32))
STEPS = (m0001_checkins.STATEMENTS, m0002_drafts.STATEMENTS)

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
