"""The clinic's computer: FHIR R4 and SMART App Launch. The only room that knows HTTP.

Everything here blocks, and runs on the network thread (``services/offload.py``); what only maps
runs on any thread. Whatever a server says is untrusted (``fhir.md``, section 3).
"""
