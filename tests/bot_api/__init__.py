"""A small Telegram of the tests' own: the Bot API over HTTP, with Telegram's rules for offsets."""
