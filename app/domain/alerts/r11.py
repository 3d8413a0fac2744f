"""R11: strong withdrawal (R10) and cannot keep fluids down, or fainted; or chest pain.

Level U, chest pain E. Same-day care *check* (``clinical.md``, section 3).

Stricter than the table: chest pain reported of today or yesterday is an emergency without R10
as well, so that removing a rating never turns an emergency off. The others count while their
day is one of the last days. The newest report is told and is an occasion of its own. Variants
"chest", "fluids", "faint".
"""

from __future__ import annotations

from app.domain.alerts import r10
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.said import CURRENT, Said, newest, signs
from app.domain.alerts.seen import Seen
from app.domain.signs import Sign

VARIANTS = {Sign.CHEST_PAIN: "chest", Sign.NO_FLUIDS: "fluids", Sign.FAINTED: "faint"}


def evaluate(seen: Seen) -> Finding | None:
    """Chest pain first, else the newest of the other signs beside R10."""
    chest = newest(signs(seen, (Sign.CHEST_PAIN,), seen.last(CURRENT)))
    if chest is not None:
        return _finding(Level.EMERGENCY, chest)
    other = newest(signs(seen, (Sign.NO_FLUIDS, Sign.FAINTED), seen.recent))
    if other is None or r10.evaluate(seen) is None:
        return None
    return _finding(Level.URGENT, other)


def _finding(level: Level, said: Said) -> Finding:
    return Finding(level, said.day, said.occasion, {"day": said.day}, VARIANTS[Sign(said.what)])


RULE = Rule("R11", "1", (Level.EMERGENCY, Level.URGENT), evaluate, covers=("R10",))
