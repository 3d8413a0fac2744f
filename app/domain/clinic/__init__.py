"""The clinic's computer: which one it is, what goes there, what came back. No network here."""
