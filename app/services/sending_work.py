"""The parts of sending that take their time. Imported late, on the threads that run them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from app import __version__
from app.clinic.discovery import abilities_of
from app.clinic.entries import Family, Maker, digest
from app.clinic.mapping.mapped import mapped
from app.clinic.mapping.provenance import provenance
from app.clinic.mapping.report import ReportFile
from app.clinic.mapping.withdrawn import withdrawn
from app.clinic.outbox.news import ASKS, Scope, known
from app.clinic.outbox.pack import Packed, Press, pack
from app.clinic.outbox.ways import (
    ABILITIES,
    PROVENANCE,
    REPORT,
    abilities_note,
    may_sign,
    read_abilities,
    way_of,
)
from app.clinic.scopes import granted
from app.domain.chains import Row, roots
from app.domain.clinic.abilities import Abilities, Way
from app.domain.clinic.clinics import Clinic, current_clinic
from app.domain.clinic.errors import AbilityMissing, SignInExpired
from app.domain.clinic.parcels import Delivered, Line, Parcel, Receipt, Sent, delivered
from app.domain.clock import local_day
from app.domain.files import File
from app.domain.milestones import Milestone
from app.domain.ports import DiaryStore
from app.domain.report.choices import ReportChoices
from app.domain.report.gathered import Gathered
from app.domain.report.left_out import left_out
from app.domain.watch import Watch
from app.services.reading import DayReader
from app.services.report_read import read_report, with_milestones

if TYPE_CHECKING:
    from app.clinic.door import Door

__all__ = ["ABILITIES", "ASKS", "abilities_note"]

SHARING = frozenset(("RelatedPerson", "Consent"))
"""Types that few clinics take. Where they are not taken, the rest goes without them."""

WRITING = frozenset("cu")
"""Of the letters of a scope: create and update."""


@dataclass(frozen=True)
class Standing:
    """What is known of the clinic now. ``root``: the id under which it was first added; ``has``:
    what it acknowledged; ``waiting``: what waits for it, in the order of sending."""

    clinic: Clinic
    root: UUID
    has: Mapping[str, Delivered]
    waiting: tuple[Parcel, ...]
    abilities: Abilities | None

    @property
    def maker(self) -> Maker:
        """Who sends."""
        return Maker(self.clinic.install, self.clinic.patient, __version__)

    @property
    def allowed(self) -> frozenset[str]:
        """The resource types that the person let us write."""
        letters = granted(self.clinic.scopes)
        return frozenset(kind for kind, given in letters.items() if given >= WRITING)

    @property
    def signs(self) -> bool:
        """Whether who made it is told along with it."""
        able = self.abilities is None or may_sign(self.abilities)
        return able and PROVENANCE in self.allowed

    @property
    def told(self) -> dict[str, Line]:
        """What the clinic's computer has, or will have once everything that waits arrived."""
        return known(self.has, self.waiting)


@dataclass(frozen=True)
class Said:
    """What was chosen, as it goes to the clinic."""

    families: tuple[Family, ...]
    scope: Scope


def read_standing(store: DiaryStore) -> Standing:
    """Blocking. ``SignInExpired`` without a clinic, or before anybody signed in there."""
    saved = store.records(Clinic)
    clinic = current_clinic(saved)
    if clinic is None or not clinic.patient:
        raise SignInExpired
    root = roots(saved)[clinic.id]
    receipts = store.readable_records(Receipt)
    waiting = tuple(parcel for parcel in store.parcels() if parcel.clinic == root)
    abilities = read_abilities(store.note(ABILITIES), clinic.base)
    return Standing(clinic, root, delivered(receipts, root), waiting, abilities)


def read_chosen(
    days: DayReader, store: DiaryStore, choices: ReportChoices, now: datetime
) -> tuple[Standing, Gathered, tuple[Milestone, ...]]:
    """Everything that may be sent, and what is known of the clinic. Blocking."""
    return read_standing(store), *read_report(days, store, choices, now, __version__)


def say(
    standing: Standing,
    found: Gathered,
    milestones: Sequence[Milestone],
    report: File | None,
) -> Said:
    """What was chosen, as FHIR resources, and may be written. A report that tells nothing new is
    left out."""
    chosen = left_out(with_milestones(found, milestones))
    extra = None
    if report is not None:
        extra = ReportFile(report, local_day(found.now), fingerprint(chosen))
    families = mapped(chosen, standing.maker, extra)
    told = [line for line in standing.told.values() if line.kind is Sent.REPORT]
    allowed = standing.allowed
    kept, dropped = [], {k for k, line in standing.told.items() if line.type not in allowed}
    for family in families:
        if all(entry.line.type in allowed for entry in family.entries):
            kept.append(family)
        else:
            dropped.update(entry.line.key for entry in family.entries)
    scope = Scope(
        first=found.first,
        last=found.last,
        topics=frozenset(topic.value for topic in found.choices.topics),
        unread_days=found.unread.days,
        unread_topics=frozenset(topic.value for topic in found.unread.topics),
        unsure=frozenset(dropped),
    )
    return Said(tuple(f for f in kept if not _old_report(f, told)), scope)


def fingerprint(found: Gathered) -> str:
    """Of what a report tells: the rows that it is made of, which never change. Made again, its
    pages have other bytes."""
    every: list[Sequence[Row]] = [
        found.plans.versions,
        found.checkins,
        found.said,
        found.answered,
        found.fired,
        found.acts,
        [reached.milestone for reached in found.milestones],
        found.visits,
        found.questions,
        [found.request] if found.request is not None else [],
    ]
    return digest(" ".join(sorted({str(row.id) for rows in every for row in rows})))


def _old_report(family: Family, told: Sequence[Line]) -> bool:
    lines = [entry.line for entry in family.entries if entry.line.kind is Sent.REPORT]
    return any(one.said == old.said and one.topics <= old.topics for one in lines for old in told)


@dataclass(frozen=True)
class Ready:
    """What is new, in parcels, and how they can be sent. ``untaken``: who else may look was
    chosen and left out, because the clinic's computer does not take that."""

    made: Packed
    way: Way
    untaken: bool


def packed(standing: Standing, said: Said, sending: UUID, now: datetime) -> Ready:
    """Put together what is new. ``AbilityMissing`` where it cannot be sent."""
    families, scope = said.families, said.scope
    able = standing.abilities
    rest = tuple(f for f in families if not SHARING & _types([f]))
    way = Way.BUNDLE if able is None or not _types(rest) else way_of(able, _types(rest))
    untaken = able is not None and not _goes(able, _types(families), way)
    if untaken:
        dropped = {e.line.key for f in families if f not in rest for e in f.entries}
        families, scope = rest, replace(scope, unsure=scope.unsure | dropped)
    if way is Way.REPORT:
        families = tuple(f for f in families if all(e.line.type == REPORT for e in f.entries))
        scope = replace(scope, unsure=frozenset(standing.told))
    press = Press(
        sending=sending,
        clinic=standing.root,
        maker=standing.maker,
        at=now,
        scope=scope,
        signed=way is not Way.REPORT and standing.signs,
    )
    made = pack(families, standing.has, standing.waiting, press, withdrawn, provenance)
    return Ready(made, way, untaken)


def _types(families: Iterable[Family]) -> set[str]:
    return {entry.line.type for family in families for entry in family.entries}


def _goes(able: Abilities, types: set[str], way: Way) -> bool:
    """Whether who else may look can go in the way in which the rest goes. Where that is the
    report alone, nothing else does, and the page says so."""
    if not types & SHARING or way is Way.REPORT:
        return True
    try:
        return way_of(able, types) is way
    except AbilityMissing:
        return False


def unchanged(said: Said, then: Mapping[str, Line], now: Mapping[str, Line]) -> Said:
    """``said`` without what another window sent since: it may have sent something newer."""
    moved = frozenset(key for key in then.keys() | now.keys() if then.get(key) != now.get(key))
    families = (
        Family(tuple(entry for entry in family.entries if entry.line.key not in moved))
        for family in said.families
    )
    scope = replace(said.scope, unsure=said.scope.unsure | moved)
    return Said(tuple(family for family in families if family.entries), scope)


def counts(parcels: Sequence[tuple[Parcel, bytes]]) -> Counter[Sent]:
    """How many things of each kind are in parcels."""
    return Counter(line.kind for parcel, _ in parcels for line in parcel.lines)


def ask_abilities(door: Door, watch: Watch) -> Abilities:
    """What the clinic's computer says that it can do. Blocking; errors of ``Door.ask``."""
    return abilities_of(door.ask("GET", "metadata", watch).json())
