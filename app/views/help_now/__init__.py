"""Help now: the numbers to call when it cannot wait, and what to do until help comes."""

from app.views.help_now.sheet import use_help_now

__all__ = ["use_help_now"]
