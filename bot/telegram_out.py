"""Last step of the walk on Telegram: one reply becomes one message, where it can be."""

import asyncio
import contextlib

from telegram import Bot, InputFile, Message
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot.carrier import Delivered, Media, Parcel
from bot.keyboards import Markup, build_keyboard
from bot.long_text import MAX_CAPTION, length_of, split_text
from bot.reply import Reply
from bot.telegram_errors import read_error, refuses_voice


class TelegramOut:
    """Sends by the library's bot; a message that cannot speak is sent as text."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def carry(self, parcel: Parcel) -> Delivered:
        """One outbox row; raises an error of `bot.carrier` when it was not carried."""
        try:
            _, delivered = await asyncio.gather(
                self._answer_press(parcel.reply.answer_callback), self._send(parcel)
            )
        except TelegramError as error:
            raise read_error(error) from None
        return delivered

    async def send_now(self, address: str, reply: Reply) -> Delivered:
        """Without the outbox: for danger, when nothing can be stored."""
        return await self.carry(Parcel("", "", address, "telegram", reply, urgent=True))

    async def show_typing(self, address: str) -> None:
        """The typing sign; a nicety, so its failure is nobody's worry."""
        with contextlib.suppress(TelegramError):
            await self._bot.send_chat_action(address, ChatAction.TYPING)

    async def fetch(self, file_ref: str) -> bytes:
        """The voice or photo behind a file id; raises an error of `bot.carrier`."""
        try:
            file = await self._bot.get_file(file_ref)
            return bytes(await file.download_as_bytearray())
        except TelegramError as error:
            raise read_error(error) from None

    async def fetch_name(self) -> str:
        """The bot's own user name, for the links in invitations."""
        try:
            return (await self._bot.get_me()).username or ""
        except TelegramError as error:
            raise read_error(error) from None

    async def close(self) -> None:
        """Gives the connections back."""
        await self._bot.request.shutdown()

    async def _answer_press(self, query: str | None) -> None:
        """Ends the little clock on a button; too late is no harm."""
        if query is not None:
            with contextlib.suppress(TelegramError):
                await self._bot.answer_callback_query(query)

    async def _send(self, parcel: Parcel) -> Delivered:
        reply, media = parcel.reply, parcel.media
        if not reply.text and media is None:
            return Delivered("")
        if media is None:
            return await self._send_text(parcel.address, reply)
        if length_of(reply.text) > MAX_CAPTION:
            return await self._send_text_first(parcel.address, reply, media)
        try:
            return await self._send_media(parcel.address, reply, media, build_keyboard(reply))
        except BadRequest as error:
            return await self._send_unspoken(parcel, media, error)

    async def _send_unspoken(self, parcel: Parcel, media: Media, error: BadRequest) -> Delivered:
        if refuses_voice(error) and media.kind == "voice":
            return await self._send_text(parcel.address, parcel.reply, voice_refused=True)
        if media.file_id and media.content:
            # Telegram forgot the file; the recording itself is still here.
            again = Media(media.kind, media.content, key=media.key)
            markup = build_keyboard(parcel.reply)
            with contextlib.suppress(BadRequest, OSError):
                return await self._send_media(parcel.address, parcel.reply, again, markup)
        return await self._send_text(parcel.address, parcel.reply)

    async def _send_text_first(self, address: str, reply: Reply, media: Media) -> Delivered:
        """A long text: a fixed sentence goes unspoken; what somebody said goes after it."""
        delivered = await self._send_text(address, reply)
        if media.key is None:
            with contextlib.suppress(BadRequest):
                await self._send_media(address, Reply(), media, None)
        return delivered

    async def _send_text(
        self, address: str, reply: Reply, voice_refused: bool = False
    ) -> Delivered:
        *parts, last = split_text(reply.text)
        for part in parts:
            await self._bot.send_message(address, part)
        sent = await self._bot.send_message(address, last, reply_markup=build_keyboard(reply))
        return Delivered(str(sent.message_id), voice_refused=voice_refused)

    async def _send_media(
        self, address: str, reply: Reply, media: Media, markup: Markup | None
    ) -> Delivered:
        send = self._bot.send_voice if media.kind == "voice" else self._bot.send_photo
        file = media.file_id or _upload(media)
        sent = await send(address, file, caption=reply.text or None, reply_markup=markup)
        is_new = media.file_id is None and media.key is not None
        return Delivered(str(sent.message_id), _file_id(sent) if is_new else None)


def _upload(media: Media) -> InputFile:
    content = media.content
    data = content if isinstance(content, bytes) else content.read_bytes() if content else b""
    return InputFile(data, filename="voice.ogg" if media.kind == "voice" else "picture.jpg")


def _file_id(sent: Message) -> str | None:
    if sent.voice is not None:
        return sent.voice.file_id
    return sent.photo[-1].file_id if sent.photo else None
