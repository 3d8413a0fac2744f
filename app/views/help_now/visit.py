"""Where somebody is in Help now, and what they did there. Gone when the sheet is closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.signs import Sign, SignReport, in_order
from app.i18n.translator import Message
from app.services.diary import DiaryService
from app.services.signs import SignKeeper
from app.views.ui import Ui


class Place(StrEnum):
    """The pages of the sheet; the end of their text ids and identifiers."""

    FIRST = "first"
    TOO_MUCH = "too_much"
    NALOXONE = "naloxone"
    WITHDRAWAL = "withdrawal"
    TALK = "talk"
    WITH_SOMEBODY = "with_somebody"
    REGION = "region"


@dataclass(frozen=True)
class Kept:
    """A report that was kept; ``diary`` held it, ``None`` for a letter."""

    report: SignReport
    keeper: SignKeeper
    diary: DiaryService | None


@dataclass(frozen=True)
class Visit:
    """``trail``: the pages gone through, the present one last. ``copied``: the card whose
    number was copied last. ``signs``: chosen on this page. ``busy``: a report is being kept.
    ``trouble``: why the last one was not."""

    trail: tuple[Place, ...] = (Place.FIRST,)
    copied: str = ""
    signs: tuple[Sign, ...] = ()
    busy: bool = False
    kept: Kept | None = None
    trouble: Message | None = None

    @property
    def place(self) -> Place:
        """The page that is shown."""
        return self.trail[-1]

    def to(self, place: Place) -> Visit:
        """On to another page."""
        return Visit((*self.trail, place))

    def back(self) -> Visit:
        """To the page before."""
        return Visit(self.trail[:-1] or (Place.FIRST,))

    def toggled(self, sign: Sign) -> Visit:
        """With a sign chosen, or not any more. What was kept before stays kept; the next
        report is another one."""
        left = [s for s in self.signs if s is not sign]
        signs = left if sign in self.signs else [*left, sign]
        return replace(self, signs=in_order(signs), kept=None, trouble=None)


Turn = Callable[[Callable[[Visit], Visit]], None]
"""Changes the visit, whatever happened to it meanwhile."""


@dataclass(frozen=True)
class Desk:
    """What a page of the sheet is made from. ``agreed``: what the agreed plan says for a hard
    day, "" where there is none or the diary is locked."""

    ui: Ui
    visit: Visit
    turn: Turn
    agreed: str = ""

    def go(self, place: Place) -> None:
        """Open a page."""
        self.turn(lambda visit: visit.to(place))

    def back(self) -> None:
        """The page before."""
        self.turn(Visit.back)

    def choose(self, sign: Sign) -> None:
        """Choose a sign, or take it back."""
        self.turn(lambda visit: visit.toggled(sign))

    def copy(self, key: str) -> None:
        """The device has copied a number."""
        self.turn(lambda visit: replace(visit, copied=key))
