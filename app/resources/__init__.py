"""Data files that ship with the app."""
