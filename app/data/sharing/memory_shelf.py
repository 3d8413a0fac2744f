"""What other people share, in memory alone: the demo, and tests."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from app.domain.ports import DataKey
from app.domain.sharing.packages import Kept, Memory


class MemoryShelf:
    """The ``Shelf`` port in memory: nothing is sealed, because nothing is written. What was kept
    with another key does not open."""

    def __init__(self) -> None:
        self._kept: dict[UUID, tuple[bytes, Kept]] = {}
        self._memory: tuple[bytes, Memory] | None = None

    def kept(self, key: DataKey) -> Sequence[Kept]:
        """See ``Shelf``."""
        found = [kept for sealed, kept in self._kept.values() if sealed == key.reveal()]
        return sorted(found, key=lambda one: one.opened_at)

    def keep(self, key: DataKey, kept: Kept) -> None:
        """See ``Shelf``."""
        self._kept[kept.head.grant] = key.reveal(), kept

    def drop(self, grant: UUID) -> None:
        """See ``Shelf``."""
        self._kept.pop(grant, None)

    def memory(self, key: DataKey) -> Memory:
        """See ``Shelf``."""
        there = self._memory is not None and self._memory[0] == key.reveal()
        return self._memory[1] if self._memory is not None and there else Memory()

    def remember(self, key: DataKey, memory: Memory) -> None:
        """See ``Shelf``."""
        self._memory = key.reveal(), memory
