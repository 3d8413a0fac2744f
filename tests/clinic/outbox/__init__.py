"""The outbox: what is packed, how it is sent, what becomes of it when something goes wrong."""
