"""The questionnaires: one file for each, and the tuple that names them (``registry.SCALES``)."""
