"""The visit report: what a clinician reads in 60 seconds, as a PDF."""
