"""Files that are brought in: with a limit, and nothing of them left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import bring_in
from app.services.bring_in import BringIn
from app.services.offload import Offload
from app.web.slot import Slot


@pytest.fixture
def offload() -> Iterator[Offload]:
    threads = Offload()
    yield threads
    threads.close()


async def test_a_file_is_read_up_to_its_limit(tmp_path: Path, offload: Offload) -> None:
    door, path = BringIn(Slot(), offload), tmp_path / "a.json"
    path.write_bytes(b"12345")
    assert await door.from_disk(str(path), 5) == b"12345"
    assert await door.from_disk(str(path), 4) is None
    assert await door.from_disk(str(tmp_path / "gone"), 5) is None
    assert await door.from_disk(str(tmp_path), 5) is None
    assert path.exists()


@pytest.mark.parametrize(("folder", "left"), [("cache", False), ("tmp", False), ("Download", True)])
async def test_a_phone_keeps_no_copy_in_its_cache(
    tmp_path: Path, offload: Offload, folder: str, left: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The folder of a test may itself lie below one called "tmp".
    monkeypatch.chdir(tmp_path)
    path = Path(folder) / "a.json"
    path.parent.mkdir()
    path.write_bytes(b"1")
    assert await BringIn(Slot(), offload).from_disk(str(path), 5, phone=True) == b"1"
    assert path.exists() is left


async def test_what_the_browser_sends(offload: Offload) -> None:
    slot = Slot()

    async def send(address: str) -> None:
        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"1234"}

        await slot.take(address, receive)

    door = BringIn(slot, offload)
    assert await door.from_browser(4, send) == b"1234"
    assert await door.from_browser(3, send) is None


async def test_a_browser_that_sends_nothing(
    offload: Offload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bring_in, "PATIENCE", 0.01)
    addresses: list[str] = []

    async def forget(address: str) -> None:
        addresses.append(address)

    slot = Slot()
    assert await BringIn(slot, offload).from_browser(3, forget) is None

    async def receive() -> dict[str, object]:
        raise AssertionError("nobody waits for it any more")

    assert await slot.take(addresses[0], receive) == 404
