"""Files that anything may have happened to: ``python -m tests.fuzz --inputs 100000``."""
