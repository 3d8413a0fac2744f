"""The identifiers of the limits in use; the rest and the rules are in ``identifiers``."""

from __future__ import annotations

LIMITS_FILE = "limits.file"
LIMITS_ACCEPT = "limits.accept"
LIMITS_CANCEL = "limits.cancel"
LIMITS_DEFAULTS = "limits.defaults"
LIMITS_UNDO = "limits.undo"
