"""The identifiers of the questionnaires; the rest and the rules are in ``identifiers``."""

from __future__ import annotations

SCALE_BACK = "scale.back"
SCALE_NEXT = "scale.next"
SCALE_SAVE = "scale.save"
SCALE_CLOSE = "scale.close"
SCALE_UNDO = "scale.undo"
SCALE_REST = "scale.rest"
SCALE_CORRECT = "scale.correct"
SCALE_TRAIL = "scale.trail"
SCALE_DONE = "scale.done"
SCALE_DISCARD = "scale.discard"


def scale_open(scale: str) -> str:
    """Opens a questionnaire, or goes on with it: ``scale.peg.open``."""
    return f"scale.{scale}.open"


def scale_not_now(scale: str) -> str:
    """Leaves it for today: ``scale.peg.not_now``."""
    return f"scale.{scale}.not_now"


def scale_not_this_time(scale: str) -> str:
    """Leaves it until it is due again: ``scale.peg.not_this_time``."""
    return f"scale.{scale}.not_this_time"


def scale_value(scale: str, question: str, value: int) -> str:
    """One answer: ``scale.peg.pain.7``."""
    return f"scale.{scale}.{question}.{value}"


def scale_text(scale: str, question: str) -> str:
    """The field of a question answered in words: ``scale.baseline_facts.x.text``."""
    return f"scale.{scale}.{question}.text"


def scale_skip(scale: str, question: str) -> str:
    """Leaves a question out: ``scale.peg.pain.skip``."""
    return f"scale.{scale}.{question}.skip"


def scale_left_out(scale: str, question: str) -> str:
    """Goes back to a question that was left out: ``scale.phq9.sleep.answer``."""
    return f"scale.{scale}.{question}.answer"


def history_scale(row: int) -> str:
    """Reads a questionnaire of a day, counted from 1: ``history.scale.1``."""
    return f"history.scale.{row}"
