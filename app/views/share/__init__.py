"""Share: the visit report, questions for the visit, export, backup and restore."""

from app.views.share.screen import Share

__all__ = ["Share"]
