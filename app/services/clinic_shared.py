"""What the windows of one process share about the clinic, beside what the diary holds."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.clinic.sign_in import SignInBegun


@dataclass
class ClinicShared:
    """One for the process. ``renewing``: a refresh token is used once, so that two windows must
    not use the same; ``sending``: one sender at a time. ``begun``: the sign-in that is waited for.
    """

    renewing: asyncio.Lock = field(default_factory=asyncio.Lock)
    sending: asyncio.Lock = field(default_factory=asyncio.Lock)
    begun: SignInBegun | None = None

    def wait_for(self, begun: SignInBegun | None) -> SignInBegun | None:
        """From now on this sign-in is waited for, and no other; the one before, to be closed."""
        before, self.begun = self.begun, begun
        return before if before is not begun else None
