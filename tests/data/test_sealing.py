"""A sealed payload opens at its own place, untouched, with its own key, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from app.data.sealing import NONCE_BYTES, Sealer, place
from app.domain.checkins import CheckIn, CheckInKind, Draft, DraftKey
from app.domain.errors import EntryDamaged
from tests.data.diaries import (
    DAY,
    DRAFT_KEY,
    EVERY_DAY,
    KEY,
    NOW,
    OTHER_KEY,
    a_checkin,
    folder_of,
    run_sql,
)

HERE = place("checkin", "a", 1, "2025-03-03")


def two_rows(path: Path) -> tuple[UUID, UUID]:
    """A diary with a check-in, its correction and a draft; the ids of the check-ins."""
    store = folder_of(path).open(KEY)
    first = store.add(a_checkin(3))
    second = store.add(a_checkin(8, supersedes=first.id))
    store.keep_answer(DRAFT_KEY, "mood", 4, NOW)
    store.close()
    return first.id, second.id


def test_a_seal_opens_at_its_place_and_never_looks_the_same_twice() -> None:
    sealer = Sealer(KEY)
    seals = {sealer.seal(b"words", HERE) for _ in range(50)}
    assert len({seal[:NONCE_BYTES] for seal in seals}) == 50
    assert {sealer.open(seal, HERE) for seal in seals} == {b"words"}


@pytest.mark.parametrize(
    "where",
    [
        place("draft", "a", 1, "2025-03-03"),
        place("checkin", "b", 1, "2025-03-03"),
        place("checkin", "a", 2, "2025-03-03"),
        place("checkin", "a", 1, "2025-03-04"),
        place("checkin", "a", 1, "2025-03-03", None),
        place("checkin", 'a",1,"2025', 1, "03-03"),
    ],
)
def test_a_seal_opens_at_no_other_place(where: bytes) -> None:
    sealer = Sealer(KEY)
    with pytest.raises(EntryDamaged):
        sealer.open(sealer.seal(b"words", HERE), where)


def test_no_changed_byte_and_no_other_key_opens() -> None:
    seal = Sealer(KEY).seal(b"words", HERE)
    for at in range(len(seal)):
        with pytest.raises(EntryDamaged):
            Sealer(KEY).open(seal[:at] + bytes([seal[at] ^ 1]) + seal[at + 1 :], HERE)
        with pytest.raises(EntryDamaged):
            Sealer(KEY).open(seal[:at], HERE)
    with pytest.raises(EntryDamaged):
        Sealer(OTHER_KEY).open(seal, HERE)


def test_payloads_swapped_between_rows_are_refused(tmp_path: Path) -> None:
    first, second = two_rows(tmp_path)
    payloads = dict(run_sql(tmp_path / "diary.db", "SELECT id, payload FROM checkin"))
    swap = "UPDATE checkin SET payload = ? WHERE id = ?"
    run_sql(
        tmp_path / "diary.db",
        (swap, (payloads[str(second)], str(first))),
        (swap, (payloads[str(first)], str(second))),
    )
    store = folder_of(tmp_path).open(KEY)
    for wanted in (first, second):
        with pytest.raises(EntryDamaged):
            store.by_id(wanted)


def test_a_payload_from_another_table_is_refused(tmp_path: Path) -> None:
    same = uuid4()
    store = folder_of(tmp_path).open(KEY)
    store.add(CheckIn(same, DAY, CheckInKind.FULL, NOW, {"mood": 4}))
    store.keep_draft(Draft(same, DAY, CheckInKind.FULL, {"mood": 4}), NOW)
    store.close()
    run_sql(
        tmp_path / "diary.db",
        "UPDATE draft SET payload = (SELECT payload FROM checkin WHERE checkin.id = draft.id)",
    )
    with pytest.raises(EntryDamaged):
        folder_of(tmp_path).open(KEY).drafts()


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE checkin SET day = '2025-03-02' WHERE seq = 2",
        "UPDATE checkin SET kind = 'short' WHERE seq = 2",
        "UPDATE checkin SET entered_at = '2025-03-03T20:15:00+02:00' WHERE seq = 2",
        "UPDATE checkin SET supersedes = NULL WHERE seq = 2",
        "UPDATE checkin SET payload_version = 2 WHERE seq = 2",
        "UPDATE checkin SET payload_version = 0 WHERE seq = 2",
        "UPDATE checkin SET id = 'x' WHERE seq = 2",
        "UPDATE checkin SET payload = x'' WHERE seq = 2",
    ],
)
def test_an_edited_clear_column_is_noticed(tmp_path: Path, edit: str) -> None:
    two_rows(tmp_path)
    assert len(folder_of(tmp_path).open(KEY).between(*EVERY_DAY)) == 2
    run_sql(tmp_path / "diary.db", edit)
    with pytest.raises(EntryDamaged):
        folder_of(tmp_path).open(KEY).between(*EVERY_DAY)


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        ("day = '2025-03-02'", DraftKey(DAY.replace(day=2), CheckInKind.FULL)),
        ("kind = 'short'", DraftKey(DAY, CheckInKind.SHORT)),
        (f"corrects = '{UUID(int=5)}'", DraftKey(DAY, CheckInKind.FULL, UUID(int=5))),
        ("id = 'x'", DRAFT_KEY),
    ],
)
def test_a_draft_moved_to_another_key_is_noticed(tmp_path: Path, edit: str, key: DraftKey) -> None:
    two_rows(tmp_path)
    run_sql(tmp_path / "diary.db", f"UPDATE draft SET {edit}")
    store = folder_of(tmp_path).open(KEY)
    with pytest.raises(EntryDamaged):
        store.draft(key)
    with pytest.raises(EntryDamaged):
        store.keep_answer(key, "mood", 1, NOW)


def test_one_damaged_row_leaves_the_others_readable(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = two_rows(tmp_path)
    run_sql(tmp_path / "diary.db", "UPDATE checkin SET payload = x'00' WHERE seq = 1")
    store = folder_of(tmp_path).open(KEY)
    assert store.by_id(second) is not None
    with pytest.raises(EntryDamaged):
        store.by_id(first)
    assert str(first) in caplog.text
