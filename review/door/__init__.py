"""The door of staff: a link to begin with, a password, a code from one's own phone."""
