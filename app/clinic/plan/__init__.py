"""The plan and the visits as the clinic has them: read, checked, refused or taken over."""
