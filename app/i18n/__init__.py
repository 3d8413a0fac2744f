"""Words, dates and numbers in the language of the person."""
