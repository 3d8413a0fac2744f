"""What stands in a visit report, as numbers and facts, and what is left out of it."""
