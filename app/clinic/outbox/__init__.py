"""The upload protocol (``fhir.md``, section 2): packing, sending, reading the answer."""
