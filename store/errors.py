"""What can go wrong with remembering: errors to catch without knowing the engine."""


class StoreError(Exception):
    """Every error of this package."""


class StoreUnavailable(StoreError):
    """The database is locked, gone or unreachable: nothing was stored, try again later."""


class StoreRefused(StoreError):
    """The database refuses these values; trying the same again will not help."""


class Forgotten(StoreError):
    """The key of these words was deleted, because the person asked to be forgotten."""


class SealBroken(StoreError):
    """The sealed bytes are not those that were written in this row and this column."""


class ReadTooLate(StoreError):
    """Sealed words were opened for the first time after their unit of work had ended."""


class MasterKeyMissing(StoreError):
    """The master key file, or the key in it that wrapped a person's key, cannot be found."""
