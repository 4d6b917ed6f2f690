"""The pages of managers: clients are let in, given advocates, and given a new phone."""
