"""The check-in: one scrolling page, one thumb, nothing prefilled, nothing lost."""
