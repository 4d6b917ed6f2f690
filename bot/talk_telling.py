"""A talk in person as the client hears of it: with whom, its moment in words, and the proposal."""

from __future__ import annotations

from bot.around import Around
from bot.reply import Reply
from bot.saying import names, say
from locales.talks import talk_in_words
from store import Work
from store.models import Client, Talk


def proposal(around: Around, client: Client, talk: Talk) -> Reply:
    """When, where and what together, with the buttons for just this."""
    return about_talk(around, client, talk, "say_talk_proposed")


def about_talk(around: Around, client: Client | None, talk: Talk, name: str) -> Reply:
    """A sentence about this talk; its buttons count as long as it is proposed just so."""
    called = names(around.words, client) | {
        "contact_name": with_whom(around, talk),
        "talk": in_words(around, talk),
    }
    return say(around.words, name, called, tag_of(around.work, talk))


def in_words(around: Around, talk: Talk) -> str:
    """The moment and what goes with it; empty while there is none."""
    return talk_in_words(around.words.responses, talk, around.organisation.timezone)


def tag_of(work: Work, talk: Talk) -> str:
    """What a button is tied to: this talk, as it is proposed now."""
    what = f"{talk.at and talk.at.isoformat()}|{talk.place}|{talk.activity}"
    return f"{talk.id[:8]}|{work.signals.words_hash(what)[:8]}"


def with_whom(around: Around, talk: Talk | None) -> str:
    """The advocate who proposed it, or who was asked; the signal may be another's by now."""
    staff = around.work.staff.get(talk.staff_id or "") if talk else None
    return staff.name if staff else around.words.responses["say_somebody"].text
