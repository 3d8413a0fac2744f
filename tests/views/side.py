"""Somebody who lets another person look on their own device: the passcode set, handed over,
looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from app.domain.checkins import Answers
from app.domain.ports import DiaryStore
from app.domain.sharing.grants import Given, Grant, Relation
from app.domain.sharing.topics import Granted
from app.views import identifiers as ids
from app.views import side_identifiers as side
from app.views import supporting_identifiers as supporting
from tests.data.diaries import DAY, NOW, a_checkin
from tests.views.doorway import PASSCODE, Device
from tests.views.harness import Screen
from tests.views.sharing import LIST, WORDS

ROOT = UUID(int=7)
PAGE = f"{LIST}/{ROOT}"
SUPPORTERS = "marigold 3 lanes"
NOTE, NAME = "MARKER a hard evening", "MARKER Test Friend"
ANSWERS: Answers = {"mood": 6, "pain_24h": 4, "note": NOTE, "craving": 2, "safe": "yes"}
SOON = 30.0
"""Seconds that a loaded machine may take for a package and a key of a passcode."""


async def sharing_device(folder: Path, passcode: str | None = PASSCODE) -> Device:
    """A device with a week of days, and a permission for mood of two weeks."""
    device = Device(folder)
    await device.diary(passcode)
    store = await diary_of(device, passcode)
    for ago in range(7):
        store.add(a_checkin(day=DAY - timedelta(ago), answers=ANSWERS))
    who = NAME, Relation.FRIEND, "Test Patient"
    span = DAY - timedelta(30), DAY + timedelta(13)
    topics = frozenset((Granted.MOOD,))
    store.add_records([Grant(ROOT, DAY, NOW, *who, topics, *span, WORDS)])
    store.close()
    return device


async def diary_of(device: Device, passcode: str | None = PASSCODE) -> DiaryStore:
    """A look at the diary from outside."""
    return device.files.open(await device.opens(passcode=passcode))


async def log_of(device: Device) -> list[Given]:
    """What was noted as given."""
    return list((await diary_of(device)).records(Given))


async def change(device: Device, **changed: object) -> None:
    """Change the permission from another window, and tell of it."""
    store = await diary_of(device)
    last = store.records(Grant)[-1]
    at = device.clock.moment
    row = replace(last, id=uuid4(), supersedes=last.id, entered_at=at, **changed)  # type: ignore[arg-type]
    store.add_records([row])
    assert device.house is not None
    device.house.hub.announce()


async def unlock(screen: Screen, passcode: str = PASSCODE) -> None:
    """Type the diary's passcode at the lock."""
    await screen.type(ids.LOCK_PASSCODE, passcode, submit=True)
    await screen.settle(SOON)


async def prove(screen: Screen, passcode: str = PASSCODE) -> None:
    """From the page of the permission to the fields for a supporter's passcode."""
    await screen.wait_for(lambda: screen.has(side.SIDE_SET) or screen.has(side.SIDE_CHANGE), SOON)
    await screen.tap(side.SIDE_SET if screen.has(side.SIDE_SET) else side.SIDE_CHANGE)
    await screen.type(side.SIDE_PRESENT, passcode, submit=True)


async def choose(screen: Screen, passcode: str = SUPPORTERS) -> None:
    """Type a supporter's passcode twice, and keep it."""
    await screen.type(side.SIDE_NEW, passcode)
    await screen.type(side.SIDE_NEW_REPEAT, passcode)
    await screen.tap(side.SIDE_NEW_USE)


async def set_up(screen: Screen, passcode: str = SUPPORTERS) -> None:
    """Unlock at the page of the permission and set a supporter's passcode."""
    await unlock(screen)
    await prove(screen)
    await choose(screen, passcode)
    await screen.wait_for(lambda: screen.has(side.SIDE_HAND_OVER), SOON)


async def look(screen: Screen, passcode: str = SUPPORTERS) -> None:
    """From the supporter's passcode to what they see, all of it drawn."""
    await screen.wait_for(lambda: screen.has(side.SIDE_PASSCODE), SOON)
    await screen.type(side.SIDE_PASSCODE, passcode, submit=True)
    await screen.wait_for(lambda: screen.has(supporting.SUPPORTING_SHARED), SOON)
    await screen.settle(SOON)


async def at_the_lock(screen: Screen) -> None:
    """Wait until the diary's passcode is asked for."""
    await screen.wait_for(lambda: screen.has(ids.LOCK_PASSCODE), SOON)
    assert not screen.has(supporting.SUPPORTING_SHARED) and not screen.has(ids.NAV_TODAY)


def files(folder: Path) -> dict[str, bytes]:
    """Everything in the data folder, by name."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def kept_of_it(folder: Path) -> list[str]:
    """The files of a side view."""
    return [name for name in files(folder) if name.startswith("side")]
