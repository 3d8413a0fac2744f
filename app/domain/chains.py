"""Which row of a correction chain is in force.

Rows are only ever added, and their order is that of saving, never the clock: a device whose
clock was set back must not make an old statement win over its correction. Two windows may
correct the same row: the one saved last is in force, the other one stays in the trail. An
undo of a correction brings back what it replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def _in_force(chain: Sequence[R]) -> Standing[R] | None:
    taken_back = {row.supersedes for row in chain if row.undone}
    left = [row for row in chain if not row.undone and row.id not in taken_back]
    return Standing(left[-1], tuple(left[:-1])) if left else None
