"""How things are going: a chart, sentences and a table for each measure."""

from app.views.progress.screen import Progress

__all__ = ["Progress"]
