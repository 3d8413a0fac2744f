"""Which row of a correction chain is in force.

Rows are only ever added, and their order is that of saving, never the clock: a device whose
clock was set back must not make an old statement win over its correction. Two windows may
correct the same row: the one saved last is in force, the other one stays in the trail. An
undo of a correction brings back what it replaced.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from uuid import UUID


class Row(Protocol):
    """What a row of any kind says of its place. ``undone``: it takes ``supersedes`` back."""

    @property
    def id(self) -> UUID:
        """Its own id."""
        ...

    @property
    def supersedes(self) -> UUID | None:
        """The row that it corrects or takes back."""
        ...

    @property
    def undone(self) -> bool:
        """Whether it only takes back."""
        ...


R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Standing(Generic[R]):
    """A row in force with what it replaced, oldest first (``trail``). A correction that was
    taken back replaced nothing and is in no trail."""

    row: R
    trail: tuple[R, ...] = ()


def standing(saved: Sequence[R]) -> list[Standing[R]]:
    """The rows in force, in the order first saved; ``saved`` in the order saved."""
    root = roots(saved)
    chains: dict[UUID, list[R]] = {}
    for row in saved:
        chains.setdefault(root[row.id], []).append(row)
    return [found for chain in chains.values() if (found := _in_force(chain)) is not None]


def roots(saved: Sequence[Row]) -> dict[UUID, UUID]:
    """The id under which the chain of each row began; ``saved`` in the order saved."""
    root: dict[UUID, UUID] = {}
    for row in saved:
        parent = row.supersedes
        root[row.id] = root.get(parent, parent) if parent is not None else row.id
    return root


def chain_of(saved: Sequence[R], version: UUID) -> Standing[R] | None:
    """The entry in force of which ``version`` is or was a row; ``None`` once it was taken
    away, and for an id that is not there."""
    root = first_version(saved, version)
    return next((s for s in standing(saved) if first_version(saved, s.row.id) == root), None)


def first_version(saved: Sequence[Row], version: UUID) -> UUID:
    """The id under which the entry of ``version`` was first typed: it stays with every
    change. ``version`` itself where nothing is known of it."""
    parents = {row.id: row.supersedes for row in saved}
    found = version
    while (parent := parents.get(found)) is not None:
        found = parent
    return found


def bridged(row: Row, gaps: Mapping[UUID, UUID | None]) -> UUID | None:
    """What ``row`` supersedes, or what that one did where it is among ``gaps``: rows that are
    not there, each with the one that it superseded. An undo of a row that is not there undoes
    nothing."""
    parent, seen = row.supersedes, {row.id}
    while parent is not None and parent in gaps:
        if row.undone or parent in seen:
            return None
        seen.add(parent)
        parent = gaps[parent]
    return parent


def _in_force(chain: Sequence[R]) -> Standing[R] | None:
    taken_back = {row.supersedes for row in chain if row.undone}
    left = [row for row in chain if not row.undone and row.id not in taken_back]
    return Standing(left[-1], tuple(left[:-1])) if left else None
