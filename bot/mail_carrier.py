"""Carries rows of the outbox to people who are reached by e-mail; buttons become links."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.carrier import Delivered, Parcel, RefusedError
from bot.links import Links
from bot.mail import Letter, send_letter
from bot.mail_server import MailServer
from bot.reply import Reply
from locales.loader import Words
from store.signal_post import PAGE


class MailCarrier:
    """For the channel "email". Without a server every letter is refused, and its sender told."""

    def __init__(
        self,
        server: MailServer | None,
        links: Callable[[], Links],
        words: Callable[[], Words],
    ) -> None:
        self._server, self._links, self._words = server, links, words

    async def carry(self, parcel: Parcel) -> Delivered:
        """The row's id is the letter's own number: tried again, it is the same letter."""
        if self._server is None:
            raise RefusedError("SMTP_URL is empty")
        await send_letter(self._server, self._letter(parcel))
        return Delivered(parcel.row_id)

    def _letter(self, parcel: Parcel) -> Letter:
        responses = self._words().responses
        lines = [parcel.reply.text, *self._linked(parcel.reply), responses["say_mail_end"].text]
        subject = responses["say_mail_subject"].text
        return Letter(parcel.address, subject, "\n\n".join(lines) + "\n", parcel.row_id)

    def _linked(self, reply: Reply) -> Iterator[str]:
        for button in reply.buttons:
            name, _, code = button.payload.partition("|")
            if name == PAGE:
                yield f"{button.title}\n{self._links().page(code)}"
