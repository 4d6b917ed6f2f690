"""The addresses that are given to people: where the bot and its pages are found from outside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Links:
    """`bot_name` is the bot's name on Telegram, once Telegram said it; None without Telegram."""

    phone: str = "http://127.0.0.1:8000"
    review: str = "http://127.0.0.1:8001"
    bot_name: str | None = None

    def invite(self, code: str) -> str:
        """Lets somebody in, once: in Telegram where there is Telegram, else on the web phone."""
        return self.telegram(code) or self.web_phone(code)

    def telegram(self, code: str) -> str | None:
        """Opens the chat with the bot, which then gets `/start <code>`."""
        return f"https://t.me/{self.bot_name}?start={code}" if self.bot_name else None

    def web_phone(self, code: str) -> str:
        """Opens the web phone, which passes the code on in the same way."""
        return f"{self.phone.rstrip('/')}/p/{code}"

    def page(self, code: str) -> str:
        """The page of a contact without Telegram."""
        return f"{self.review.rstrip('/')}/c/{code}"

    def inbox(self, signal_id: str) -> str:
        """One signal in the inbox of an advocate; it asks to log in."""
        return f"{self.review.rstrip('/')}/inbox/{signal_id}"

    def join(self, code: str) -> str:
        """Where a member of staff chooses his password."""
        return f"{self.review.rstrip('/')}/join/{code}"

    @property
    def on_call(self) -> str:
        """The one page of whoever is on call; it asks to log in."""
        return f"{self.review.rstrip('/')}/on-call"
