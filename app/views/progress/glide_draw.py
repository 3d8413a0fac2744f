"""Drawing the glide path for what was chosen, whoever looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.services.glide import GlideChoices, GlideService
from app.services.glide_view import GlideView
from app.views.progress.glide_picks import Picks
from app.views.progress.slots import PIXEL_RATIO, Wanted


def possible(picks: Picks, choices: GlideChoices) -> Picks:
    """``picks``, with the first medicine where all opioids together cannot be drawn."""
    if picks.medicine is None and not choices.total:
        return replace(picks, medicine=choices.medicines[0].id)
    return picks


async def draw_path(
    service: GlideService, picks: Picks, wanted: Wanted, milestones: Sequence[tuple[date, str]]
) -> GlideView:
    """The picture and its sentences. Errors as in ``GlideService.glide``."""
    paper = wanted.look, wanted.width, PIXEL_RATIO, wanted.text_scale
    return await service.glide(picks.medicine, picks.measures, wanted.span, *paper, milestones)
