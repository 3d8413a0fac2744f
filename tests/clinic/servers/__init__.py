"""The test clinic: real servers, each a process of its own (``fhir.md``, section 5)."""
