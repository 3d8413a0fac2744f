"""Copying a plan from paper: the form, and the page that reads it back."""

from app.views.plan_form.review import PlanReview
from app.views.plan_form.screen import PlanForm

__all__ = ["PlanForm", "PlanReview"]
