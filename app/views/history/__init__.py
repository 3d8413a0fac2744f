"""Past days: the month, and one day in full."""

from app.views.history.calendar import History
from app.views.history.day import HistoryDay

__all__ = ["History", "HistoryDay"]
