"""What was noticed: on Today, on a screen of its own, and all of it later."""

from app.views.alerts.cards import AlertCards
from app.views.alerts.past import NoticedPage
from app.views.alerts.screen import AlertScreen

__all__ = ["AlertCards", "AlertScreen", "NoticedPage"]
