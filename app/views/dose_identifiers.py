"""The identifiers of doses and supply; the rest and the rules are in ``identifiers``."""

from __future__ import annotations

TODAY_DOSE_AS_PLANNED = "today.dose.as_planned"
TODAY_DOSE_DIFFERENT = "today.dose.different"
TODAY_DOSE_CHANGE = "today.dose.change"
TODAY_DOSE_OTHER_SOURCE = "today.dose.other_source"
TODAY_DOSE_UNDO = "today.dose.undo"
TODAY_SUPPLY = "today.supply"

CHECKIN_DOSES_CHANGE = "checkin.doses.change"

HISTORY_DOSES_AS_PLANNED = "history.doses.as_planned"
HISTORY_DOSES_DIFFERENT = "history.doses.different"
HISTORY_DOSES_CHANGE = "history.doses.change"

DOSE_SOURCE = "dose.source"
DOSE_SAVE = "dose.save"
DOSE_CLOSE = "dose.close"
DOSE_DISCARD = "dose.discard"
DOSE_SURE = "dose.sure"

SUPPLY_SAVE = "supply.save"
SUPPLY_CLOSE = "supply.close"


def _first_plain(name: str, number: int) -> str:
    return name if number == 1 else f"{name}.{number}"


def today_dose_needed(medicine: int) -> str:
    """Says that an as-needed medicine was taken, counted from 1: ``today.dose.needed.1``."""
    return f"today.dose.needed.{medicine}"


def today_dose_begun(row: int) -> str:
    """Goes on with the doses of an earlier day, counted from 1: ``today.dose.begun.1``."""
    return f"today.dose.begun.{row}"


def dose_row(row: int, part: str) -> str:
    """One agreed dose of the page, counted from 1: ``dose.1.taken``, ``skipped``, ``other``,
    ``amount``, ``time``, ``time.add``, ``time.now``."""
    return f"dose.{row}.{part}"


def dose_extra(medicine: int) -> str:
    """Adds an extra dose of a regular medicine: ``dose.extra``, then ``dose.extra.2``."""
    return _first_plain("dose.extra", medicine)


def dose_extra_row(row: int, part: str) -> str:
    """An extra dose of the page, counted from 1: ``dose.beside.1.amount``, ``remove``."""
    return f"dose.beside.{row}.{part}"


def dose_none(medicine: int) -> str:
    """ "I took none" of a regular medicine: ``dose.none``, then ``dose.none.2``."""
    return _first_plain("dose.none", medicine)


def dose_reason(medicine: int) -> str:
    """Why the doses of a regular medicine were different: ``dose.reason``, then
    ``dose.reason.2``."""
    return _first_plain("dose.reason", medicine)


def dose_needed(medicine: int, part: str) -> str:
    """A dose of an as-needed medicine: ``dose.needed.1.amount``, ``agreed``, ``reason``."""
    return f"dose.needed.{medicine}.{part}"


def dose_said(row: int, part: str) -> str:
    """Something said of the day before, counted from 1: ``dose.said.1.change``, ``remove``."""
    return f"dose.said.{row}.{part}"


def history_doses_trail(row: int) -> str:
    """Opens what was said before about a day's doses: ``history.doses.trail.1``."""
    return f"history.doses.trail.{row}"


def supply_part(medicine: int, part: str) -> str:
    """A count of the supply: ``supply.1.pieces``, ``strength``, ``days``."""
    return f"supply.{medicine}.{part}"
