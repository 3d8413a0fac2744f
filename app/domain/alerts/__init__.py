"""Noticing trouble: one file for each rule, and what is kept of an alert."""
