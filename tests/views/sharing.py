"""Somebody who shows a part of their diary: the form filled in, the file in hand, opened again."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from app.data.sharing.package import JwePackages
from app.domain.chains import standing
from app.domain.sharing.grants import Given, Grant, Relation
from app.domain.sharing.packages import Package
from app.domain.sharing.topics import USUAL, Granted
from app.domain.watch import Watch
from app.views import caregiver_identifiers as ids
from tests.data.diaries import DAY, NOW, a_checkin
from tests.domain.sharing.made import ANSWERS
from tests.views.harness import Screen
from tests.views.living import House

LIST = "/share/caregivers"
NEW = f"{LIST}/new"
BROWSER = {"web": True, "platform": "linux"}
WORDS = "acorn badge cabin daisy eagle fable"


def lived(*ago: int) -> House:
    """A diary with check-ins of so many days ago."""
    return House().holding([a_checkin(day=DAY - timedelta(n), answers=ANSWERS) for n in ago])


def holding(house: House, root: UUID, topics: frozenset[Granted] = USUAL, days: int = 7) -> Grant:
    """A permission that is in the diary of ``house``."""
    span = DAY - timedelta(30), DAY + timedelta(days)
    who = "Test Friend", Relation.FRIEND, "Test Patient"
    grant = Grant(root, DAY, NOW, *who, topics, *span, WORDS)
    house.store().add_records([grant])
    return grant


def log(house: House) -> list[Given]:
    """What is noted as given."""
    return [found.row for found in standing(house.store().records(Given))]


def kept(house: House) -> list[Grant]:
    """Every row of a permission."""
    return list(house.store().records(Grant))


async def fill(screen: Screen, name: str = "Test Friend") -> None:
    """Fill in who; what, from when and until when stay as they are."""
    await screen.type(ids.CAREGIVER_NAME, name)
    await screen.type(ids.CAREGIVER_FROM_NAME, "Test Patient")


async def confirm(screen: Screen) -> None:
    """From the form over the preview to the words and the ways."""
    await screen.tap(ids.CAREGIVER_LOOK)
    await screen.wait_for(lambda: screen.has(ids.CAREGIVER_CONFIRM), 30)
    await screen.tap(ids.CAREGIVER_CONFIRM)
    await screen.wait_for(lambda: screen.route.endswith("/give"), 30)
    await screen.wait_for(lambda: screen.has(ids.CAREGIVER_FILE), 30)


def words_on(screen: Screen) -> str:
    """The six words as they stand on the screen."""
    lines = [line.partition(". ") for line in screen.text().splitlines()]
    found = {int(number): word for number, dot, word in lines if dot and number.isdecimal()}
    assert list(found) == [1, 2, 3, 4, 5, 6]
    return " ".join(found.values())


async def file_from(screen: Screen, identifier: str = ids.CAREGIVER_FILE) -> bytes:
    """Press the button for the file; what the browser was asked to save."""
    before = len(saved(screen))
    await screen.tap(identifier)
    await screen.wait_for(lambda: len(saved(screen)) > before, 30)
    await screen.settle()
    return saved(screen)[-1]


def saved(screen: Screen) -> list[bytes]:
    """Every file that the device was asked to save."""
    return [args["src_bytes"] for _, method, args in screen.calls if method == "save_file"]


def opened(content: bytes, words: str) -> Package:
    """What is in a file."""
    return JwePackages().open(content, words, Watch())
