"""The agreed plan: where it stands, what changed, what matters on the way."""

from app.views.plan.ask import PlanAsk
from app.views.plan.change import PlanChange
from app.views.plan.from_clinic import PlanFromClinic
from app.views.plan.history import PlanHistory
from app.views.plan.milestone_page import PlanMilestone
from app.views.plan.screen import Plan
from app.views.plan.stay import PlanStay

__all__ = [
    "Plan",
    "PlanAsk",
    "PlanChange",
    "PlanFromClinic",
    "PlanHistory",
    "PlanMilestone",
    "PlanStay",
]
