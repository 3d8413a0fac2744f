"""Finding a clinic and signing in there."""
