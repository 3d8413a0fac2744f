"""More: language, appearance, lock and privacy, about."""

from app.views.more.menu import More, MorePage

__all__ = ["More", "MorePage"]
