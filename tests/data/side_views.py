"""What the tests of the side view share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from app.data.atomic import write_atomic
from app.data.sharing.side_views import FileSideViews
from app.domain.archives import Everything
from app.domain.checkins import Answers, CheckIn, CheckInKind
from app.domain.ports import DataKey, KeyStore
from app.domain.sharing.granted import package_of
from app.domain.sharing.grants import Relation
from app.domain.sharing.packages import Head, Package
from app.domain.sharing.topics import Granted
from tests.data.vaults import CHEAP, NOW, run

OWNER = DataKey(b"\x05" * 32)
SUPPORTERS = "marigold 3 lanes"
PATIENTS = "cornflower 7"
DAY: date = NOW.date()
NOTE, NAME = "MARKER a hard evening", "MARKER Test Friend"


def side_views(
    folder: Path, keystore: KeyStore, write: Callable[[Path, bytes], None] = write_atomic
) -> FileSideViews:
    """Side views as a process that just started sees them."""
    return FileSideViews(folder, keystore, run, write=write, passcode_cost=CHEAP)


def a_package(days: int = 7, at: datetime = NOW, grant: int = 7, mood: int = 4) -> Package:
    """Mood and notes of one day, to look at for ``days`` from today on."""
    names = "MARKER Test Patient", NAME, Relation.FRIEND
    topics = frozenset((Granted.MOOD, Granted.NOTES))
    head = Head(
        UUID(int=grant), 1, at, *names, topics, DAY - timedelta(9), DAY, DAY + timedelta(days)
    )
    answers: Answers = {"mood": mood, "note": NOTE, "pain_24h": 9}
    checkin = CheckIn(UUID(int=3), DAY, CheckInKind.FULL, NOW, answers)
    return package_of(Everything((checkin,)), head)


def newer(package: Package, **head: object) -> Package:
    """The same with another head."""
    return replace(package, head=replace(package.head, **head))  # type: ignore[arg-type]
