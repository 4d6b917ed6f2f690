"""The conversation with clients and contacts: Telegram, the web phone, inbox and outbox, safety."""

import os

# Without this choice python-telegram-bot warns whenever it meets a length of time, and a 429
# would be turned into that warning in strict runs.
os.environ.setdefault("PTB_TIMEDELTA", "true")
