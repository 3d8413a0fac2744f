"""Numbered schema migrations, frozen once released."""
