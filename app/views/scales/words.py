"""Small texts about questionnaires that several screens share."""

from __future__ import annotations

from app.domain.due import Offer, Why
from app.domain.scales.model import Scale
from app.i18n.scale_words import ScaleWords
from app.views.ui import Ui

MINUTE = 55
"""Seconds from which on minutes are told."""


def words_of(ui: Ui, scale: Scale) -> ScaleWords:
    """The words of a questionnaire."""
    return ScaleWords(scale, ui.words)


def how_long(ui: Ui, scale: Scale, left: int | None = None) -> str:
    """ "About 30 seconds". ``left``: questions still to be answered, all unless given."""
    count = len(scale.questions)
    seconds = scale.seconds * (count if left is None else left) / count
    if seconds < MINUTE:
        return ui.t("scales-seconds", seconds=max(5, 5 * round(seconds / 5)))
    return ui.t("scales-minutes", minutes=max(1, round(seconds / 60)))


def why(ui: Ui, offer: Offer) -> str | None:
    """Why it is due, where that helps; nothing for what simply comes around."""
    if offer.why is Why.SCORE and offer.by is not None:
        return ui.t("scales-why-score", day=ui.formats.weekday_day(offer.by.day))
    if offer.why is Why.STEP:
        return ui.t("scales-why-step")
    if offer.why is Why.VISIT:
        return ui.t("scales-why-visit")
    if offer.why is Why.BASELINE and offer.scale.schedule.baseline:
        return ui.t("scales-why-baseline")
    return None
