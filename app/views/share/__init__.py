"""Share: the visit report, questions for the visit, export, backup and restore."""

from app.views.share.backup import BackupPage
from app.views.share.restore_page import RestorePage
from app.views.share.screen import Share

__all__ = ["BackupPage", "RestorePage", "Share"]
