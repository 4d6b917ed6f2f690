"""A talk in person as the client hears of it: its moment in words, and the proposal."""

from __future__ import annotations

from bot.reply import Reply
from bot.saying import say
from bot.scene import Scene
from bot.signals import whom
from locales.loader import Words
from locales.talks import talk_in_words
from store import Work
from store.models import Client, Talk
from store.organisation import Organisation


def proposal(
    work: Work, words: Words, organisation: Organisation, client: Client, talk: Talk
) -> Reply | None:
    """When, where and what together, with the buttons for just this; None without a moment."""
    signal = work.signals.get(talk.signal_id or "")
    if signal is None or talk.at is None:
        return None
    called = whom(work, signal, words, client)
    called["talk"] = in_words(words, organisation, talk)
    return say(words, "say_talk_proposed", called, tag_of(work, talk))


def in_words(words: Words, organisation: Organisation, talk: Talk) -> str:
    """The moment and what goes with it; empty while there is none."""
    if talk.at is None:
        return ""
    return talk_in_words(words.responses, talk.at, organisation.timezone, talk.place, talk.activity)


def tag_of(work: Work, talk: Talk) -> str:
    """What a button is tied to: this talk, as it is proposed now."""
    what = f"{talk.at and talk.at.isoformat()}|{talk.place}|{talk.activity}"
    return f"{talk.id[:8]}|{work.signals.words_hash(what)[:8]}"


def with_whom(scene: Scene, talk: Talk | None) -> str:
    """The name of the advocate."""
    staff = scene.work.staff.get(talk.staff_id or "") if talk else None
    return staff.name if staff else scene.words.responses["say_somebody"].text
