"""Identifiers of a supporter's passcode on the patient's own device; see ``identifiers``."""

from __future__ import annotations

LOCK_SUPPORTER = "lock.supporter"
SIDE_PASSCODE = "side.passcode"
SIDE_SHOW = "side.passcode.show"
SIDE_OPEN = "side.open"
SIDE_BACK = "side.back"
SIDE_CLOSE = "side.close"

SIDE_SET = "side.set"
SIDE_CHANGE = "side.change"
SIDE_CANCEL = "side.cancel"
SIDE_PRESENT = "side.present"
SIDE_PRESENT_SHOW = "side.present.show"
SIDE_PRESENT_USE = "side.present.use"
SIDE_NEW = "side.new"
SIDE_NEW_REPEAT = "side.new.repeat"
SIDE_NEW_SHOW = "side.new.show"
SIDE_NEW_USE = "side.new.use"
SIDE_REMOVE = "side.remove"
SIDE_HAND_OVER = "side.hand_over"
SIDE_LOCK_PAGE = "side.lock_page"
