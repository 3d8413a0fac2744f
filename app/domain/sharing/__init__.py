"""Showing a part of the diary to somebody else: what was granted, packages, expiry."""
