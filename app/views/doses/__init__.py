"""The agreed dose and what was taken: said in one tap, or dose by dose."""
