"""First run: from opening Glidepath for the first time to a protected diary."""

from app.views.first_run.screen import FirstRun

__all__ = ["FirstRun"]
