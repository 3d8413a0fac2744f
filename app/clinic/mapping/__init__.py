"""From the diary to FHIR R4 resources, as plain JSON objects. Pure: no clock, no network."""
