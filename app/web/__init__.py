"""The loopback guard around the browser version."""
