"""What the glide path shows: one medicine or all opioids together, and what stands under it.

The choice says something about a person, so it is kept sealed with the diary and not among
the settings in the clear.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from app.domain.traces import CHARTED
from app.services.glide import GlideChoices
from app.views.ui import Ui

KEY = "glide"
"""The form that holds the choice."""

MOST = 4
"""Measures and scores under the path; more would be too low to read on a phone."""

USUAL = ("interference_24h", "pain_24h")
"""Until somebody chooses: daily life first, then pain."""

TOTAL = "mme"

_IDS = tuple(m.id for m in CHARTED)


@dataclass(frozen=True)
class Picks:
    """``medicine`` is ``None`` for all opioids together (MME)."""

    medicine: UUID | None
    measures: tuple[str, ...] = USUAL

    def turned(self, measure: str) -> Picks:
        """With a measure added, in the order of the charts, or taken away."""
        wanted = set(self.measures) ^ {measure}
        return replace(self, measures=tuple(i for i in _IDS if i in wanted))


async def read_picks(ui: Ui, choices: GlideChoices) -> Picks:
    """What was chosen, as far as it is still there."""
    kept = await ui.plan.records.form(KEY)
    wanted = kept.get("medicine", "")
    known = {str(m.id): m.id for m in choices.medicines}
    medicine = known.get(wanted, choices.medicines[0].id)
    measures = tuple(i for i in kept.get("measures", " ".join(USUAL)).split() if i in _IDS)
    return Picks(None if wanted == TOTAL and choices.total else medicine, measures[:MOST])


async def keep_picks(ui: Ui, picks: Picks) -> None:
    """Keep what was chosen."""
    medicine = TOTAL if picks.medicine is None else str(picks.medicine)
    fields = {"medicine": medicine, "measures": " ".join(picks.measures)}
    await ui.plan.records.keep(KEY, fields)
