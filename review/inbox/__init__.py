"""The inbox of advocates: what clients shared with them, and what they do with it."""
