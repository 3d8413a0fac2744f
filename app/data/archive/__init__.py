"""Files that leave the app and come back: the export, the backup, and reading either."""
