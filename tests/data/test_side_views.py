"""The side view: what opens it and what does not, when it goes, and what lies on the disk."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from app.data.atomic import write_atomic
from app.data.attempts import FREE_TRIES
from app.data.memory_keystore import MemoryKeyStore
from app.data.sharing.memory_side_views import MemorySideViews
from app.data.sharing.side_file import NAME as SIDE
from app.data.sharing.side_views import ATTEMPTS_NAME, SEALED_NAME, FileSideViews
from app.domain.errors import (
    MustWait,
    PasscodeTooShort,
    StorageFull,
    StorageReadOnly,
    WrongPasscode,
)
from app.domain.ports import DataKey
from app.domain.sharing.side_view import (
    Aside,
    PasscodeTaken,
    SideStatus,
    SideViewBroken,
    SideViewGone,
    SideViews,
)
from tests.data.side_views import (
    DAY,
    NAME,
    NOTE,
    OWNER,
    PATIENTS,
    SUPPORTERS,
    a_package,
    newer,
    side_views,
)
from tests.data.vaults import NOW, vault_in

STRANGER = DataKey(b"\x06" * 32)


@pytest.fixture
def store() -> MemoryKeyStore:
    return MemoryKeyStore()


async def kept(folder: Path, store: MemoryKeyStore, days: int = 7) -> FileSideViews:
    """A side view that was set."""
    views = side_views(folder, store)
    await views.keep(OWNER, SUPPORTERS, a_package(days), NOW, PATIENTS)
    return side_views(folder, store)  # after a restart


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture(params=["file", "memory"])
def views(request: pytest.FixtureRequest, tmp_path: Path, store: MemoryKeyStore) -> SideViews:
    """Both give the same answers."""
    return side_views(tmp_path, store) if request.param == "file" else MemorySideViews()


async def test_it_opens_with_its_passcode_alone(views: SideViews) -> None:
    package = a_package()
    await views.keep(OWNER, SUPPORTERS, package, NOW, PATIENTS)
    assert await views.status(NOW) == SideStatus(True)
    assert await views.open(SUPPORTERS, NOW) == package
    for other in ("marigold 3 lane", "", PATIENTS):
        with pytest.raises(WrongPasscode):
            await views.open(other, NOW)
    assert await views.fits(SUPPORTERS) and not await views.fits(PATIENTS)


async def test_where_there_is_none(views: SideViews) -> None:
    assert await views.status(NOW) == SideStatus()
    assert await views.about(OWNER) is None
    assert not await views.fits(SUPPORTERS)
    for asked in (views.open(SUPPORTERS, NOW), views.refresh(OWNER, a_package(), NOW)):
        with pytest.raises(SideViewGone):
            await asked
    await views.remove()


async def test_the_open_diary_puts_a_newer_package_in_without_the_passcode(
    views: SideViews,
) -> None:
    await views.keep(OWNER, SUPPORTERS, a_package(), NOW, PATIENTS)
    later = NOW + timedelta(hours=3)
    newest = a_package(9, later, mood=8)
    await views.refresh(OWNER, newest, later)
    assert await views.about(OWNER) == Aside(newest.head.grant, later, newest.head.until)
    assert await views.open(SUPPORTERS, later) == newest
    with pytest.raises(SideViewGone):  # of another grant
        await views.refresh(OWNER, a_package(grant=8), later)


async def test_its_last_day_takes_it_away_without_anybody(views: SideViews) -> None:
    await views.keep(OWNER, SUPPORTERS, a_package(2), NOW, PATIENTS)
    assert (await views.status(NOW + timedelta(days=2))).exists
    assert not (await views.status(NOW + timedelta(days=3))).exists
    with pytest.raises(SideViewGone):
        await views.open(SUPPORTERS, NOW)


async def test_the_diarys_own_passcode_is_refused(views: SideViews) -> None:
    with pytest.raises(PasscodeTaken):
        await views.keep(OWNER, PATIENTS, a_package(), NOW, PATIENTS)
    assert not (await views.status(NOW)).exists


async def test_however_a_keyboard_writes_it(tmp_path: Path, store: MemoryKeyStore) -> None:
    views = side_views(tmp_path, store)
    with pytest.raises(PasscodeTaken):
        await views.keep(OWNER, "cafe\u0301 seven", a_package(), NOW, "caf\u00e9 seven")
    with pytest.raises(PasscodeTooShort):
        await views.keep(OWNER, "e\u0301" * 5, a_package(), NOW, PATIENTS)
    assert names(tmp_path) == set() and store.secrets == {}


async def test_five_tries_then_growing_waits_of_its_own(
    tmp_path: Path, store: MemoryKeyStore
) -> None:
    vault = vault_in(tmp_path, store)
    await vault.create(PATIENTS)
    views = await kept(tmp_path, store)
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(WrongPasscode) as wrong:
            await views.open("something else", NOW)
        assert wrong.value.tries_left == left
    assert wrong.value.wait_seconds == 30
    again = side_views(tmp_path, store)
    assert (await again.status(NOW)).wait_seconds == 30
    with pytest.raises(MustWait):
        await again.open(SUPPORTERS, NOW)
    assert (await vault.status(NOW)).wait_seconds == 0, "the patient waits for nobody"
    for _ in range(FREE_TRIES):
        with pytest.raises(WrongPasscode):
            await vault.open_with_passcode(SUPPORTERS, NOW)
    later = NOW + timedelta(seconds=30)
    assert await again.open(SUPPORTERS, later) == a_package()
    assert (await again.status(later)).wait_seconds == 0
    assert (await vault.status(later)).wait_seconds == 0
    assert (await vault.status(NOW)).wait_seconds == 30, "nor the supporter for the patient"


async def test_a_copied_folder_is_no_use_without_the_device(
    tmp_path: Path, store: MemoryKeyStore
) -> None:
    await kept(tmp_path, store)
    for elsewhere in (MemoryKeyStore(), MemoryKeyStore(available=False)):
        with pytest.raises(SideViewBroken):
            await side_views(tmp_path, elsewhere).open(SUPPORTERS, NOW)
    assert SUPPORTERS not in str(store.secrets)


async def test_without_a_key_store_the_passcode_alone_opens_it(tmp_path: Path) -> None:
    none = MemoryKeyStore(available=False)
    views = await kept(tmp_path, none)
    assert await views.open(SUPPORTERS, NOW) == a_package()


async def test_neither_file_says_anything(tmp_path: Path, store: MemoryKeyStore) -> None:
    views = await kept(tmp_path, store)
    await views.open(SUPPORTERS, NOW)
    with pytest.raises(WrongPasscode):
        await views.open("something else", NOW)
    found = b"".join((tmp_path / name).read_bytes() for name in names(tmp_path))
    head = a_package().head
    said = (NOTE, NAME, "MARKER", SUPPORTERS, PATIENTS, "mood", "friend", str(head.grant))
    assert [text for text in said if text.encode() in found] == []
    assert set(json.loads((tmp_path / SIDE).read_bytes())) == {
        *("version", "id", "until", "passcode", "owner", "about")
    }
    assert OWNER.reveal() not in found and OWNER.reveal().hex().encode() not in found
    for name in (SIDE, SEALED_NAME):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600


async def test_another_diarys_key_opens_nothing(tmp_path: Path, store: MemoryKeyStore) -> None:
    views = await kept(tmp_path, store)
    with pytest.raises(SideViewBroken):
        await views.about(STRANGER)
    with pytest.raises(SideViewBroken):
        await views.refresh(STRANGER, a_package(), NOW)
    assert await views.open(SUPPORTERS, NOW) == a_package()


async def test_a_clock_set_back_brings_nothing_back(tmp_path: Path, store: MemoryKeyStore) -> None:
    views = await kept(tmp_path, store, days=2)
    await views.open(SUPPORTERS, NOW + timedelta(days=2))
    before = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
    with pytest.raises(SideViewGone):
        await views.open(SUPPORTERS, NOW + timedelta(days=3))
    assert names(tmp_path) == set() and store.secrets == {}
    # The secret is gone with it: a folder that is put back opens nothing.
    for name, content in before.items():
        write_atomic(tmp_path / name, content)
    with pytest.raises(SideViewBroken):
        await views.open(SUPPORTERS, NOW)


async def test_the_latest_moment_counts_and_not_the_hint(tmp_path: Path) -> None:
    """Somebody who edits the day that stands in the clear gains nothing."""
    none = MemoryKeyStore(available=False)
    views = await kept(tmp_path, none, days=4)
    seen = NOW + timedelta(days=4)
    await views.open(SUPPORTERS, seen)
    # A shorter permission; then the file's day is moved, and the clock.
    await views.refresh(OWNER, a_package(1), seen)
    content = json.loads((tmp_path / SIDE).read_bytes())
    content["until"] = (DAY + timedelta(300)).isoformat()
    (tmp_path / SIDE).write_text(json.dumps(content))
    with pytest.raises(SideViewGone):
        await views.open(SUPPORTERS, NOW)
    assert names(tmp_path) == set()


async def test_a_new_passcode_is_a_new_view(tmp_path: Path, store: MemoryKeyStore) -> None:
    views = await kept(tmp_path, store)
    before = (tmp_path / SIDE).read_bytes()
    await views.keep(OWNER, "lavender 12", a_package(), NOW, PATIENTS)
    assert len(store.secrets) == 1
    with pytest.raises(WrongPasscode):
        await views.open(SUPPORTERS, NOW)
    assert await views.open("lavender 12", NOW) == a_package()
    write_atomic(tmp_path / SIDE, before)
    with pytest.raises(SideViewBroken):
        await views.open(SUPPORTERS, NOW)


async def test_taken_away_nothing_is_left(tmp_path: Path, store: MemoryKeyStore) -> None:
    views = await kept(tmp_path, store)
    with pytest.raises(WrongPasscode):
        await views.open("something else", NOW)
    assert names(tmp_path) == {SIDE, SEALED_NAME, ATTEMPTS_NAME}
    await views.remove()
    assert names(tmp_path) == set() and store.secrets == {}


@pytest.mark.parametrize("after", [0, 1])
async def test_a_full_disk_leaves_what_can_be_made_anew(
    tmp_path: Path, store: MemoryKeyStore, after: int
) -> None:
    await kept(tmp_path, store)
    writes = []

    def full(path: Path, content: bytes) -> None:
        writes.append(path)
        if len(writes) > after:
            raise StorageFull
        write_atomic(path, content)

    with pytest.raises(StorageFull):
        await side_views(tmp_path, store, full).keep(
            OWNER, "lavender 12", a_package(), NOW, PATIENTS
        )
    assert len(store.secrets) == 1
    views = side_views(tmp_path, store)
    if after:  # what it shows was replaced, and its key was not
        with pytest.raises(SideViewBroken):
            await views.open(SUPPORTERS, NOW)
    await views.refresh(OWNER, a_package(), NOW)
    assert await views.open(SUPPORTERS, NOW) == a_package()


async def test_a_disk_that_cannot_be_written_shows_it_still(
    tmp_path: Path, store: MemoryKeyStore
) -> None:
    await kept(tmp_path, store)

    def refuse(path: Path, content: bytes) -> None:
        if path.name == SIDE:
            raise StorageReadOnly
        write_atomic(path, content)

    views = side_views(tmp_path, store, refuse)
    assert await views.open(SUPPORTERS, NOW + timedelta(hours=1)) == a_package()


async def test_a_shorter_permission_counts_at_once(tmp_path: Path, store: MemoryKeyStore) -> None:
    views = await kept(tmp_path, store)
    await views.refresh(OWNER, newer(a_package(), until=DAY), NOW)
    assert not (await views.status(NOW + timedelta(days=1))).exists


def spoilt(content: bytes) -> list[bytes]:
    """A file cut off, emptied, replaced, and with a byte changed in many places."""
    cut = [b"", content[: len(content) // 2], b"{}", b"[]", os.urandom(300), content + b"x"]
    places = range(0, len(content), max(1, len(content) // 40))
    turned = (content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :] for at in places)
    return [*cut, *turned]


@pytest.mark.parametrize("name", [SIDE, SEALED_NAME])
async def test_a_spoilt_file_opens_nothing_and_breaks_nothing(
    tmp_path: Path, store: MemoryKeyStore, name: str
) -> None:
    views = await kept(tmp_path, store)
    whole = (tmp_path / name).read_bytes()
    package, opened = a_package(), 0
    for content in spoilt(whole):
        (tmp_path / name).write_bytes(content)
        try:
            assert await views.open(SUPPORTERS, NOW) == package
            opened += 1  # a byte of the day in the clear, or of a space between
        except (WrongPasscode, SideViewBroken, SideViewGone, MustWait):
            (tmp_path / ATTEMPTS_NAME).unlink(missing_ok=True)
        if not (tmp_path / SIDE).exists() or not (tmp_path / SEALED_NAME).exists():
            await views.keep(OWNER, SUPPORTERS, package, NOW, PATIENTS)
            whole = (tmp_path / name).read_bytes()
        await views.status(NOW)
        (tmp_path / name).write_bytes(whole)
    assert opened < 15


@pytest.mark.parametrize("name", [SIDE, SEALED_NAME])
async def test_a_pipe_in_its_place_holds_nothing_up(
    tmp_path: Path, store: MemoryKeyStore, name: str
) -> None:
    views = await kept(tmp_path, store)
    (tmp_path / name).unlink()
    os.mkfifo(tmp_path / name)
    with pytest.raises((SideViewBroken, SideViewGone)):
        await views.open(SUPPORTERS, NOW)
