"""Talks in person: which are coming, what was shared before them, and the interview together."""
