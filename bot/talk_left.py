"""Talks whose advocate is there for the client no more: nobody waits for him in vain."""

from __future__ import annotations

from bot.around import Around
from bot.saying import tell_client
from bot.talk_telling import about_talk
from bot.talk_times import drop_dues


def end_left(around: Around) -> None:
    """Each once, and the client is told; what he shared lies with his other advocates."""
    for talk in around.work.talks.left():
        client = around.work.clients.get(talk.client_id)
        if client is None or not around.work.talks.settle(talk, "cancelled"):
            continue
        drop_dues(around.work, talk)
        reply = about_talk(around, client, talk, "say_talk_called_off")
        tell_client(around.work, client, reply, key=f"left:{talk.id}")
