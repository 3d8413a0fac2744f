"""Identifiers of the pages of Help now; see ``identifiers``."""

from __future__ import annotations

HELP_BACK = "help.back"
HELP_REPORT_KEEP = "help.report.keep"
HELP_REPORT_UNDO = "help.report.undo"


def help_page(name: str) -> str:
    """Opens a page of Help now: ``help.page.naloxone``."""
    return f"help.page.{name}"


def help_region(code: str) -> str:
    """Says where somebody lives, right there: ``help.region.us``."""
    return f"help.region.{code}"


def sign(name: str) -> str:
    """One of the signs to choose from: ``sign.chest_pain``."""
    return f"sign.{name}"
