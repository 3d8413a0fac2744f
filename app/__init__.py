"""Glidepath: a diary for people who lower an opioid with their clinic."""

__version__ = "0.1.0"
