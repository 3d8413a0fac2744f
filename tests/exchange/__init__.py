"""What leaves the app for other programs."""
