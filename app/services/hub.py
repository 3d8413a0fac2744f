"""Tells the other windows of the same process that the diary changed."""

from __future__ import annotations

from collections.abc import Callable


class ChangeHub:
    """Callbacks of the open windows. One per process, used on the event loop only."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[], object]] = []

    def subscribe(self, listener: Callable[[], object]) -> Callable[[], None]:
        """Call ``listener`` after every change; the returned function ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def announce(self) -> None:
        """The diary changed."""
        for listener in tuple(self._listeners):
            listener()
