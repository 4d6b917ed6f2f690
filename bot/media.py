"""Finds what goes with a reply: a recording, a picture, or what somebody said or showed."""

from collections.abc import Callable
from pathlib import Path

from bot.carrier import Media
from bot.reply import Reply
from store import Work
from store.models import Chat

FindFile = Callable[[str], Path | None]


class MediaShelf:
    """Looks in the voice pack, the pictures and the store; what is not there is left out.

    One message carries one thing: what somebody said goes before a recording of a fixed sentence,
    and a recording before a picture.
    """

    def __init__(self, bot: str, find_recording: FindFile, find_picture: FindFile) -> None:
        self._bot, self._find_recording, self._find_picture = bot, find_recording, find_picture

    def find(self, work: Work, chat: Chat, reply: Reply) -> Media | None:
        """Called inside the unit of work that takes the row out of the queue."""
        if reply.attachment is not None:
            return _shared(work, reply.attachment)
        return (
            (None if chat.voice_refused else self._recording(work, reply.voice))
            or self._picture(work, reply.image)
            or (Media("photo", file_id=reply.picture_url) if reply.picture_url else None)
        )

    def _recording(self, work: Work, name: str | None) -> Media | None:
        path = self._find_recording(name) if name else None
        if name is None or path is None:
            return None
        return Media("voice", path, work.spoken_files.find(self._bot, name), key=name)

    def _picture(self, work: Work, name: str | None) -> Media | None:
        path = self._find_picture(name) if name else None
        if name is None or path is None:
            return None
        return Media("photo", path, work.spoken_files.find(self._bot, name), key=name)

    def remember(self, work: Work, key: str, file_id: str) -> None:
        """Telegram has it now; an older id was one that it forgot."""
        work.spoken_files.lose(self._bot, key)
        work.spoken_files.put(self._bot, key, file_id)


def _shared(work: Work, attachment_id: str) -> Media | None:
    found = work.attachments.get(attachment_id)
    if found is None or not found.content:
        return None
    return Media("voice" if found.kind == "voice" else "photo", found.content)
