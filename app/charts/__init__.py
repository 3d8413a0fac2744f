"""Numbers in, pictures and sentences out. No Flet, no database."""
