"""The only room that knows SQLModel, SQLite, keyring and encryption."""
