"""Names for rows and links; every id is made here, in Python, before the row exists."""

import secrets

_READABLE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def new_id() -> str:
    """32 random hexadecimal characters: says nothing about person, moment or order."""
    return secrets.token_hex(16)


def new_link_code() -> str:
    """22 characters of A-Za-z0-9_-: fits Telegram's `/start` payload, cannot be guessed."""
    return secrets.token_urlsafe(16)


def new_client_code() -> str:
    """Six characters that staff can read aloud without mixing up 0 and O, or 1 and I."""
    return "".join(secrets.choice(_READABLE) for _ in range(6))
