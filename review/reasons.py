"""Why somebody looks, as the access log keeps it; the texts are `why_…` and `looks_why_…`."""

HIS_OWN = "shared"
TALK = "prepare"
DANGER = "danger"
# What an advocate may say when he wants to read what a colleague is busy with.
REASONS = ("client_asked", "colleague_away", "helps")
