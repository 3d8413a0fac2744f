"""Use cases: what the screens ask for. Every slow call goes through the offload."""
