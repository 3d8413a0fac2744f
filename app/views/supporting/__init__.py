"""The screens for people who support somebody: what was shared with them, and pages to read."""
