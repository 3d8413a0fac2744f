"""The answer that the browser brings back from signing in: taken once, and only if it is ours."""

from __future__ import annotations

import hmac
from concurrent.futures import Future, InvalidStateError
from urllib.parse import parse_qs, urlsplit

LONGEST = 8192


class CameBack:
    """Waits for one answer at ``redirect`` that knows ``state``. From any thread.

    ``url`` becomes the address that was come back to. ``stray``: one came that did not belong to
    this sign-in; the right one is waited for all the same, so that no other page can end it.
    """

    def __init__(self, redirect: str, state: str) -> None:
        self.redirect = redirect
        self.url: Future[str] = Future()
        self.stray = False
        self._state = state

    def take(self, url: str) -> bool:
        """Whether ``url`` is the answer. A second one is none."""
        if not self._belongs(url):
            self.stray = True
            return False
        try:
            self.url.set_result(url)
        except InvalidStateError:
            return False
        return True

    def close(self) -> None:
        """Nothing is waited for any more."""
        self.url.cancel()

    def _belongs(self, url: str) -> bool:
        if len(url) > LONGEST or not url.startswith(f"{self.redirect}?"):
            return False
        try:
            states = parse_qs(urlsplit(url).query, max_num_fields=30).get("state", [])
        except ValueError:
            return False
        return len(states) == 1 and hmac.compare_digest(states[0].encode(), self._state.encode())
