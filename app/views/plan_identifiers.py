"""The identifiers of the Plan tab; the rest and the rules are in ``identifiers``."""

from __future__ import annotations

PLAN_ADD = "plan.add"
PLAN_BEGUN = "plan.begun"
PLAN_COMING = "plan.coming"
PLAN_CHANGE = "plan.change"
PLAN_HISTORY = "plan.history"
PLAN_BACK = "plan.back"
PLAN_UNDO = "plan.undo"

PLAN_ASK = "plan.ask"
PLAN_ASK_NOTE = "plan.ask.note"
PLAN_ASK_SEND = "plan.ask.send"
PLAN_ASK_WITHDRAW = "plan.ask.withdraw"
PLAN_ASK_TALKED = "plan.ask.talked"

PLAN_CLINIC = "plan.clinic"
PLAN_CLINIC_READ = "plan.clinic.read"
PLAN_CLINIC_CONFIRM = "plan.clinic.confirm"
PLAN_CLINIC_LATER = "plan.clinic.later"
PLAN_CLINIC_DONE = "plan.clinic.done"
PLAN_CLINIC_WHOLE = "plan.clinic.whole"
PLAN_CLINIC_SIGN_IN = "plan.clinic.sign_in"

PLAN_STAY_CONFIRM = "plan.stay.confirm"

PLAN_MILESTONE_ADD = "plan.milestone.add"
PLAN_MILESTONE_WORDING = "plan.milestone.wording"
PLAN_MILESTONE_USE = "plan.milestone.use"
PLAN_MILESTONE_SAVE = "plan.milestone.save"


def plan_change(kind: str) -> str:
    """A kind of change: ``plan.change.paused``, ``plan.change.corrected``."""
    return f"plan.change.{kind}"


def plan_steps(medicine: int) -> str:
    """Opens the finished steps of a medicine, counted from 1: ``plan.steps.1``."""
    return f"plan.steps.{medicine}"


def plan_call(contact: int) -> str:
    """Calls a contact of the plan, counted from 1: ``plan.call.1``."""
    return f"plan.call.{contact}"


def plan_copy(contact: int) -> str:
    """Copies the number of a contact of the plan: ``plan.copy.1``."""
    return f"plan.copy.{contact}"


def plan_stay(field: str) -> str:
    """A field of a pause, a hold or the end: ``plan.stay.from``."""
    return f"plan.stay.{field}"


def plan_stay_choice(field: str, value: str) -> str:
    """One of the choices of such a field: ``plan.stay.decided.me``."""
    return f"plan.stay.{field}.{value}"


def plan_milestone(row: int, part: str) -> str:
    """What can be done with a milestone, counted from 1: ``plan.milestone.1.done``, ``edit``,
    ``remove``."""
    return f"plan.milestone.{row}.{part}"


def plan_milestone_choice(field: str, value: str) -> str:
    """One of the choices of a milestone's page: ``plan.milestone.kind.do_again``."""
    return f"plan.milestone.{field}.{value}"
