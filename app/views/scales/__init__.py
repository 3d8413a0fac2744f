"""The questionnaires: answering, what they scored, and where they are offered."""
